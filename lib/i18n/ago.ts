import { formatDay } from './formats';
import type { Locale } from './locales';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** ar-MA says «قبل», and writes Latin digits. */
const relative = {
  ar: new Intl.RelativeTimeFormat('ar-MA-u-nu-latn', { numeric: 'always' }),
  fr: new Intl.RelativeTimeFormat('fr', { numeric: 'always' }),
};

/** « il y a 3 jours », «قبل 3 أيام»; the day itself from a week on. A clock that is behind reads as a minute ago. */
export function formatAgo(date: Date, now: Date, locale: Locale): string {
  const age = now.getTime() - date.getTime();
  if (age >= 7 * DAY) return formatDay(date, locale);
  if (age >= DAY) return relative[locale].format(-Math.floor(age / DAY), 'day');
  if (age >= HOUR) return relative[locale].format(-Math.floor(age / HOUR), 'hour');
  return relative[locale].format(-Math.max(1, Math.floor(age / MINUTE)), 'minute');
}

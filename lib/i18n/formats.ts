import type { Locale } from './locales';

/** Every day and hour that a person reads or types is of this zone. */
export const TIME_ZONE = 'Africa/Casablanca';

/** Dates with ar-MA (Moroccan months) and fr; Latin digits in both. */
const dateLocale = { ar: 'ar-MA-u-nu-latn', fr: 'fr' } as const satisfies Record<Locale, string>;

const NO_BREAK_SPACE = '\u00a0';

const dayFormat = (locale: Locale, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(dateLocale[locale], { timeZone: TIME_ZONE, ...options });

const longDay = {
  ar: dayFormat('ar', { day: 'numeric', month: 'long', year: 'numeric' }),
  fr: dayFormat('fr', { day: 'numeric', month: 'long', year: 'numeric' }),
};
const shortDay = {
  ar: dayFormat('ar', { day: 'numeric', month: 'long' }),
  fr: dayFormat('fr', { day: 'numeric', month: 'long' }),
};
const weekday = {
  ar: dayFormat('ar', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  fr: dayFormat('fr', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
};
const moment = {
  ar: dayFormat('ar', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  fr: dayFormat('fr', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
};

const time = new Intl.DateTimeFormat('fr', { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

const firstOfMonth = { ar: 'فاتح', fr: '1er' } as const satisfies Record<Locale, string>;

/** Both languages name the first of a month with a word: « 1er mars », « فاتح مارس ». */
function withFirst(format: Intl.DateTimeFormat, date: Date, locale: Locale): string {
  return format
    .formatToParts(date)
    .map((part) => (part.type === 'day' && part.value === '1' ? firstOfMonth[locale] : part.value))
    .join('');
}

/** « 12 février 2026 », « 12 فبراير 2026 ». */
export function formatDay(date: Date, locale: Locale): string {
  return withFirst(longDay[locale], date, locale);
}

/** Day and month, without the year: « 5 janvier ». */
export function formatShortDay(date: Date, locale: Locale): string {
  return withFirst(shortDay[locale], date, locale);
}

export function formatWeekday(date: Date, locale: Locale): string {
  return withFirst(weekday[locale], date, locale);
}

/** Day, month and time of day. */
export function formatMoment(date: Date, locale: Locale): string {
  return withFirst(moment[locale], date, locale);
}

const numberFormat = new Intl.NumberFormat('fr', { maximumFractionDigits: 2 });

/** « 12 500,5 » in both languages, grouped by a no-break space: a plain one turns round in Arabic. */
export function formatNumber(value: number): string {
  return numberFormat.format(value).replaceAll(/\s/g, NO_BREAK_SPACE);
}

/** The time of day, « 14:32 » in both languages. */
export function formatTime(date: Date): string {
  return time.format(date);
}

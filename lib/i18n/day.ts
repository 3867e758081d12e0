import { TIME_ZONE } from './formats';

const MS_PER_DAY = 86_400_000;

const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });

/** `YYYY-MM-DD` of an instant, as the calendar in Casablanca says it. */
export function dayOf(instant: Date): string {
  return isoDay.format(instant);
}

/** The date column of a day: midnight UTC, which is how PostgreSQL's `date` reaches the client. */
export function dateOfDay(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** Whole days since 1970-01-01 of a date column. */
export function dayNumberOfDate(date: Date): number {
  return Math.floor(date.getTime() / MS_PER_DAY);
}

/** Whole days since 1970-01-01 of an instant, in Casablanca. */
export function dayNumberOf(instant: Date): number {
  return dayNumberOfDate(dateOfDay(dayOf(instant)));
}

/** Whole days from the day of `from` to the day of `to`; negative when `to` is earlier. */
export function daysBetween(from: Date, to: Date): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

export function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * MS_PER_DAY);
}

const HOUR = 3_600_000;
/** No zone is further ahead of UTC than this, nor further behind. */
const FURTHEST = 14 * HOUR;

/** The instant at which a day begins in Casablanca, whose hour moves with Ramadan: the first that is of this day. */
export function startOfDay(day: string): Date {
  const midnight = dateOfDay(day).getTime();
  for (let at = midnight - FURTHEST; at < midnight + FURTHEST; at += HOUR) {
    const instant = new Date(at);
    if (dayOf(instant) === day) return instant;
  }
  throw new RangeError(`${day} is no day`);
}

const clock = new Intl.DateTimeFormat('sv', { timeZone: TIME_ZONE, dateStyle: 'short', timeStyle: 'medium' });

/** The instant at which clocks in Casablanca show a time (`HH:MM`) of a date column's day; the hour after where they skip it. */
export function instantAt(day: Date, time: string): Date {
  const shown = Date.parse(`${day.toISOString().slice(0, 10)}T${time}:00Z`);
  const ahead = (instant: number) => Date.parse(`${clock.format(new Date(instant)).replace(' ', 'T')}Z`) - instant;
  // The zone's offset of just before may be another than that of the time itself.
  return new Date(shown - ahead(shown - ahead(shown)));
}

/** The date column of a day number; the inverse of `dayNumberOfDate`. */
export function dateOfDayNumber(day: number): Date {
  return new Date(day * MS_PER_DAY);
}

/** The latest of some instants, at least one. */
export function latestOf(...dates: [Date, ...Date[]]): Date {
  return new Date(Math.max(...dates.map((date) => date.getTime())));
}

import { addDays, dateOfDay, dayOf } from '@/lib/i18n/day';

/** Days count from the day of seeding in Casablanca, so that the demo does not age. */
export class SeedClock {
  /** The date column of the day of seeding. */
  readonly day: Date;

  constructor(readonly now: Date) {
    this.day = dateOfDay(dayOf(now));
  }

  /** A date column, `days` after the day of seeding. */
  inDays(days: number): Date {
    return addDays(this.day, days);
  }

  /** An instant of a working day that many days ago; never later than now. */
  ago(days: number, hour = 9): Date {
    return new Date(Math.min(this.now.getTime(), this.inDays(-days).getTime() + hour * 3_600_000));
  }
}

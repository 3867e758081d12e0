import { addDays, dayOf } from '@/lib/i18n/day';

/** `YYYY-MM-DD` some days from today, as Casablanca counts: near midnight UTC has another day. */
export function dayIn(days: number): string {
  return dayOf(addDays(new Date(), days));
}

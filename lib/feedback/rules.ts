/** What the two sides of a mission thought of it: a few questions answered in words of four steps, and their own words. */

export const QUESTIONS = ['preparation', 'exchange', 'result', 'again'] as const;
export type Question = (typeof QUESTIONS)[number];

/** The steps of an answer, 1 to 4. */
export const RATINGS = [1, 2, 3, 4] as const;
export type Rating = (typeof RATINGS)[number];

export const WORDS_LENGTH = 1_000;

/** Days after which a side's feedback is read by the other although it has given none. */
export const BLIND_DAYS = 14;

/** How a reader stands to a side's feedback: of that side, of the other, who looks after the region, or staff who only read. */
export const READERS = ['own', 'other', 'coordinator', 'staff'] as const;
export type Reader = (typeof READERS)[number];

/**
 * Whether a side's feedback may be read. Neither side sees the other's before it has given its own, so that nobody
 * answers in kind; who keeps silent does not hide the other's for ever.
 *
 * @param days whole calendar days since it was given, 0 or more
 */
export function isReadable(reader: Reader, { both, days }: { both: boolean; days: number }): boolean {
  return reader === 'own' || reader === 'coordinator' || both || days >= BLIND_DAYS;
}

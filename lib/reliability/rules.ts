/*
 * What may be said of how an organisation keeps its word, to those who deal with it: two facts in words.
 * Never a score, and never an order: nothing ranks by it.
 */

/** Days that count: the answers to what was asked within the last twelve months. */
export const COUNTED_DAYS = 365;

/** Answers without which nothing is said of how soon they come: fewer would be chance. */
export const ANSWERS_NEEDED = 3;

/** Requests that are read at most, the newest. */
export const REQUESTS_READ = 100;

export interface Dealings {
  /**
   * Days, whole or not, until each request was first answered: agreed to, declined, or answered by other terms;
   * null for one that was left without an answer until its time was over.
   */
  waits: readonly (number | null)[];
  /** Missions that came to their end. */
  closed: number;
  /** Those, with the ones that the organisation cancelled and the ones that stay open long after their end. */
  over: number;
}

export interface Reliability {
  /** More than half of the answers come within so many days, at least 1; null where too little is known, or most never come. */
  answersWithin: number | null;
  /** Null before the first mission is over. */
  missions: { closed: number; over: number } | null;
}

/** Complexity O(n log n) of the waits; no errors. */
export function reliabilityOf({ waits, closed, over }: Dealings): Reliability {
  return { answersWithin: answersWithin(waits), missions: over === 0 ? null : { closed, over } };
}

function answersWithin(waits: readonly (number | null)[]): number | null {
  const answered = waits.filter((wait) => wait !== null).sort((one, other) => one - other);
  if (answered.length < ANSWERS_NEEDED) return null;
  // What never came stands behind all that did.
  const middle = answered[Math.floor(waits.length / 2)];
  return middle === undefined ? null : Math.max(1, Math.ceil(middle));
}

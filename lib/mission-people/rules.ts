/*
 * Who does a mission's work: named by the giver, and one of its people once they have confirmed it themselves
 * by a link that is mailed to them. Opening it changes nothing; only the forms on its page do.
 */

/** Days of 24 hours that a link waits, from its sending: somebody may be on leave. */
export const NAMED_DAYS = 14;

/** People of a mission at a time, those who have not answered among them. */
export const MOST_PEOPLE = 20;

/** Signs of what somebody is to their organisation. */
export const FUNCTION_LENGTH = { min: 2, max: 120 } as const;

/** When a link sent now stops waiting. Complexity O(1); no errors. */
export function namedExpiry(now: Date): Date {
  return new Date(now.getTime() + NAMED_DAYS * 86_400_000);
}

/** How somebody stands whom a giver named. What they answered counts until the giver removes them. */
export type NamedState = 'waiting' | 'expired' | 'confirmed' | 'declined' | 'removed';

export interface NamedFacts {
  expiresAt: Date;
  confirmedAt: Date | null;
  declinedAt: Date | null;
  removedAt: Date | null;
}

/** Complexity O(1); no errors. */
export function namedState({ expiresAt, confirmedAt, declinedAt, removedAt }: NamedFacts, now: Date): NamedState {
  if (removedAt !== null) return 'removed';
  if (declinedAt !== null) return 'declined';
  if (confirmedAt !== null) return 'confirmed';
  return now < expiresAt ? 'waiting' : 'expired';
}

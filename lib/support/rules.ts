/**
 * A support plan: what coordinators do with an association, step by step, and what came of it.
 *
 * Times are instants; scores whole percent, as lib/readiness/rules.ts makes them.
 */

/** Technical: with a tool or a method. Strategic: with a direction or a relation. */
export const SUPPORT_KINDS = ['technical', 'strategic'] as const;
export type SupportKind = (typeof SUPPORT_KINDS)[number];

export const WHAT_LENGTH = { min: 10, max: 500 } as const;
export const WHO_LENGTH = { min: 2, max: 120 } as const;
export const OUTCOME_LENGTH = 500;

export interface Effect {
  before: number;
  after: number;
}

/**
 * What a step did to its dimension: the last score from before it was planned, and the last one since. Null while
 * one of them is missing.
 *
 * @param scores of the dimension, the last first; null for a diagnostic that has none
 * @complexity O(scores); no errors
 */
export function effectOf(scores: readonly { at: Date; score: number | null }[], planned: Date): Effect | null {
  const known = scores.flatMap(({ at, score }) => (score === null ? [] : [{ at, score }]));
  const before = known.find(({ at }) => at <= planned);
  const after = known.find(({ at }) => at > planned);
  return before && after ? { before: before.score, after: after.score } : null;
}

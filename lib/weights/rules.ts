/** Signs of the reason why the weights were changed. */
export const WEIGHTS_REASON = { min: 10, max: 500 } as const;

/** A weight is a whole number of points within these. */
export const WEIGHT = { min: 0, max: 1_000 } as const;

/** Offers whose lists the preview compares, and how far down each list it looks. */
export const SAMPLE_OFFERS = 3;
export const PREVIEWED = 20;

/** What a change does to a need among the first of a list; places count from 1. */
export type Move =
  | { kind: 'stays'; id: number; place: number }
  | { kind: 'moves'; id: number; from: number; to: number }
  | { kind: 'enters'; id: number; to: number }
  | { kind: 'leaves'; id: number; from: number };

/**
 * How the first of a list move: those of the new list in its order, then those that are no longer among
 * them, in the old one's.
 *
 * @param before the ids of the old list, best first, each once
 * @param after the ids of the new one
 * @complexity O(n) in the length of both; no errors
 */
export function movesOf(before: readonly number[], after: readonly number[]): Move[] {
  const old = new Map(before.map((id, index) => [id, index + 1]));
  const kept = new Set(after);
  const shown = after.map((id, index): Move => {
    const [from, to] = [old.get(id), index + 1];
    if (from === undefined) return { kind: 'enters', id, to };
    return from === to ? { kind: 'stays', id, place: to } : { kind: 'moves', id, from, to };
  });
  const gone = before.flatMap((id, index): Move[] => (kept.has(id) ? [] : [{ kind: 'leaves', id, from: index + 1 }]));
  return [...shown, ...gone];
}

/** How many of each kind there are among some moves. Complexity O(n); no errors. */
export function countMoves(moves: readonly Move[]): Record<Move['kind'], number> {
  const counts = { stays: 0, moves: 0, enters: 0, leaves: 0 };
  for (const { kind } of moves) counts[kind] += 1;
  return counts;
}

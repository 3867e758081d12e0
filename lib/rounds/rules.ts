/** `draft` has terms that no set was computed for yet; `sent` has proposals that people answer. */
export const ROUND_STATES = ['draft', 'computing', 'ready', 'failed', 'cancelled', 'sent'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** What a coordinator does with a round. */
export const ROUND_ACTIONS = ['compute', 'cancel', 'revise', 'send'] as const;
export type RoundAction = (typeof ROUND_ACTIONS)[number];

const TRANSITIONS: Record<RoundAction, Partial<Record<RoundState, RoundState>>> = {
  compute: { draft: 'computing', ready: 'computing', failed: 'computing', cancelled: 'computing' },
  cancel: { computing: 'cancelled' },
  revise: { draft: 'draft', ready: 'draft', failed: 'draft', cancelled: 'draft' },
  // Those that are left can be sent later.
  send: { ready: 'sent', sent: 'sent' },
};

/** Seconds without a word of a calculation after which it is held to have stopped: a worker writes every second. */
export const STALLED_AFTER = 60;

export interface RoundFacts {
  state: RoundState;
  heardAt: Date | null;
}

/**
 * Whether a calculation stopped without saying so: its machine did. Complexity O(1); no errors.
 */
export function isStalled({ state, heardAt }: RoundFacts, now: Date): boolean {
  return state === 'computing' && heardAt !== null && now.getTime() - heardAt.getTime() > STALLED_AFTER * 1000;
}

/**
 * The state an action leads to, or undefined where it is not possible now. A calculation that stopped may be
 * started again.
 *
 * Complexity O(1); no errors.
 */
export function next(round: RoundFacts, action: RoundAction, now: Date): RoundState | undefined {
  if (action === 'compute' && isStalled(round, now)) return 'computing';
  return TRANSITIONS[action][round.state];
}

/** Pairs of one need, and of all needs of one organisation. */
export const PER_NEED = { min: 1, max: 20 } as const;
export const PER_ORGANISATION = { min: 1, max: 200 } as const;

/** Whole percent of the pairs. */
export const SHARE = { min: 1, max: 100 } as const;

/** Least shares that one form takes, by their lines. */
export const SHARE_LINES = [1, 2, 3, 4] as const;

/** The best needs of each offer that a set is chosen from. */
export const CANDIDATES_PER_OFFER = 50;

/** What one round is computed from at most: a greater one is cut by region, sector or period. */
export const MOST_NEEDS = 20_000;
export const MOST_OFFERS = 10_000;

/** Seconds that the search for a set may take. */
export const SEARCH_SECONDS = 60;

/** Pairs that are pinned, and that are removed. */
export const MOST_PAIRS_NAMED = 500;

/** Proposals of one press of the button. */
export const SEND_MOST = 50;

/** Why no set was computed. */
export const ROUND_FAILURES = ['too_large', 'weights_changed', 'pins', 'no_set', 'error'] as const;
export type RoundFailure = (typeof ROUND_FAILURES)[number];

/**
 * By how much a better set could exceed this one, in percent with one decimal, rounded up: a promise that holds.
 *
 * @param total points of the set, 0 or more
 * @param bound what no set exceeds, at least `total`
 * @complexity O(1); no errors
 */
export function betterBy(total: number, bound: number): number {
  if (bound <= total) return 0;
  return total === 0 ? 100 : Math.ceil(((bound - total) / total) * 1000) / 10;
}

/** What can be changed of the pairs of a set before it is computed again. */
export const CHANGES = ['pin', 'unpin', 'remove', 'restore'] as const;
export type Change = (typeof CHANGES)[number];

export interface Named {
  /** Pairs that every set has, and that none has. */
  pinned: readonly string[];
  removed: readonly string[];
}

/**
 * The pairs named after a change: one is never in both lists. Null when there is nothing to change, such as to
 * release what is not pinned.
 *
 * @param inSet whether the pair is in the last set: only what was proposed is pinned or removed
 * @complexity O(n) in the pairs named; no errors
 */
export function changed({ pinned, removed }: Named, change: Change, pair: string, inSet: boolean): Named | null {
  const without = (list: readonly string[]) => list.filter((other) => other !== pair);
  switch (change) {
    case 'pin':
      return inSet && !pinned.includes(pair) ? { pinned: [...pinned, pair], removed: without(removed) } : null;
    case 'remove':
      return inSet && !removed.includes(pair) ? { pinned: without(pinned), removed: [...removed, pair] } : null;
    case 'unpin':
      return pinned.includes(pair) ? { pinned: without(pinned), removed } : null;
    case 'restore':
      return removed.includes(pair) ? { pinned, removed: without(removed) } : null;
  }
}

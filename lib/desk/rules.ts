/**
 * The desk: all that waits for a coordinator, in one order. What a kind of row asks for is its own
 * noun's business; here is only which kinds there are and how they stand in line.
 */

/** What people tell apart at the desk. */
export const DESK_KINDS = ['request', 'amendment', 'organisation', 'listing', 'skill'] as const;
export type DeskKind = (typeof DESK_KINDS)[number];

/**
 * What exactly waits. Of two that wait since the same instant, the earlier one in this list comes
 * first: the order is total, so that a page goes on where the last one stopped.
 */
export const WAITS = ['request', 'amendment', 'verification', 'change', 'merge', 'reinstatement', 'need', 'offer', 'skill'] as const;
export type Wait = (typeof WAITS)[number];

export const kindOfWait = {
  request: 'request',
  amendment: 'amendment',
  verification: 'organisation',
  change: 'organisation',
  merge: 'organisation',
  reinstatement: 'organisation',
  need: 'listing',
  offer: 'listing',
  skill: 'skill',
} as const satisfies Record<Wait, DeskKind>;

/** Where one of these stands among those of one instant. */
export function rankOf(wait: Wait): number {
  return WAITS.indexOf(wait);
}

/** Rows of one page. */
export const DESK_PAGE = 20;

/** One's own regions, or everywhere. */
export const SCOPES = ['mine', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

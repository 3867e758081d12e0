/**
 * An amendment: other hours or another end for a mission that both sides have signed. One side proposes it, the other
 * agrees, a coordinator approves it, both sign; until then the mission goes on as it was.
 *
 * Hours are whole quarter-hours throughout; days are dates of calendar days (midnight UTC).
 */

export const AMENDMENT_STATES = ['proposed', 'agreed', 'approved', 'signed', 'declined', 'withdrawn', 'rejected', 'lapsed'] as const;
export type AmendmentState = (typeof AMENDMENT_STATES)[number];

/** Who stands how to an amendment: of the side that proposed it, of the other one, or who looks after the region. */
export const AMENDMENT_ROLES = ['proposer', 'other', 'coordinator'] as const;
export type AmendmentRole = (typeof AMENDMENT_ROLES)[number];

export const AMENDMENT_ACTIONS = ['agree', 'decline', 'withdraw', 'approve', 'reject', 'sign'] as const;
export type AmendmentAction = (typeof AMENDMENT_ACTIONS)[number];

interface Transition {
  by: readonly AmendmentRole[];
  to: AmendmentState;
}

/**
 * The lifecycle, and who may take which step. What a state does not list is refused there. The second signature leads
 * to `signed`, the first leaves it `approved`. The end of its mission lapses whatever is not signed.
 */
export const TRANSITIONS: Readonly<Record<AmendmentState, Readonly<Partial<Record<AmendmentAction, Transition>>>>> = {
  proposed: {
    agree: { by: ['other'], to: 'agreed' },
    decline: { by: ['other'], to: 'declined' },
    withdraw: { by: ['proposer'], to: 'withdrawn' },
  },
  agreed: {
    withdraw: { by: ['proposer', 'other'], to: 'withdrawn' },
    approve: { by: ['coordinator'], to: 'approved' },
    reject: { by: ['coordinator'], to: 'rejected' },
  },
  approved: {
    withdraw: { by: ['proposer', 'other'], to: 'withdrawn' },
    sign: { by: ['proposer', 'other'], to: 'signed' },
  },
  signed: {},
  declined: {},
  withdrawn: {},
  rejected: {},
  lapsed: {},
};

/** The state an action leads to when it is taken by this role, or undefined where the lifecycle does not allow it. */
export function next(state: AmendmentState, action: AmendmentAction, role: AmendmentRole): AmendmentState | undefined {
  const transition = TRANSITIONS[state][action];
  return transition?.by.includes(role) ? transition.to : undefined;
}

/** States in which somebody may still act. A mission has one amendment in them at most. */
export const LIVE_STATES = ['proposed', 'agreed', 'approved'] as const satisfies readonly AmendmentState[];

/** Complexity O(1); no errors. */
export function isLive(state: AmendmentState): boolean {
  return LIVE_STATES.some((live) => live === state);
}

/** What of a mission an amendment changes. */
export interface AmendableTerms {
  quarters: number;
  endsOn: Date;
}

/** Quarter-hours that an amendment adds to what its mission has reserved; 0 where it takes some away, or leaves them. Complexity O(1). */
export function quartersAdded({ quartersBefore, quarters }: { quartersBefore: number; quarters: number }): number {
  return Math.max(0, quarters - quartersBefore);
}

/** Of those, what is reserved for it: from its approval until it is signed, and part of its mission's, or ended. Complexity O(1). */
export function quartersReserved(amendment: { state: AmendmentState; quartersBefore: number; quarters: number }): number {
  return amendment.state === 'approved' ? quartersAdded(amendment) : 0;
}

/**
 * Why these terms cannot be proposed, by the field that says so, or undefined. Hours that were declared stay within what
 * is reserved; an end that has passed can only be put off.
 *
 * @param declared quarter-hours confirmed or waiting for an answer, 0..before.quarters. Complexity O(1); no errors.
 */
export function termsError(
  before: AmendableTerms & { startsOn: Date },
  after: AmendableTerms,
  { declared, today }: { declared: number; today: Date },
): { field: 'hours' | 'endsOn'; code: 'amendmentUnchanged' | 'amendmentBelowDeclared' | 'agreementEndsBefore' | 'dateInPast' } | undefined {
  const moved = before.endsOn.getTime() !== after.endsOn.getTime();
  if (!moved && before.quarters === after.quarters) return { field: 'hours', code: 'amendmentUnchanged' };
  if (after.quarters < declared) return { field: 'hours', code: 'amendmentBelowDeclared' };
  if (after.endsOn < before.startsOn) return { field: 'endsOn', code: 'agreementEndsBefore' };
  return moved && after.endsOn < today ? { field: 'endsOn', code: 'dateInPast' } : undefined;
}

/** What the first of two coordinators decided on: which amendment, and as it was read. Complexity O(1); no errors. */
export function decidedVersion({ id, version }: { id: number; version: number }): string {
  return `${id}.${version}`;
}

/** What was done with an amendment, as the audit and the mission's timeline name it. */
export const AMENDMENT_DEEDS = [
  'amendment_propose',
  'amendment_agree',
  'amendment_decline',
  'amendment_withdraw',
  'amendment_approve_first',
  'amendment_approve',
  'amendment_reject',
  'amendment_sign',
] as const;
export type AmendmentDeed = (typeof AMENDMENT_DEEDS)[number];

/** Signs of the reasons to propose one, and to end it. */
export const REASON_LENGTH = { min: 10, max: 500 } as const;

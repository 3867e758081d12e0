/** A skill that the list lacks: somebody proposes it, a coordinator decides. */

export const PROPOSAL_STATES = ['proposed', 'accepted', 'merged', 'declined'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

export const PROPOSAL_DECISIONS = ['accept', 'merge', 'decline'] as const;
export type ProposalDecision = (typeof PROPOSAL_DECISIONS)[number];

/** What a state does not list is refused there: a proposal is decided once. */
export const TRANSITIONS: Readonly<Record<ProposalState, Readonly<Partial<Record<ProposalDecision, ProposalState>>>>> = {
  proposed: { accept: 'accepted', merge: 'merged', decline: 'declined' },
  accepted: {},
  merged: {},
  declined: {},
};

export function next(state: ProposalState, decision: ProposalDecision): ProposalState | undefined {
  return TRANSITIONS[state][decision];
}

/** Signs of a label, and of the reason for which a proposal is declined. */
export const LABEL_LENGTH = { min: 3, max: 60 } as const;
export const DECLINE_REASON_LENGTH = { min: 10, max: 500 } as const;
/** Words by which a new skill is found as well, in each language. */
export const SYNONYMS_LENGTH = { max: 300 } as const;

/**
 * The code of a new skill: its French label in small Latin letters, digits and underscores, at most 50
 * signs; `taken` gets a number behind it. A code never changes again, the label may.
 */
export function codeOf(label: string, taken: ReadonlySet<string>): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
    .slice(0, 50)
    .replaceAll(/_+$/g, '');
  const base = plain === '' ? 'skill' : plain;
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(code)) return code;
  }
}

import { type Actor, coordinates, membershipOf } from '@/lib/auth/actor';

/** What decides who may decide on a proposal: who made it, and where they are. */
export interface ProposalFacts {
  organisationId: number;
  regionCode: string;
}

export function canReadProposals(actor: Actor): boolean {
  return actor.staff !== null;
}

/** Why this person may not decide on it, or undefined when they may: nobody decides on their own side. */
export type NoDecision = 'notCoordinator' | 'ownSide' | 'outOfScope';

export function whyNotDecide(actor: Actor, proposal: ProposalFacts): NoDecision | undefined {
  if (!actor.staff?.coordinator) return 'notCoordinator';
  if (membershipOf(actor, proposal.organisationId)) return 'ownSide';
  return coordinates(actor, proposal.regionCode) ? undefined : 'outOfScope';
}

import { sidesBoundBy } from '@/lib/agreements/policy';
import type { AgreementSide } from '@/lib/agreements/rules';
import type { Actor } from '@/lib/auth/actor';
import { canReadMission, type MissionFacts } from '@/lib/missions/policy';
import { hasEnded } from '@/lib/missions/rules';
import { partyOf, whyNotDecide } from '@/lib/requests/policy';
import { AMENDMENT_ACTIONS, type AmendmentAction, type AmendmentRole, type AmendmentState, next } from './rules';

/** What is to be changed is read by both sides and by the programme's staff. */
export const canReadAmendments = canReadMission;

/** How the actor stands to an amendment; a coordinator as to a request, and never of their own side. */
export function roleOf(actor: Actor, mission: MissionFacts, { side }: { side: AgreementSide }): AmendmentRole | undefined {
  const party = partyOf(actor, mission);
  if (party !== undefined) return party === side ? 'proposer' : 'other';
  return whyNotDecide(actor, mission) === undefined ? 'coordinator' : undefined;
}

/** Any member of a side, once both have signed the agreement and as long as the mission goes on. */
export function canPropose(actor: Actor, mission: MissionFacts & { signedAt: Date | null }): boolean {
  return partyOf(actor, mission) !== undefined && mission.signedAt !== null && !hasEnded(mission.state);
}

interface Amendment {
  state: AmendmentState;
  side: AgreementSide;
  /** Sides that have signed it. */
  signed: readonly AgreementSide[];
}

/** All that the actor may do now: what the page offers and what the commands check again. Only owners sign. */
export function allowedActions(actor: Actor, mission: MissionFacts, amendment: Amendment): AmendmentAction[] {
  const role = roleOf(actor, mission, amendment);
  if (role === undefined || hasEnded(mission.state)) return [];
  const signs = sidesBoundBy(actor, mission, amendment.signed).length > 0;
  return AMENDMENT_ACTIONS.filter((action) => next(amendment.state, action, role) !== undefined && (action !== 'sign' || signs));
}

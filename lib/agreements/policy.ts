import { type Actor, membershipOf } from '@/lib/auth/actor';
import { canAct, canReadMission, type MissionFacts } from '@/lib/missions/policy';
import { partyOf } from '@/lib/requests/policy';
import { AGREEMENT_SIDES, type AgreementSide } from './rules';

/** What is agreed on is read by both sides and by the programme's staff. */
export const canReadAgreement = canReadMission;

interface Signable extends MissionFacts {
  signedAt: Date | null;
}

/** Any member of a side, until both have signed. */
export function canPrepareAgreement(actor: Actor, mission: Signable): boolean {
  return partyOf(actor, mission) !== undefined && mission.signedAt === null && canAct(actor, mission, 'sign');
}

/** Until both have signed. */
export function sidesToSign(actor: Actor, mission: Signable, signed: readonly AgreementSide[]): AgreementSide[] {
  return canPrepareAgreement(actor, mission) ? sidesBoundBy(actor, mission, signed) : [];
}

/** Only owners bind their organisation. Somebody who owns both signs for the giver first. */
export function sidesBoundBy(
  actor: Actor,
  mission: Pick<MissionFacts, 'giverId' | 'receiverId'>,
  signed: readonly AgreementSide[],
): AgreementSide[] {
  return AGREEMENT_SIDES.filter((side) => !signed.includes(side) && membershipOf(actor, mission[`${side}Id`])?.role === 'owner');
}

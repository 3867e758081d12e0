import { type Actor, coordinates } from '@/lib/auth/actor';
import { partyOf } from '@/lib/requests/policy';
import { isRenewable, MISSION_ACTIONS, type MissionAction, type MissionState, next, type ReaderRole } from './rules';

/** What the policies need to know of a mission. `state` is the one true now (`stateAt`). */
export interface MissionFacts {
  state: MissionState;
  giverId: number;
  receiverId: number;
  regionCode: string;
  /** Whom the giver named and who confirmed it, by their accounts; left out where they have no part in it. */
  people?: readonly { userId: string | null }[];
}

/**
 * How the actor stands to a mission; undefined for staff who only read, and for everybody else. Nobody decides on their
 * own side, nor answers to hours that they worked themselves.
 */
export function roleOf(actor: Actor, mission: Omit<MissionFacts, 'state'>): ReaderRole | undefined {
  const party = partyOf(actor, mission);
  if (party === 'giver') return 'giver';
  if (mission.people?.some(({ userId }) => userId === actor.userId)) return 'person';
  return party ?? (coordinates(actor, mission.regionCode) ? 'coordinator' : undefined);
}

/** Both sides and the programme's staff may read all of a mission. */
export function canReadMission(actor: Actor, mission: Pick<MissionFacts, 'giverId' | 'receiverId'>): boolean {
  return partyOf(actor, mission) !== undefined || actor.staff !== null;
}

/** Its people read what they work by: its plan, its files and their own hours. */
export function canFollowMission(actor: Actor, mission: Omit<MissionFacts, 'state'>): boolean {
  return canReadMission(actor, mission) || roleOf(actor, mission) !== undefined;
}

/** Of a mission's hours its people see their own; whoever reads all of it sees all. */
export function canSeeHours(actor: Actor, role: ReaderRole | undefined, hours: { workedById: string | null }): boolean {
  return role !== 'person' || hours.workedById === actor.userId;
}

export function canAct(actor: Actor, mission: MissionFacts, action: MissionAction): boolean {
  const role = roleOf(actor, mission);
  return role !== undefined && next(mission.state, action, role) !== undefined;
}

/** Either side, while nothing goes on with it yet. */
export function canRenew(actor: Actor, mission: MissionFacts & { endsOn: Date; renewals: readonly unknown[] }, today: Date): boolean {
  return partyOf(actor, mission) !== undefined && mission.renewals.length === 0 && isRenewable(mission, today);
}

/** All that the actor may do now: what the pages offer and what the commands check again. */
export function allowedActions(actor: Actor, mission: MissionFacts): MissionAction[] {
  return MISSION_ACTIONS.filter((action) => canAct(actor, mission, action));
}

import { type Actor, coordinates } from '@/lib/auth/actor';
import { partyOf } from '@/lib/requests/policy';
import { MISSION_ACTIONS, type MissionAction, type MissionRole, type MissionState, next } from './rules';

/** What the policies need to know of a mission. `state` is the one true now (`stateAt`). */
export interface MissionFacts {
  state: MissionState;
  giverId: number;
  receiverId: number;
  regionCode: string;
}

/** How the actor stands to a mission; undefined for staff who only read, and for everybody else. Nobody decides on their own side. */
export function roleOf(actor: Actor, mission: Omit<MissionFacts, 'state'>): Exclude<MissionRole, 'system'> | undefined {
  return partyOf(actor, mission) ?? (coordinates(actor, mission.regionCode) ? 'coordinator' : undefined);
}

/** Both sides and the programme's staff may read a mission. */
export function canReadMission(actor: Actor, mission: Omit<MissionFacts, 'state'>): boolean {
  return partyOf(actor, mission) !== undefined || actor.staff !== null;
}

export function canAct(actor: Actor, mission: MissionFacts, action: MissionAction): boolean {
  const role = roleOf(actor, mission);
  return role !== undefined && next(mission.state, action, role) !== undefined;
}

/** All that the actor may do now: what the pages offer and what the commands check again. */
export function allowedActions(actor: Actor, mission: MissionFacts): MissionAction[] {
  return MISSION_ACTIONS.filter((action) => canAct(actor, mission, action));
}

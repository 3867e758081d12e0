import type { Actor } from '@/lib/auth/actor';
import { canFollowMission, type MissionFacts, roleOf } from '@/lib/missions/policy';
import { ITEM_ACTIONS, type ItemAction, type ItemState, isPossible, isTheirs, next, type PlanAction } from './rules';

/** Both sides, the programme's staff and whoever works on the mission read the plan. */
export const canReadPlan = canFollowMission;

/** Whether it is ever theirs to do this, in whatever state: the programme only reads. */
export function canEver(actor: Actor, mission: Omit<MissionFacts, 'state'>, action: PlanAction): boolean {
  const role = roleOf(actor, mission);
  return role !== undefined && isTheirs(action, role);
}

/** Either side writes it. */
export function canWritePlan(actor: Actor, mission: MissionFacts): boolean {
  return canEver(actor, mission, 'write') && isPossible(mission.state, 'write');
}

/** Where an action on a step or a deliverable leads for this person; undefined where they may not take it. */
export function leadsTo(actor: Actor, mission: MissionFacts, state: ItemState, action: ItemAction): ItemState | undefined {
  const role = roleOf(actor, mission);
  return role && next(mission.state, state, action, role);
}

export function allowedItemActions(actor: Actor, mission: MissionFacts, state: ItemState): ItemAction[] {
  return ITEM_ACTIONS.filter((action) => leadsTo(actor, mission, state, action) !== undefined);
}

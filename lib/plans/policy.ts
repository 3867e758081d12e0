import type { Actor } from '@/lib/auth/actor';
import { canReadMission, type MissionFacts } from '@/lib/missions/policy';
import { partyOf } from '@/lib/requests/policy';
import { ITEM_ACTIONS, type ItemAction, type ItemState, isPossible, next } from './rules';

/** Both sides and the programme's staff read the plan. */
export const canReadPlan = canReadMission;

/** Either side writes it; the programme only reads. */
export function canWritePlan(actor: Actor, mission: MissionFacts): boolean {
  return partyOf(actor, mission) !== undefined && isPossible(mission.state, 'write');
}

/** Where an action on a step or a deliverable leads for this person; undefined where they may not take it. */
export function leadsTo(actor: Actor, mission: MissionFacts, state: ItemState, action: ItemAction): ItemState | undefined {
  const party = partyOf(actor, mission);
  return party && next(mission.state, state, action, party);
}

export function allowedItemActions(actor: Actor, mission: MissionFacts, state: ItemState): ItemAction[] {
  return ITEM_ACTIONS.filter((action) => leadsTo(actor, mission, state, action) !== undefined);
}

import { type Actor, membershipOf } from '@/lib/auth/actor';
import { canAct, type MissionFacts } from '@/lib/missions/policy';

/** Each is named by a letter to somebody who did not ask for it: none leaves an organisation that was suspended. */
export function canName(actor: Actor, mission: MissionFacts): boolean {
  return canAct(actor, mission, 'name') && membershipOf(actor, mission.giverId)?.state !== 'suspended';
}

/** Whoever has the address that the link was sent to, and who is not of the side that answers to the hours. */
export function canJoin(actor: Actor, named: { email: string; mission: { receiverId: number } }): boolean {
  return actor.email === named.email && membershipOf(actor, named.mission.receiverId) === undefined;
}

import type { Actor, ActorMembership } from '@/lib/auth/actor';
import { type Side, sideOf } from '@/lib/routes';

/**
 * The organisation that the actor publishes for in this workspace: their first of that kind, or
 * undefined. Every member may publish, and both kinds publish needs and offers.
 */
export function organisationOf(actor: Actor, side: Side): ActorMembership | undefined {
  return actor.memberships.find((membership) => sideOf(membership.kind) === side);
}

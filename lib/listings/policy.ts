import type { Actor, ActorMembership } from '@/lib/auth/actor';
import { type Side, sideOf } from '@/lib/routes';

/** The organisation whose workspace this is: the actor's first of that kind, or undefined. */
export function organisationOf(actor: Actor, side: Side): ActorMembership | undefined {
  return actor.memberships.find((membership) => sideOf(membership.kind) === side);
}

/** Every member of an organisation may publish for it; both kinds publish needs and offers. */
export function canPublish(actor: Actor, side: Side): boolean {
  return organisationOf(actor, side) !== undefined;
}

import { type Actor, type ActorMembership, membershipOf } from '@/lib/auth/actor';
import { pledgesFirst } from './rules';

/** The organisations that this person may pledge for before they are verified, the oldest membership first. */
export function pledgingFirst(actor: Actor, needOwnerKind: ActorMembership['kind']): ActorMembership[] {
  return actor.memberships.filter(({ kind, state }) => kind !== needOwnerKind && pledgesFirst(state));
}

/** The one that the page of a need is about; undefined where a verified one pledges, or none may. */
export function pledgesFirstFor(actor: Actor, needOwnerKind: ActorMembership['kind']): ActorMembership | undefined {
  const verified = actor.memberships.some(({ kind, state }) => kind !== needOwnerKind && state === 'verified');
  return verified ? undefined : pledgingFirst(actor, needOwnerKind)[0];
}

/** Everybody of an organisation sees what waits, and takes it back. */
export function canTakeBack(actor: Actor, pledge: { organisationId: number }): boolean {
  return membershipOf(actor, pledge.organisationId) !== undefined;
}

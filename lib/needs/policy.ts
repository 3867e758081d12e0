import { type Actor, membershipOf } from '@/lib/auth/actor';

/** What decides who may pledge on a need: its owner and the owner's kind. */
export interface NeedOwner {
  id: number;
  kind: 'ASSOCIATION' | 'COMPANY';
}

export type NoPledge = 'own' | 'noOrganisation' | 'sameKind' | 'notVerified';

/** Why this person may not pledge on a public need, or undefined when they may: an organisation of the other kind gives, unless it is suspended. */
export function whyNotPledge(actor: Actor, owner: NeedOwner): NoPledge | undefined {
  if (membershipOf(actor, owner.id)) return 'own';
  if (actor.memberships.length === 0) return 'noOrganisation';
  const others = actor.memberships.filter((membership) => membership.kind !== owner.kind);
  if (others.length === 0) return 'sameKind';
  // One that is not verified yet pledges first: the pledge waits (lib/waiting-pledges).
  return others.some(({ state }) => state !== 'suspended') ? undefined : 'notVerified';
}

/** Somebody of an organisation may see its own need whatever its state. */
export function canManageNeed(actor: Actor, owner: NeedOwner): boolean {
  return membershipOf(actor, owner.id) !== undefined;
}

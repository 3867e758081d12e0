import { type Actor, membershipOf } from '@/lib/auth/actor';

/** What decides who may read an offer and ask for it. */
export interface OfferOwner {
  id: number;
  kind: 'ASSOCIATION' | 'COMPANY';
}

/** Offers are for those who could ask for them and those who run the programme, not for everybody. */
export function canReadOffers(actor: Actor): boolean {
  return actor.staff !== null || actor.memberships.some((membership) => membership.state === 'verified');
}

/** Somebody of an organisation may see its own offer whatever its state. */
export function canManageOffer(actor: Actor, owner: OfferOwner): boolean {
  return membershipOf(actor, owner.id) !== undefined;
}

/** A verified organisation of the other kind may ask. */
export function canAsk(actor: Actor, owner: OfferOwner): boolean {
  return actor.memberships.some((membership) => membership.kind !== owner.kind && membership.state === 'verified');
}

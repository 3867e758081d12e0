import { type Actor, membershipOf } from '@/lib/auth/actor';

/** What decides who may read an offer and ask for it. */
export interface OfferOwner {
  id: number;
  kind: 'ASSOCIATION' | 'COMPANY';
}

/**
 * Whose offers this person reads: of the other kind than their verified organisations, which could ask for
 * them; whoever runs the programme, all; nobody else any.
 */
export function offersReadBy(actor: Actor): OfferOwner['kind'][] {
  const kinds = ['ASSOCIATION', 'COMPANY'] as const;
  const asks = (kind: OfferOwner['kind']) => actor.memberships.some((own) => own.kind !== kind && own.state === 'verified');
  return kinds.filter((kind) => actor.staff !== null || asks(kind));
}

/**
 * Whose offers a list shows this person, or anybody: what is for them, else what associations offer to companies,
 * which is there for anybody to find.
 */
export function offersListedFor(actor: Actor | null): OfferOwner['kind'][] {
  const kinds = actor === null ? [] : offersReadBy(actor);
  return kinds.length > 0 ? kinds : ['ASSOCIATION'];
}

/** Anybody reads what an association offers; what a company offers, those who could ask for it. */
export function canReadOffer(actor: Actor | null, { kind }: OfferOwner): boolean {
  return kind === 'ASSOCIATION' || (actor !== null && offersReadBy(actor).includes(kind));
}

/** Somebody of an organisation may see its own offer whatever its state. */
export function canManageOffer(actor: Actor, owner: OfferOwner): boolean {
  return membershipOf(actor, owner.id) !== undefined;
}

/** A verified organisation of the other kind may ask. */
export function canAsk(actor: Actor, owner: OfferOwner): boolean {
  return actor.memberships.some((membership) => membership.kind !== owner.kind && membership.state === 'verified');
}

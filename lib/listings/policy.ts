import { type Actor, type ActorMembership, coordinates, membershipOf } from '@/lib/auth/actor';
import { type Side, sideOf } from '@/lib/routes';
import { type ListingState, next, OWNER_ACTIONS, type OwnerAction } from './rules';

/**
 * The organisation that the actor publishes for in this workspace: their first of that kind, or
 * undefined. Every member may publish, and both kinds publish needs and offers.
 */
export function organisationOf(actor: Actor, side: Side): ActorMembership | undefined {
  return actor.memberships.find((membership) => sideOf(membership.kind) === side);
}

/** What decides who may do what with a listing; `state` is the one true today (`stateOn`). */
export interface ListingFacts {
  organisationId: number;
  /** Its organisation's: whose coordinators review. */
  regionCode: string;
  state: ListingState;
}

/** Everybody of its organisation manages a listing. */
export function canManageListing(actor: Actor, listing: Pick<ListingFacts, 'organisationId'>): boolean {
  return membershipOf(actor, listing.organisationId) !== undefined;
}

/** All that the actor may do now with a listing of their own: what its page offers and what the commands check again. */
export function allowedActions(actor: Actor, listing: ListingFacts): OwnerAction[] {
  if (!canManageListing(actor, listing)) return [];
  return OWNER_ACTIONS.filter((action) => next(listing.state, action) !== undefined);
}

/** The desk is for coordinators and administrators; only coordinators decide. */
export function canReadReviews(actor: Actor): boolean {
  return actor.staff !== null;
}

/** Why this person may not review a listing, or undefined when they may: nobody decides on their own side. */
export type NoReview = 'notCoordinator' | 'ownSide' | 'outOfScope';

export function whyNotReview(actor: Actor, listing: Pick<ListingFacts, 'organisationId' | 'regionCode'>): NoReview | undefined {
  if (!actor.staff?.coordinator) return 'notCoordinator';
  if (membershipOf(actor, listing.organisationId)) return 'ownSide';
  return coordinates(actor, listing.regionCode) ? undefined : 'outOfScope';
}

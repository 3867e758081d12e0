import { type Actor, coordinates, membershipOf } from '@/lib/auth/actor';
import { type Side, sideOf } from '@/lib/routes';
import { next, ORGANISATION_ACTIONS, type OrganisationAction, type OrganisationState, TAKEN_BY } from './rules';

/** What the policies need to know of an organisation. */
export interface OrganisationFacts {
  id: number;
  state: OrganisationState;
  regionCode: string;
  mergedIntoId: number | null;
}

/** Its people read the file, owners change it. */
export function canReadProfile(actor: Actor, organisationId: number): boolean {
  return membershipOf(actor, organisationId) !== undefined;
}

export function canEditProfile(actor: Actor, organisationId: number): boolean {
  return membershipOf(actor, organisationId)?.role === 'owner';
}

/** The workspace in which the actor finds an organisation of theirs. */
export function sideOfOrganisation(actor: Actor, organisationId: number): Side {
  return sideOf(membershipOf(actor, organisationId)?.kind ?? 'ASSOCIATION');
}

/** The desk is for coordinators and administrators; only coordinators decide. */
export function canReadFiles(actor: Actor): boolean {
  return actor.staff !== null;
}

/** Why this person may not decide about an organisation, or undefined when they may. */
export type NoDecision = 'notCoordinator' | 'ownOrganisation' | 'outOfScope';

export function whyNotDecide(actor: Actor, organisation: OrganisationFacts): NoDecision | undefined {
  if (!actor.staff?.coordinator) return 'notCoordinator';
  if (membershipOf(actor, organisation.id)) return 'ownOrganisation';
  return coordinates(actor, organisation.regionCode) ? undefined : 'outOfScope';
}

/** A new name or number of an organisation that was verified once. */
export function canDecideChange(actor: Actor, organisation: OrganisationFacts): boolean {
  return whyNotDecide(actor, organisation) === undefined && organisation.mergedIntoId === null;
}

/** Whether the actor may take this step of the lifecycle now. */
export function canTake(actor: Actor, organisation: OrganisationFacts, action: OrganisationAction): boolean {
  if (organisation.mergedIntoId !== null || next(organisation.state, action) === undefined) return false;
  return TAKEN_BY[action] === 'owner' ? canEditProfile(actor, organisation.id) : whyNotDecide(actor, organisation) === undefined;
}

/** All the steps that the actor may take now: what the pages offer and what the commands check again. */
export function allowedActions(actor: Actor, organisation: OrganisationFacts): OrganisationAction[] {
  return ORGANISATION_ACTIONS.filter((action) => canTake(actor, organisation, action));
}

/** Two records become one by two coordinators of either's region, who are members of neither. */
export function canMerge(actor: Actor, one: OrganisationFacts, other: OrganisationFacts): boolean {
  if (!actor.staff?.coordinator || membershipOf(actor, one.id) || membershipOf(actor, other.id)) return false;
  return coordinates(actor, one.regionCode) || coordinates(actor, other.regionCode);
}

/** Whoever proposed a merge may take it back, and never confirms it. */
export function canConfirmMerge(actor: Actor, one: OrganisationFacts, other: OrganisationFacts, proposedById: string | null): boolean {
  return canMerge(actor, one, other) && proposedById !== actor.userId;
}

import type { Actor } from '@/lib/auth/actor';
import { type OrganisationFacts, whyNotDecide } from '@/lib/organisations/policy';

/** The programme's staff read every plan. */
export function canReadSupport(actor: Actor): boolean {
  return actor.staff !== null;
}

/** Coordinators of its region, who are no members of it, keep an association's plan. */
export function canAccompany(actor: Actor, association: OrganisationFacts): boolean {
  return whyNotDecide(actor, association) === undefined && association.mergedIntoId === null;
}

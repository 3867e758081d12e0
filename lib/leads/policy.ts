import { type Actor, membershipOf } from '@/lib/auth/actor';

interface LeadFacts {
  associationId: number | null;
}

/** The programme's staff, and the association whose lead it is. */
export function canReadLead(actor: Actor, lead: LeadFacts): boolean {
  return actor.staff !== null || (lead.associationId !== null && membershipOf(actor, lead.associationId) !== undefined);
}

/** Coordinators follow every lead, an association's people their own. */
export function canFollowLead(actor: Actor, lead: LeadFacts): boolean {
  return (actor.staff?.coordinator ?? false) || (lead.associationId !== null && membershipOf(actor, lead.associationId) !== undefined);
}

/** Only the programme says whose a lead is. */
export function canAssign(actor: Actor): boolean {
  return actor.staff?.coordinator ?? false;
}

/** The funnel of all, or of a forum: the programme's staff. */
export function canReadFunnel(actor: Actor): boolean {
  return actor.staff !== null;
}

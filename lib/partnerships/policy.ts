import { type Actor, membershipOf } from '@/lib/auth/actor';
import { next, PARTNERSHIP_ACTIONS, type Partner, type PartnershipAction, type PartnershipState } from './rules';

interface Sides {
  associationId: number;
  companyId: number;
}

/** Whom the actor stands for; undefined for staff and strangers. Somebody of both stands for the association. */
export function partnerOf(actor: Actor, { associationId, companyId }: Sides): Partner | undefined {
  if (membershipOf(actor, associationId)) return 'ASSOCIATION';
  return membershipOf(actor, companyId) ? 'COMPANY' : undefined;
}

/** Both sides and the programme's staff. */
export function canReadPartnership(actor: Actor, sides: Sides): boolean {
  return partnerOf(actor, sides) !== undefined || actor.staff !== null;
}

/** Only owners let anybody read what came of it, each for their side. */
export function canPublish(actor: Actor, sides: Sides): boolean {
  const partner = partnerOf(actor, sides);
  if (partner === undefined) return false;
  return membershipOf(actor, partner === 'ASSOCIATION' ? sides.associationId : sides.companyId)?.role === 'owner';
}

/** All that the actor may do now: what the pages offer and what the commands check again. */
export function allowedActions(actor: Actor, partnership: Sides & { state: PartnershipState; daysLeft: number }): PartnershipAction[] {
  const partner = partnerOf(actor, partnership);
  return partner === undefined ? [] : PARTNERSHIP_ACTIONS.filter((action) => next(partnership, action, partner) !== undefined);
}

import { type Actor, membershipOf } from '@/lib/auth/actor';
import type { Audience } from './rules';

interface Own {
  organisationId: number;
}

/** Everybody of an association answers for it. */
export function canAnswer(actor: Actor, { organisationId }: Own): boolean {
  return membershipOf(actor, organisationId) !== undefined;
}

/** Its owners say who else reads what it said of itself. */
export function canShare(actor: Actor, { organisationId }: Own): boolean {
  return membershipOf(actor, organisationId)?.role === 'owner';
}

/** What associations show to coordinators, taken together. */
export function canReadCohort(actor: Actor): boolean {
  return actor.staff?.coordinator === true;
}

/** As what somebody reads a diagnostic: a company reads how far the association is, not what it answered. */
export type Reader = 'association' | 'coordinator' | 'company';

/**
 * Undefined for whom it is not.
 *
 * @param dealtWith the companies that the association deals with
 */
export function readerOf(
  actor: Actor,
  { organisationId, sharedWith }: Own & { sharedWith: readonly Audience[] },
  dealtWith: readonly number[],
): Reader | undefined {
  if (canAnswer(actor, { organisationId })) return 'association';
  if (actor.staff?.coordinator && sharedWith.includes('coordinators')) return 'coordinator';
  return sharedWith.includes('companies') && dealtWith.some((id) => membershipOf(actor, id)) ? 'company' : undefined;
}

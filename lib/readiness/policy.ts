import { type Actor, membershipOf } from '@/lib/auth/actor';

/** Everybody of an association answers for it. */
export function canAnswer(actor: Actor, { organisationId }: { organisationId: number }): boolean {
  return membershipOf(actor, organisationId) !== undefined;
}

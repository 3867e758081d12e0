import { type Actor, membershipOf } from '@/lib/auth/actor';

/** What an organisation gave is its own to show, and the programme's staff may read it. */
export function canReadRecord(actor: Actor, organisationId: number): boolean {
  return membershipOf(actor, organisationId) !== undefined || actor.staff !== null;
}

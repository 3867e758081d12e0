import { type Actor, membershipOf } from '@/lib/auth/actor';

/** Only owners say to anybody what the association stands for; everybody of it writes. */
export function canPublish(actor: Actor, { organisationId }: { organisationId: number }): boolean {
  return membershipOf(actor, organisationId)?.role === 'owner';
}

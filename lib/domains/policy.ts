import { type Actor, membershipOf } from '@/lib/auth/actor';

/** An owner speaks for the domains of their company. */
export function canManageDomains(actor: Actor, companyId: number): boolean {
  return membershipOf(actor, companyId)?.role === 'owner';
}

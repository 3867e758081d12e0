import { type Actor, membershipOf } from '@/lib/auth/actor';

/** An owner asks others in; not while the programme has suspended the organisation. */
export function canInvite(actor: Actor, organisationId: number): boolean {
  const membership = membershipOf(actor, organisationId);
  return membership?.role === 'owner' && membership.state !== 'suspended';
}

/** Whoever has the address that it was sent to, and nobody else who has got hold of the link. */
export function canJoin(actor: Actor, invitation: { email: string }): boolean {
  return actor.email === invitation.email;
}

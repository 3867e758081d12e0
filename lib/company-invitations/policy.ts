import { type Actor, membershipOf } from '@/lib/auth/actor';

/** Whose an invitation is: an association's by its number, or the programme's. */
export type Inviter = number | null;

/** A verified association's people invite in its name, coordinators in the programme's, wherever they are: the company has no region yet. */
export function canInviteCompanies(actor: Actor, inviter: Inviter): boolean {
  if (inviter === null) return actor.staff?.coordinator ?? false;
  const membership = membershipOf(actor, inviter);
  return membership?.kind === 'ASSOCIATION' && membership.state === 'verified';
}

/** Its own people know whom an association has invited; the programme's staff know of the programme's. */
export function canReadCompanyInvitations(actor: Actor, inviter: Inviter): boolean {
  return inviter === null ? actor.staff !== null : membershipOf(actor, inviter) !== undefined;
}

/*
 * A colleague is asked to join an organisation's account by a link that is mailed to them: for one use,
 * by whoever reads that mailbox. Opening it changes nothing; only the form on its page does.
 */

/** Days of 24 hours that an invitation waits, from its sending. */
export const INVITATION_DAYS = 7;

/** When an invitation sent now stops waiting. Complexity O(1); no errors. */
export function invitationExpiry(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * 86_400_000);
}

export type InvitationState = 'waiting' | 'accepted' | 'revoked' | 'expired';

/** What became of an invitation. Complexity O(1); no errors. */
export function invitationState(
  invitation: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (invitation.acceptedAt !== null) return 'accepted';
  if (invitation.revokedAt !== null) return 'revoked';
  return now < invitation.expiresAt ? 'waiting' : 'expired';
}

/**
 * What the page of a waiting invitation offers to who opens it: only who has its address joins.
 *
 * @param signedInAs the address of who is signed in; null for nobody
 * Complexity O(1); no errors.
 */
export function wayIn(email: string, hasAccount: boolean, signedInAs: string | null): 'newcomer' | 'join' | 'signIn' | 'otherPerson' {
  if (signedInAs !== null) return signedInAs === email ? 'join' : 'otherPerson';
  return hasAccount ? 'signIn' : 'newcomer';
}

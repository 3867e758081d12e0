/*
 * A company that is not here yet is asked in by an association or by the programme: a letter to somebody there leads to a
 * page of its own. Whoever of the company registers by it, or with the address that it was sent to, has accepted it.
 */

/** Days of 24 hours that an invitation waits, from its newest letter: who decides in a company is not always there. */
export const COMPANY_INVITATION_DAYS = 30;

/** When one that is sent now stops waiting. Complexity O(1); no errors. */
export function companyInvitationExpiry(now: Date): Date {
  return new Date(now.getTime() + COMPANY_INVITATION_DAYS * 86_400_000);
}

/** The inviter's own words, in signs. */
export const WORDS_MAX = 600;

/**
 * The number of a need, typed as such or as the address of its page; null for what is neither. Digits are Latin by then.
 * Complexity O(length²) at worst, of a text that its schema bounds; no errors.
 */
export function needNumberOf(typed: string): number | null {
  const [, digits] = /^(?:\S*\/needs\/)?([1-9]\d{0,8})(?:[/?#].*)?$/.exec(typed.trim()) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** What the page of a waiting invitation leads to: registering, or for whom has an account, that. */
export type WayOn = 'register' | 'signIn' | 'signedIn';

/** Complexity O(1); no errors. */
export function wayOn({ signedIn, hasAccount }: { signedIn: boolean; hasAccount: boolean }): WayOn {
  if (signedIn) return 'signedIn';
  return hasAccount ? 'signIn' : 'register';
}

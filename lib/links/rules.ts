/*
 * Links that are mailed, each for one use by whoever reads that mailbox. Opening one changes nothing:
 * mail servers open the links of a message to look what is behind. Only the form on its page does.
 */

const HOUR = 60;
const DAY = 24 * HOUR;

/** How long a link works, in whole minutes from its making. */
export const LINK_MINUTES = {
  confirm_registration: 3 * DAY,
  reset_password: HOUR,
  change_email: DAY,
  prove_domain: 3 * DAY,
  /** A forum is announced months before. */
  cancel_forum_registration: 180 * DAY,
} as const;

export type LinkPurpose = keyof typeof LINK_MINUTES;

/** What a link's secret looks like: 32 bytes as base64url. */
export const LINK_TOKEN = /^[\w-]{43}$/;

/** When a link made now stops working. Complexity O(1); no errors. */
export function linkExpiry(purpose: LinkPurpose, now: Date): Date {
  return new Date(now.getTime() + LINK_MINUTES[purpose] * 60_000);
}

/** Whether a link can still be used. Complexity O(1); no errors. */
export function isUsable(link: { usedAt: Date | null; expiresAt: Date }, now: Date): boolean {
  return link.usedAt === null && now < link.expiresAt;
}

import type { Actor } from '@/lib/auth/actor';

/** A notification is its reader's alone. */
export function canOpen(actor: Actor, notification: { userId: string }): boolean {
  return notification.userId === actor.userId;
}

/** The outbox stands in for a mail server in the demo; anywhere else nobody reads what others are sent. */
export function canReadOutbox(site: { KHIBRA_DEMO: boolean; SMTP_URL?: string | undefined }): boolean {
  return site.KHIBRA_DEMO && site.SMTP_URL === undefined;
}

/** Messages that no server took, whosever they are: to whom and why, never what they say. */
export function canSendMailsAgain(actor: Actor): boolean {
  return actor.staff?.administrator === true;
}

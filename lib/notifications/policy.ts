import type { Actor } from '@/lib/auth/actor';

/** A notification is its reader's alone. */
export function canOpen(actor: Actor, notification: { userId: string }): boolean {
  return notification.userId === actor.userId;
}

import type { Actor } from '@/lib/auth/actor';

/** Where companies come from is open to all the programme's staff. */
export function canReadOrigins(actor: Actor): boolean {
  return actor.staff !== null;
}

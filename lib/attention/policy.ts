import type { Actor } from '@/lib/auth/actor';

/** Who is shown and who is not is open to all the programme's staff. */
export function canReadAttention(actor: Actor): boolean {
  return actor.staff !== null;
}

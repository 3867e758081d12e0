import type { Actor } from '@/lib/auth/actor';

/** Who did what stands beside why: for the administrators' eyes alone. */
export function canReadAudit(actor: Actor): boolean {
  return actor.staff?.administrator === true;
}

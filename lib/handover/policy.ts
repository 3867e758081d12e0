import type { Actor } from '@/lib/auth/actor';

/** All that the programme has, in one file: the administrators' alone. */
export function canHandOver(actor: Actor): boolean {
  return actor.staff?.administrator === true;
}

import type { Actor } from '@/lib/auth/actor';

/** How matches are ranked is open to all the programme's staff. */
export function canReadWeights(actor: Actor): boolean {
  return actor.staff !== null;
}

/** It changes every list of the platform: the administrators' alone. */
export function canChangeWeights(actor: Actor): boolean {
  return actor.staff?.administrator === true;
}

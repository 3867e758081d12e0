import type { Actor } from '@/lib/auth/actor';

/** What hours are valued with is open to all the programme's staff; the sides of a mission read it with each record. */
export function canReadRates(actor: Actor): boolean {
  return actor.staff !== null;
}

/** It changes every record of the platform: the administrators' alone. */
export function canSetRates(actor: Actor): boolean {
  return actor.staff?.administrator === true;
}

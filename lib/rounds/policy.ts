import { type Actor, coordinates } from '@/lib/auth/actor';

/** Rounds are open to all the programme's staff. */
export function canReadRounds(actor: Actor): boolean {
  return actor.staff !== null;
}

/** Whoever decides on a round's requests, which are its receivers' region's, conducts it; without a region, that is everywhere. */
export function canConduct(actor: Actor, { regionCode }: { regionCode: string | null }): boolean {
  if (!actor.staff?.coordinator) return false;
  return regionCode === null ? actor.staff.regions === null : coordinates(actor, regionCode);
}

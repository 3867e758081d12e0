import { type Actor, coordinates, membershipOf } from '@/lib/auth/actor';

interface ForumFacts {
  /** The region that it takes place in. */
  regionCode: string;
}

/** The programme's staff know of every forum, also before it is published. */
export function canReadForums(actor: Actor): boolean {
  return actor.staff !== null;
}

/** Coordinators of its region arrange a forum; a new one, wherever they are. */
export function canArrange(actor: Actor, forum: ForumFacts): boolean {
  return coordinates(actor, forum.regionCode);
}

export function canArrangeSome(actor: Actor): boolean {
  return actor.staff?.coordinator ?? false;
}

/** Whom somebody was met by is the stand's people's and the staff's to know. */
export function canReadContact(actor: Actor, contact: { standOf: number | null }): boolean {
  return actor.staff !== null || (contact.standOf !== null && membershipOf(actor, contact.standOf) !== undefined);
}

/** The associations whose stands somebody stands at. */
export function standsOf(actor: Actor): number[] {
  return actor.memberships.filter(({ kind }) => kind === 'ASSOCIATION').map(({ organisationId }) => organisationId);
}

/** Staff note whom they meet anywhere at a forum, a stand's people at their stand. */
export function canTakeContact(actor: Actor, stand: { organisationId: number } | null): boolean {
  return actor.staff !== null || (stand !== null && membershipOf(actor, stand.organisationId) !== undefined);
}

import type { Actor } from '@/lib/auth/actor';

/** Accounts and roles are the administrators' alone; coordinators decide on organisations and requests. */
export function canAdministerPeople(actor: Actor): boolean {
  return actor.staff?.administrator === true;
}

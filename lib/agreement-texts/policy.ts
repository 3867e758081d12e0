import type { Actor } from '@/lib/auth/actor';

/** What agreements say is open to all the programme's staff. */
export function canReadAgreementText(actor: Actor): boolean {
  return actor.staff !== null;
}

/** It binds every mission that is agreed on afterwards: the administrators' alone. */
export function canChangeAgreementText(actor: Actor): boolean {
  return actor.staff?.administrator === true;
}

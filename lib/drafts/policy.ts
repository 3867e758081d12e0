import { type Actor, membershipOf } from '@/lib/auth/actor';

/** Everybody of an organisation works on its drafts. */
export function canWriteDraft(actor: Actor, draft: { organisationId: number }): boolean {
  return membershipOf(actor, draft.organisationId) !== undefined;
}

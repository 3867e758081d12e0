import { type Actor, type ActorMembership, membershipOf } from '@/lib/auth/actor';
import type { Noun } from '@/lib/listings/rules';

/** Everybody of an organisation works on its drafts. */
export function canWriteDraft(actor: Actor, draft: { organisationId: number }): boolean {
  return membershipOf(actor, draft.organisationId) !== undefined;
}

/** Whether an organisation in this state begins a draft: of an offer also before it is verified, since a pledge may wait with it. */
export function mayBegin(kind: Noun, state: ActorMembership['state']): boolean {
  return state === 'verified' || (kind === 'offer' && state !== 'suspended');
}

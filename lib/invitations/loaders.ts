import 'server-only';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { currentActor } from '@/lib/auth/session';
import { nameOf } from '@/lib/i18n/localised';
import { invitationDone } from '@/lib/routes';
import { canInvite } from './policy';
import { findInvitation, hasAccount, listInvitations } from './queries';
import { invitationState, wayIn } from './rules';
import type { InvitationView, TeamInvitationsView } from './views';

/** What a mailed invitation opens. Looking uses nothing up. */
export const loadInvitation = cache(async (token: string): Promise<InvitationView> => {
  const [actor, found] = await Promise.all([currentActor(), findInvitation(token)]);
  if (found === null) return { state: 'unknown' };
  const state = invitationState(found, new Date());
  if (state !== 'waiting') return { state };
  // Nobody joins an organisation that the programme has suspended, and why is nobody else's matter.
  if (found.organisation.state === 'suspended') return { state: 'revoked' };
  const { email, role, organisation, invitedBy } = found;
  return {
    state: wayIn(email, await hasAccount(email), actor?.email ?? null),
    invitation: {
      token,
      email,
      role,
      organisationName: nameOf(organisation),
      inviterName: invitedBy && { fr: invitedBy.name, ar: invitedBy.nameAr },
    },
  };
});

/** For the team's page: whom its organisation has asked in; null for whoever asks nobody in. */
export async function loadTeamInvitations(
  actor: Actor,
  organisationId: number,
  done: string | undefined,
): Promise<TeamInvitationsView | null> {
  if (!canInvite(actor, organisationId)) return null;
  return {
    organisationId,
    invitations: await listInvitations(organisationId, new Date()),
    done: invitationDone.find((candidate) => candidate === done) ?? null,
  };
}

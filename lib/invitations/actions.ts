'use server';

import { formAction, publicFormAction } from '@/lib/actions/form-action';
import { type Actor, membershipOf } from '@/lib/auth/actor';
import { clientAddress } from '@/lib/auth/client-address';
import { endSession, setSessionCookie } from '@/lib/auth/session';
import { takeAttempt } from '@/lib/limits/commands';
import { LIMITS } from '@/lib/limits/rules';
import { done, onDone, type Result, refused } from '@/lib/result';
import { routes, sideOf } from '@/lib/routes';
import { acceptAsNewcomer, invite, joinByInvitation, resendInvitation, revokeInvitation } from './commands';
import { canInvite } from './policy';
import { findSentInvitation } from './queries';
import { acceptSchema, inviteSchema, joinSchema, ownInvitationSchema } from './schema';

/** Each is a message to somebody who did not ask for it: few leave an organisation whose file nobody has read. */
async function takeLetter(actor: Actor, organisationId: number, now: Date): Promise<Result<undefined>> {
  const address = await clientAddress();
  const taken = await takeAttempt('invitation', { account: actor.email, address }, now);
  if (!taken.ok || membershipOf(actor, organisationId)?.state === 'verified') return taken;
  const today = await takeAttempt('unverified_invitation', { account: `organisation ${organisationId}`, address }, now);
  return today.ok ? today : refused('invitationsToday', { most: LIMITS.unverified_invitation.account.attempts });
}

export const inviteAction = formAction(inviteSchema, async ({ actor, input, locale, submissionId }) => {
  if (!canInvite(actor, input.organisationId)) return refused('forbidden');
  const now = new Date();
  const taken = await takeLetter(actor, input.organisationId, now);
  if (!taken.ok) return taken;
  return onDone(await invite({ actor, submissionId, now }, { ...input, locale }), ({ kind }) => ({
    redirectTo: routes.teamInvitations(sideOf(kind), 'invited'),
  }));
});

export const resendInvitationAction = formAction(ownInvitationSchema, async ({ actor, input, locale, submissionId }) => {
  const sent = await findSentInvitation(input.invitationId);
  if (sent === null || !canInvite(actor, sent.organisationId)) return refused('notFound');
  const now = new Date();
  const taken = await takeLetter(actor, sent.organisationId, now);
  if (!taken.ok) return taken;
  return onDone(await resendInvitation({ actor, submissionId, now }, { ...input, locale }), ({ kind }) => ({
    redirectTo: routes.teamInvitations(sideOf(kind), 'resent'),
  }));
});

export const revokeInvitationAction = formAction(ownInvitationSchema, async ({ actor, input, submissionId }) =>
  onDone(await revokeInvitation({ actor, submissionId, now: new Date() }, input), ({ kind }) => ({
    redirectTo: routes.teamInvitations(sideOf(kind), 'revoked'),
  })),
);

/** A session of whoever sat here before ends: the new account is whose mailbox the link came from. */
export const acceptInvitationAction = publicFormAction(acceptSchema, async ({ input, locale }) => {
  const result = await acceptAsNewcomer({ ...input, locale, address: await clientAddress() }, new Date());
  if (!result.ok) return result;
  await endSession();
  await setSessionCookie(result.value);
  return done({ redirectTo: routes.workspace(sideOf(result.value.kind)) });
});

export const joinByInvitationAction = formAction(joinSchema, async ({ actor, input }) =>
  onDone(await joinByInvitation({ actor, ...input, address: await clientAddress() }, new Date()), ({ kind }) => ({
    redirectTo: routes.workspace(sideOf(kind)),
  })),
);

'use server';

import { formAction } from '@/lib/actions/form-action';
import type { Actor } from '@/lib/auth/actor';
import { clientAddress } from '@/lib/auth/client-address';
import { takeAttempt } from '@/lib/limits/commands';
import { LIMITS } from '@/lib/limits/rules';
import { onDone, type Result, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { inviteCompany, resendCompanyInvitation, revokeCompanyInvitation } from './commands';
import { canInviteCompanies, type Inviter } from './policy';
import { findSentCompanyInvitation } from './queries';
import { inviteCompanySchema, ownCompanyInvitationSchema } from './schema';

/** Each is a message to somebody who did not ask for it: few leave an inviter within a day, and fewer reach one mailbox. */
async function takeLetter(actor: Actor, inviter: Inviter, email: string, now: Date): Promise<Result<undefined>> {
  const address = await clientAddress();
  const account = inviter === null ? `coordinator ${actor.userId}` : `organisation ${inviter}`;
  const today = await takeAttempt('company_invitation', { account, address }, now);
  if (!today.ok) return refused('companyInvitationsToday', { most: LIMITS.company_invitation.account.attempts });
  const reached = await takeAttempt('company_letter', { account: email, address }, now);
  return reached.ok ? reached : refused('mailboxLettersToday');
}

export const inviteCompanyAction = formAction(inviteCompanySchema, async ({ actor, input, submissionId }) => {
  if (!canInviteCompanies(actor, input.organisationId)) return refused('forbidden');
  const now = new Date();
  const taken = await takeLetter(actor, input.organisationId, input.email, now);
  if (!taken.ok) return taken;
  return onDone(await inviteCompany({ actor, submissionId, now }, input), ({ side }) => ({
    redirectTo: routes.companyInvitations(side, 'invited'),
  }));
});

export const resendCompanyInvitationAction = formAction(ownCompanyInvitationSchema, async ({ actor, input, submissionId }) => {
  const sent = await findSentCompanyInvitation(input.invitationId);
  if (sent === null || !canInviteCompanies(actor, sent.organisationId)) return refused('notFound');
  const now = new Date();
  const taken = await takeLetter(actor, sent.organisationId, sent.email, now);
  if (!taken.ok) return taken;
  return onDone(await resendCompanyInvitation({ actor, submissionId, now }, input), ({ side }) => ({
    redirectTo: routes.companyInvitations(side, 'resent'),
  }));
});

export const revokeCompanyInvitationAction = formAction(ownCompanyInvitationSchema, async ({ actor, input, submissionId }) =>
  onDone(await revokeCompanyInvitation({ actor, submissionId, now: new Date() }, input), ({ side }) => ({
    redirectTo: routes.companyInvitations(side, 'revoked'),
  })),
);

import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { hashSecret, newSecret } from '@/lib/auth/secret';
import { findActorWithin } from '@/lib/auth/session';
import { Refusal, type Tx, transactOnce } from '@/lib/db/transaction';
import { dayOf } from '@/lib/i18n/day';
import type { Locale } from '@/lib/i18n/locales';
import { nameOf } from '@/lib/i18n/localised';
import { lockTeamAs } from '@/lib/memberships/commands';
import { notify, writeTo } from '@/lib/notifications/commands';
import type { Result } from '@/lib/result';
import { type InvitingSide, routes } from '@/lib/routes';
import { canInviteCompanies, type Inviter } from './policy';
import { findSentCompanyInvitation, hasAccount, isInvitableNeed } from './queries';
import { companyInvitationExpiry } from './rules';
import type { CompanyInvited } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Answer = { side: InvitingSide };

const sideOfInviter = (inviter: Inviter): InvitingSide => (inviter === null ? 'programme' : 'association');

/**
 * Asks a company in. Whether the address has an account makes no difference on the screen: its own mailbox is told, and
 * nobody else. One that has run out is replaced.
 */
export function inviteCompany(
  { actor, submissionId, now }: Context,
  { organisationId, companyName, email, language: locale, need: needId, words }: CompanyInvited,
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'invite_company' }, async (tx) => {
    const sender = await lockInviter(tx, actor, organisationId);
    if (!sender) throw new Refusal('forbidden');
    if (needId !== null && !(await isInvitableNeed(needId, organisationId, dayOf(now), tx)))
      throw new Refusal('invalid', undefined, { need: { code: 'needNotOpen' } });
    await tx.companyInvitation.updateMany({
      where: { organisationId, email, acceptedAt: null, revokedAt: null, expiresAt: { lte: now } },
      data: { revokedAt: now },
    });
    const token = newSecret();
    const expiresAt = companyInvitationExpiry(now);
    const invited = { organisationId, invitedById: actor.userId, companyName, email, locale, needId, words };
    const [invitation] = await tx.companyInvitation.createManyAndReturn({
      data: [{ ...invited, tokenHash: hashSecret(token), createdAt: now, sentAt: now, expiresAt }],
      // One invitation of the same inviter to an address waits at a time.
      skipDuplicates: true,
      select: { id: true, organisation: { select: { nameFr: true, nameAr: true } } },
    });
    if (!invitation) throw new Refusal('invalid', undefined, { email: { code: 'alreadyInvited' } });
    await writeLetter(tx, { sender, ...invited, organisation: invitation.organisation, token, expiresAt });
    await record(tx, {
      actorId: actor.userId,
      action: 'company_invitation_sent',
      subject: 'company_invitation',
      subjectId: invitation.id,
      personal: { email },
    });
    return { side: sideOfInviter(organisationId) };
  });
}

/** Mails a new link, for as long again; the old one opens nothing any more. */
export function resendCompanyInvitation(
  { actor, submissionId, now }: Context,
  { invitationId }: { invitationId: string },
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'resend_company_invitation' }, async (tx) => {
    const { sender, ...sent } = await requireSent(tx, actor, invitationId);
    const token = newSecret();
    const expiresAt = companyInvitationExpiry(now);
    const renewed = await tx.companyInvitation.updateMany({
      where: { id: invitationId, acceptedAt: null, revokedAt: null },
      data: { tokenHash: hashSecret(token), sentAt: now, expiresAt, invitedById: actor.userId },
    });
    if (renewed.count === 0) throw new Refusal('changed');
    await writeLetter(tx, { sender, ...sent, token, expiresAt });
    await record(tx, {
      actorId: actor.userId,
      action: 'company_invitation_resent',
      subject: 'company_invitation',
      subjectId: invitationId,
    });
    return { side: sideOfInviter(sent.organisationId) };
  });
}

/** Takes an invitation back: its page says so, and its address leads no company here any more. */
export function revokeCompanyInvitation(
  { actor, submissionId, now }: Context,
  { invitationId }: { invitationId: string },
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'revoke_company_invitation' }, async (tx) => {
    const { organisationId } = await requireSent(tx, actor, invitationId);
    const revoked = await tx.companyInvitation.updateMany({
      where: { id: invitationId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    if (revoked.count === 0) throw new Refusal('changed');
    await record(tx, {
      actorId: actor.userId,
      action: 'company_invitation_revoked',
      subject: 'company_invitation',
      subjectId: invitationId,
    });
    return { side: sideOfInviter(organisationId) };
  });
}

/** Who invites, as the transaction sees them; null for whoever may not, or no more. */
async function lockInviter(tx: Tx, actor: Actor, inviter: Inviter): Promise<Actor | null> {
  const sender = inviter === null ? await findActorWithin(tx, actor.userId) : await lockTeamAs(tx, actor, inviter);
  return sender && canInviteCompanies(sender, inviter) ? sender : null;
}

/** Whoever may not invite for this inviter knows of none of its invitations. */
async function requireSent(tx: Tx, actor: Actor, invitationId: string) {
  const found = await findSentCompanyInvitation(invitationId, tx);
  const sender = found && (await lockInviter(tx, actor, found.organisationId));
  if (!found || !sender) throw new Refusal('notFound');
  return { ...found, sender };
}

interface Letter {
  sender: Actor;
  organisationId: Inviter;
  organisation: { nameFr: string | null; nameAr: string | null } | null;
  companyName: string;
  email: string;
  locale: Locale;
  token: string;
  expiresAt: Date;
}

/** The inviter's own words stand on the page alone: our mail says nothing that a stranger wrote but names. */
async function writeLetter(tx: Tx, { sender, organisation, companyName, email, locale, token, expiresAt }: Letter): Promise<void> {
  await writeTo(tx, {
    event: 'company_invited',
    params: {
      inviterName: { fr: sender.name, ar: sender.nameAr },
      by: organisation === null ? 'programme' : 'association',
      organisationName: organisation === null ? { fr: null, ar: null } : nameOf(organisation),
      companyName,
      account: (await hasAccount(email, tx)) ? 'yes' : 'no',
      expiresOn: expiresAt.toISOString(),
    },
    href: routes.welcome(token),
    // Greeted by no name: the inviter typed an address, and knows no more of whose it is.
    to: { email, name: null, nameAr: null, locale },
  });
}

/**
 * The invitations that a registering company accepts, locked until it is there: the one that was followed in time, and
 * those that wait at the mailbox which has just answered.
 */
export async function lockAccepted(tx: Tx, { followed, email }: { followed: string | null; email: string }, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "CompanyInvitation"
    WHERE "acceptedAt" IS NULL AND "revokedAt" IS NULL AND ("id" = ${followed} OR ("email" = ${email} AND "expiresAt" > ${now}))
    ORDER BY "id" FOR UPDATE`;
  return rows.map(({ id }) => id);
}

/** Ends these invitations as accepted by a company that has just registered, and tells who invited it. */
export async function acceptCompanyInvitations(
  tx: Tx,
  ids: readonly string[],
  { companyId, actorId }: { companyId: number; actorId: string },
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const accepted = await tx.companyInvitation.updateManyAndReturn({
    where: { id: { in: [...ids] }, acceptedAt: null, revokedAt: null },
    data: { acceptedAt: now, companyId },
    select: { id: true, organisationId: true, invitedById: true, companyName: true },
  });
  for (const { id, organisationId, invitedById, companyName } of accepted) {
    await record(tx, { actorId, action: 'company_invitation_accepted', subject: 'company_invitation', subjectId: id });
    // Who acts for the inviter no more is told nothing.
    const inviter = invitedById === null ? null : await findActorWithin(tx, invitedById);
    if (!inviter || !canInviteCompanies(inviter, organisationId)) continue;
    await notify(tx, {
      event: 'company_invitation_accepted',
      params: { companyName },
      href: routes.companyInvitations(sideOfInviter(organisationId)),
      to: [inviter.userId],
    });
  }
}

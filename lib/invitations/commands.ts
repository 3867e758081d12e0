import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { hashPassword } from '@/lib/auth/password';
import { hashSecret, newSecret } from '@/lib/auth/secret';
import { createSession } from '@/lib/auth/session';
import { Refusal, type Tx, transact, transactOnce } from '@/lib/db/transaction';
import type { MembershipRole, OrganisationKind } from '@/lib/generated/prisma/enums';
import type { Locale } from '@/lib/i18n/locales';
import { nameOf } from '@/lib/i18n/localised';
import { takeAttempt } from '@/lib/limits/commands';
import { lockTeamAs } from '@/lib/memberships/commands';
import type { Role } from '@/lib/memberships/rules';
import { writeTo } from '@/lib/notifications/commands';
import { addAccount, type SignedIn } from '@/lib/people/commands';
import { isPasswordOfEmail } from '@/lib/people/rules';
import { type Result, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { canInvite, canJoin } from './policy';
import { findSentInvitation, findWaitingInvitation } from './queries';
import { invitationExpiry } from './rules';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

/**
 * Asks a colleague in. Whether the address has an account makes no difference here: only the team's own
 * members are named, and those their owner knows. One that has run out is replaced.
 */
export function invite(
  { actor, submissionId, now }: Context,
  { organisationId, email, role, locale }: { organisationId: number; email: string; role: Role; locale: Locale },
): Promise<Result<{ kind: OrganisationKind }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'invite' }, async (tx) => {
    const sender = await lockTeamAs(tx, actor, organisationId);
    if (!sender || !canInvite(sender, organisationId)) throw new Refusal('forbidden');
    const members = await tx.membership.count({ where: { organisationId, user: { email } } });
    if (members > 0) throw new Refusal('invalid', undefined, { email: { code: 'alreadyMember' } });
    await tx.invitation.updateMany({
      where: { organisationId, email, acceptedAt: null, revokedAt: null, expiresAt: { lte: now } },
      data: { revokedAt: now },
    });
    const token = newSecret();
    const expiresAt = invitationExpiry(now);
    const [invitation] = await tx.invitation.createManyAndReturn({
      data: [{ organisationId, email, role, tokenHash: hashSecret(token), invitedById: actor.userId, createdAt: now, expiresAt }],
      // One invitation of an organisation to an address waits at a time.
      skipDuplicates: true,
      select: { id: true, organisation: { select: { kind: true, nameFr: true, nameAr: true } } },
    });
    if (!invitation) throw new Refusal('invalid', undefined, { email: { code: 'alreadyInvited' } });
    await writeInvitation(tx, { actor, email, locale, token, expiresAt, organisation: invitation.organisation });
    await record(tx, {
      actorId: actor.userId,
      action: 'invitation_sent',
      subject: 'invitation',
      subjectId: invitation.id,
      fields: [role],
      personal: { email },
    });
    return { kind: invitation.organisation.kind };
  });
}

/** Mails a new link, for another seven days; the old one opens nothing any more. */
export function resendInvitation(
  { actor, submissionId, now }: Context,
  { invitationId, locale }: { invitationId: string; locale: Locale },
): Promise<Result<{ kind: OrganisationKind }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'resend_invitation' }, async (tx) => {
    const { email, organisation } = await requireSent(tx, actor, invitationId);
    const token = newSecret();
    const expiresAt = invitationExpiry(now);
    const renewed = await tx.invitation.updateMany({
      where: { id: invitationId, acceptedAt: null, revokedAt: null },
      data: { tokenHash: hashSecret(token), expiresAt, invitedById: actor.userId },
    });
    if (renewed.count === 0) throw new Refusal('changed');
    await writeInvitation(tx, { actor, email, locale, token, expiresAt, organisation });
    await record(tx, { actorId: actor.userId, action: 'invitation_resent', subject: 'invitation', subjectId: invitationId });
    return { kind: organisation.kind };
  });
}

/** Takes an invitation back: its link opens nothing any more. */
export function revokeInvitation(
  { actor, submissionId, now }: Context,
  { invitationId }: { invitationId: string },
): Promise<Result<{ kind: OrganisationKind }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'revoke_invitation' }, async (tx) => {
    const { organisation } = await requireSent(tx, actor, invitationId);
    const revoked = await tx.invitation.updateMany({
      where: { id: invitationId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    if (revoked.count === 0) throw new Refusal('changed');
    await record(tx, { actorId: actor.userId, action: 'invitation_revoked', subject: 'invitation', subjectId: invitationId });
    return { kind: organisation.kind };
  });
}

/** Whoever may not invite for this organisation knows of none of its invitations. */
async function requireSent(tx: Tx, actor: Actor, invitationId: string) {
  const found = await findSentInvitation(invitationId, tx);
  const sender = found && (await lockTeamAs(tx, actor, found.organisationId));
  if (!sender || !canInvite(sender, found.organisationId)) throw new Refusal('notFound');
  return found;
}

interface InvitationLetter {
  actor: Actor;
  email: string;
  locale: Locale;
  token: string;
  expiresAt: Date;
  organisation: { nameFr: string | null; nameAr: string | null };
}

async function writeInvitation(tx: Tx, { actor, email, locale, token, expiresAt, organisation }: InvitationLetter): Promise<void> {
  await writeTo(tx, {
    event: 'account_invited',
    params: {
      inviterName: { fr: actor.name, ar: actor.nameAr },
      organisationName: nameOf(organisation),
      expiresOn: expiresAt.toISOString(),
    },
    href: routes.invitation(token),
    // Greeted by no name: it would tell the inviter whether the address has an account.
    to: { email, name: null, nameAr: null, locale },
  });
}

export interface Accepted extends SignedIn {
  kind: OrganisationKind;
}

/** Makes the account of somebody whose address has none, joins them to the team, and signs in. */
export async function acceptAsNewcomer(
  input: { token: string; name: string; nameAr: string | null; password: string; locale: Locale; address: string | null },
  now: Date,
): Promise<Result<Accepted>> {
  const invitation = await findWaitingInvitation(input.token, now);
  const taken = await takeAttempt('confirmation', { account: invitation?.email ?? null, address: input.address }, now);
  if (!taken.ok) return taken;
  if (invitation === null) return refused('linkUnusable');
  const { email, organisation } = invitation;
  if (isPasswordOfEmail(input.password, email)) {
    return { ok: false, code: 'invalid', fields: { password: { code: 'passwordIsEmail' } } };
  }
  const passwordHash = await hashPassword(input.password);
  return transact(async (tx) => {
    // First, so that of several presses at once the others wait here and find it used.
    await spendInvitation(tx, invitation, now);
    const { name, nameAr, locale } = input;
    const userId = await addAccount(tx, { email, name, nameAr, locale, passwordHash }, now);
    await addMember(tx, { ...invitation, userId, by: 'by_invitation' }, now);
    const session = await createSession(tx, userId, now);
    return { userId, ...session, kind: organisation.kind };
  });
}

/** Joins somebody who has an account to the team that invited its address. */
export async function joinByInvitation(
  { actor, token, address }: { actor: Actor; token: string; address: string | null },
  now: Date,
): Promise<Result<{ kind: OrganisationKind }>> {
  const invitation = await findWaitingInvitation(token, now);
  if (invitation !== null && !canJoin(actor, invitation)) return refused('forbidden');
  const taken = await takeAttempt('confirmation', { account: invitation?.email ?? null, address }, now);
  if (!taken.ok) return taken;
  if (invitation === null) return refused('linkUnusable');
  return transact(async (tx) => {
    await spendInvitation(tx, invitation, now);
    await addMember(tx, { ...invitation, userId: actor.userId, by: 'by_invitation' }, now);
    return { kind: invitation.organisation.kind };
  });
}

/** Uses an invitation up, once however many follow it. One that was sent again meanwhile has another secret. */
export async function spendInvitation(tx: Tx, { id, tokenHash }: { id: string; tokenHash: string }, now: Date): Promise<void> {
  const used = await tx.invitation.updateMany({
    where: { id, tokenHash, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now },
  });
  if (used.count === 0) throw new Refusal('linkUnusable');
}

interface NewMember {
  organisationId: number;
  userId: string;
  role: MembershipRole;
  by: 'by_invitation' | 'by_rule';
}

/** Who is a member already stays what they are. */
export async function addMember(tx: Tx, { organisationId, userId, role, by }: NewMember, now: Date): Promise<void> {
  const added = await tx.membership.createMany({ data: [{ userId, organisationId, role, createdAt: now }], skipDuplicates: true });
  if (added.count === 0) return;
  await record(tx, { actorId: userId, action: 'member_joined', subject: 'organisation', subjectId: organisationId, fields: [by] });
}

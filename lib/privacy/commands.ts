import 'server-only';

import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { proveOneself } from '@/lib/auth/proof';
import { db } from '@/lib/db/client';
import { Refusal, type Tx, transact } from '@/lib/db/transaction';
import { forgetFiles, forgetWaiting } from '@/lib/forum-imports/commands';
import { forgetOldVisitors, forgetVisitors } from '@/lib/forums/commands';
import { forgetAttempts } from '@/lib/limits/commands';
import { closeUnattended } from '@/lib/listings/commands';
import { forgetWords } from '@/lib/notifications/commands';
import { withdrawUnattended } from '@/lib/requests/commands';
import type { Result } from '@/lib/result';
import { routes } from '@/lib/routes';
import { excerptOf } from '@/lib/threads/rules';
import { countOtherAdministrators, listOrganisationsToLeave, listValuesNaming, type OrganisationToLeave } from './queries';
import { ERASED_WORDS, type Kept, leavingOf, NOBODY_LEFT, overSince, PSEUDONYM, pseudonymousEmail } from './rules';

interface Erasure {
  actor: Actor;
  /** Where the form comes from; null outside of a request. */
  address: string | null;
  now: Date;
}

/**
 * Erases a person, once they proved that it is them: by the password, or by their address where there is
 * no password. What becomes of each table is said by HELD; all of it is one transaction.
 */
export async function eraseAccount(
  { actor, address, now }: Erasure,
  proof: { password: string; email: string },
): Promise<Result<undefined>> {
  const { userId } = actor;
  const before = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
  const proved = await proveOneself({ actor, address, now }, before.passwordHash, proof);
  if (!proved.ok) return proved;
  return transact(async (tx) => {
    // Who signs in, changes the password or is disabled meanwhile waits, or was first.
    const [still] = await tx.$queryRaw<{ passwordHash: string | null }[]>`
      SELECT "passwordHash" FROM "User" WHERE "id" = ${userId} AND "disabledAt" IS NULL FOR UPDATE`;
    if (!still || still.passwordHash !== before.passwordHash) throw new Refusal('changed');
    await keepAnAdministrator(tx, userId);
    for (const organisation of await lockOrganisations(tx, userId)) {
      const leaving = leavingOf(organisation);
      if (leaving === 'needsOwner') throw new Refusal('handOverFirst');
      if (leaving === 'closes') await closeOrganisation(tx, organisation, userId, now);
    }
    await eraseWords(tx, userId);
    await eraseRows(tx, userId, now);
    await tx.user.update({
      where: { id: userId },
      data: {
        ...PSEUDONYM,
        email: pseudonymousEmail(userId),
        emailVerified: null,
        image: null,
        phone: null,
        passwordHash: null,
        locale: 'fr',
        erasedAt: now,
        // Whatever leaves out those who may not act leaves out those who are no more.
        disabledAt: now,
      },
    });
    await record(tx, { actorId: userId, action: 'account_erased', subject: 'user', subjectId: userId });
    return undefined;
  });
}

/** Locks the administrators' rows: of the last two who go at once, the second is the last one. */
async function keepAnAdministrator(tx: Tx, userId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    SELECT "userId" FROM "StaffRole" WHERE "kind" = 'administrator' ORDER BY "id" FOR UPDATE`;
  const isOne = rows.some((row) => row.userId === userId);
  if (isOne && (await countOtherAdministrators(userId, tx)) === 0) throw new Refusal('lastAdministrator');
}

/** The same for the owners of an organisation. */
async function lockOrganisations(tx: Tx, userId: string): Promise<OrganisationToLeave[]> {
  await tx.$queryRaw`
    SELECT "id" FROM "Organisation"
    WHERE "id" IN (SELECT "organisationId" FROM "Membership" WHERE "userId" = ${userId}) ORDER BY "id" FOR UPDATE`;
  return listOrganisationsToLeave(userId, tx);
}

/** Nobody is left to answer: what it asks for and offers ends, and its record says why it is still. */
async function closeOrganisation(tx: Tx, organisation: OrganisationToLeave, actorId: string, now: Date): Promise<void> {
  const { id, state, version, requestIds } = organisation;
  await withdrawUnattended(tx, { requestIds, organisationId: id, actorId, now });
  await closeUnattended(tx, { organisationId: id, actorId, reason: NOBODY_LEFT });
  const waiting = { where: { organisationId: id, acceptedAt: null, revokedAt: null }, data: { revokedAt: now } };
  await tx.invitation.updateMany(waiting);
  await tx.companyInvitation.updateMany(waiting);
  const next = state === 'verified' ? 'suspended' : state === 'submitted' ? 'returned' : null;
  if (next === null) return;
  const written = await tx.organisation.updateMany({
    where: { id, state, version },
    data: { state: next, stateReason: NOBODY_LEFT, version: { increment: 1 } },
  });
  if (written.count === 0) throw new Refusal('changed');
  await record(tx, { actorId, action: `organisation_${next}`, subject: 'organisation', subjectId: id, fields: ['state'] });
}

/** What the person wrote to others, where they read it and where they were told of it. */
async function eraseWords(tx: Tx, userId: string): Promise<void> {
  const person = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true, nameAr: true } });
  const asked = await tx.partnershipRequest.findMany({
    where: { createdById: userId, message: { not: null } },
    select: { message: true },
    orderBy: { id: 'asc' },
  });
  const ended = await tx.partnershipRequest.findMany({
    where: { endedById: userId, reason: { not: null } },
    select: { reason: true },
    orderBy: { id: 'asc' },
  });
  await tx.partnershipRequest.updateMany({ where: { createdById: userId, message: { not: null } }, data: { message: ERASED_WORDS } });
  await tx.requestTerms.updateMany({ where: { byId: userId, message: { not: null } }, data: { message: ERASED_WORDS } });
  await tx.partnershipRequest.updateMany({ where: { endedById: userId, reason: { not: null } }, data: { reason: ERASED_WORDS } });
  const cancelled = await tx.mission.findMany({
    where: { endedById: userId, reason: { not: null } },
    select: { reason: true },
    orderBy: { id: 'asc' },
  });
  await tx.mission.updateMany({ where: { endedById: userId, reason: { not: null } }, data: { reason: ERASED_WORDS } });
  await tx.planItem.updateMany({ where: { returnedById: userId }, data: { returnReason: ERASED_WORDS } });
  const excerpts = await eraseMessages(tx, userId);
  const words = [...asked.map(({ message }) => message), ...[...ended, ...cancelled].map(({ reason }) => reason)];
  await forgetWords(tx, {
    by: userId,
    excerpts,
    words: [...new Set(words.filter((word) => word !== null && word !== ERASED_WORDS))] as string[],
    name: { fr: person.name, ar: person.nameAr },
    inPlace: ERASED_WORDS,
  });
}

/** What the person wrote in threads, and the files; answers with what others were told of it, by the path of its page. */
async function eraseMessages(tx: Tx, userId: string): Promise<{ href: string; excerpt: string }[]> {
  const written = await tx.threadMessage.findMany({
    where: { authorId: userId, body: { not: ERASED_WORDS } },
    select: { requestId: true, body: true },
    orderBy: { id: 'asc' },
  });
  await tx.threadAttachment.deleteMany({ where: { message: { authorId: userId } } });
  await tx.threadMessage.updateMany({ where: { authorId: userId }, data: { body: ERASED_WORDS } });
  return written.flatMap(({ requestId, body }) =>
    (['request', 'decision'] as const).map((page) => ({ href: routes.thread(page, requestId), excerpt: excerptOf(body) })),
  );
}

/** A link and its letter are written by one transaction, which lasts no longer than this. */
const LETTER_WITHIN = 30_000;

/** The rows that are the person's own. Of the invitations to others, those that wait are revoked. */
async function eraseRows(tx: Tx, userId: string, now: Date): Promise<void> {
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  const links = await tx.mailedLink.findMany({
    where: { userId },
    select: { purpose: true, email: true, createdAt: true },
    orderBy: { id: 'asc' },
  });
  // Addresses that were the person's, where a way to a new password was sent, unless they are somebody
  // else's by now. One that was only typed may be a stranger's, with letters of their own.
  const proved = links.filter(({ purpose }) => purpose === 'reset_password');
  const typed = [...new Set(proved.map((link) => link.email))].filter((address) => address !== email);
  for (const link of links) {
    // The letter that the same transaction wrote.
    const around = { gte: new Date(link.createdAt.getTime() - LETTER_WITHIN), lte: new Date(link.createdAt.getTime() + LETTER_WITHIN) };
    await tx.mail.deleteMany({ where: { notificationId: null, toAddress: link.email, createdAt: around } });
  }
  const taken = await tx.user.findMany({ where: { email: { in: typed } }, select: { email: true }, orderBy: { id: 'asc' } });
  const addresses = [email, ...typed.filter((address) => !taken.some((other) => other.email === address))];

  await tx.session.deleteMany({ where: { userId } });
  await tx.account.deleteMany({ where: { userId } });
  await tx.mailedLink.deleteMany({ where: { OR: [{ userId }, { email: { in: addresses } }] } });
  await tx.verificationToken.deleteMany({ where: { identifier: { in: addresses } } });
  await tx.mailPreference.deleteMany({ where: { userId } });
  await tx.savedSearch.deleteMany({ where: { userId } });
  await tx.calendarFeed.deleteMany({ where: { userId } });
  await tx.membership.deleteMany({ where: { userId } });
  await tx.staffRole.deleteMany({ where: { userId } });
  await tx.waitingPledge.deleteMany({ where: { createdById: userId } });
  await tx.draft.deleteMany({ where: { authorId: userId } });
  await tx.submission.deleteMany({ where: { actorId: userId } });
  await tx.firstDecision.deleteMany({ where: { OR: [{ byId: userId }, { subject: 'user', subjectId: userId }] } });
  await tx.invitation.deleteMany({ where: { email: { in: addresses } } });
  await tx.companyInvitation.deleteMany({ where: { email: { in: addresses } } });
  await tx.certificate.deleteMany({ where: { userId } });
  await forgetVisitors(tx, addresses, now);
  await forgetWaiting(tx, addresses);
  await tx.missionPerson.deleteMany({ where: { OR: [{ userId }, { email: { in: addresses } }] } });
  const waiting = { where: { invitedById: userId, acceptedAt: null, revokedAt: null }, data: { revokedAt: now } };
  await tx.invitation.updateMany(waiting);
  await tx.companyInvitation.updateMany(waiting);
  await tx.companyInvitation.updateMany({ where: { invitedById: userId }, data: { words: null } });
  // Before the notifications: a message that loses its own would be a letter.
  await tx.mail.deleteMany({
    where: { OR: [{ toAddress: { in: addresses } }, { notification: { userId } }, { digested: { some: { userId } } }] },
  });
  await tx.notification.deleteMany({ where: { userId } });
  const named = await listValuesNaming(addresses, tx);
  await tx.auditPersonalValue.deleteMany({
    where: {
      OR: [
        { event: { OR: [{ actorId: userId }, { subject: 'user', subjectId: userId }] } },
        { eventId: { in: named.map(({ eventId }) => eventId) } },
      ],
    },
  });
  for (const address of addresses) await forgetAttempts(tx, address);
}

/**
 * Deletes what has been kept for its period, and answers with how many rows of each that were. Each kind
 * by itself: one that fails leaves the others done, and the next night tries it again.
 */
export async function forgetWhatIsOver(now: Date): Promise<Record<Kept, number>> {
  const over = (kept: Kept) => ({ lte: overSince(kept, now) });
  const deleted = async (rows: Promise<{ count: number }>) => (await rows).count;
  return {
    session: await deleted(db.session.deleteMany({ where: { expires: over('session') } })),
    registration: await deleted(
      db.mailedLink.deleteMany({ where: { purpose: 'confirm_registration', usedAt: null, expiresAt: over('registration') } }),
    ),
    link: await deleted(db.mailedLink.deleteMany({ where: { OR: [{ usedAt: over('link') }, { usedAt: null, expiresAt: over('link') }] } })),
    invitation: await deleted(
      db.invitation.deleteMany({
        where: {
          OR: [
            { acceptedAt: over('invitation') },
            { revokedAt: over('invitation') },
            { acceptedAt: null, revokedAt: null, expiresAt: over('invitation') },
          ],
        },
      }),
    ),
    companyInvitation: await deleted(
      db.companyInvitation.deleteMany({
        where: {
          acceptedAt: null,
          OR: [{ revokedAt: over('companyInvitation') }, { revokedAt: null, expiresAt: over('companyInvitation') }],
        },
      }),
    ),
    acceptedCompanyInvitation: await deleted(db.companyInvitation.deleteMany({ where: { acceptedAt: over('acceptedCompanyInvitation') } })),
    namedPerson: await deleted(
      db.missionPerson.deleteMany({
        where: {
          confirmedAt: null,
          OR: [{ declinedAt: over('namedPerson') }, { removedAt: over('namedPerson') }, { expiresAt: over('namedPerson') }],
        },
      }),
    ),
    attempt: await deleted(db.attemptWindow.deleteMany({ where: { endsAt: over('attempt') } })),
    submission: await deleted(db.submission.deleteMany({ where: { createdAt: over('submission') } })),
    mail: await deleted(db.mail.deleteMany({ where: { state: 'sent', sentAt: over('mail') } })),
    unsentMail: await deleted(db.mail.deleteMany({ where: { state: { not: 'sent' }, createdAt: over('unsentMail') } })),
    readNotification: await deleted(db.notification.deleteMany({ where: { readAt: over('readNotification') } })),
    unreadNotification: await deleted(db.notification.deleteMany({ where: { readAt: null, createdAt: over('unreadNotification') } })),
    draft: await deleted(db.draft.deleteMany({ where: { updatedAt: over('draft') } })),
    endedThread: await deleted(
      db.threadMessage.deleteMany({
        where: { request: { state: { in: ['declined', 'withdrawn', 'rejected', 'expired', 'not_chosen'] }, endedAt: over('endedThread') } },
      }),
    ),
    approvedThread: await deleted(
      db.threadMessage.deleteMany({ where: { request: { state: 'approved', endedAt: over('approvedThread') } } }),
    ),
    showing: await deleted(db.showing.deleteMany({ where: { lastAt: over('showing') } })),
    verificationToken: await deleted(db.verificationToken.deleteMany({ where: { expires: over('verificationToken') } })),
    forumImport: await forgetFiles(over('forumImport')),
    ...(await forgetOldVisitors(over('forumRegistration'), over('forumContact'), now)),
    personalValue: await deleted(db.auditPersonalValue.deleteMany({ where: { event: { at: over('personalValue') } } })),
  };
}

import 'server-only';
import { randomUUID } from 'node:crypto';
import { record } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import { type Intent, Refusal, type Tx, transact, transactOnce } from '@/lib/db/transaction';
import { env } from '@/lib/env';
import type { Prisma } from '@/lib/generated/prisma/client';
import { dayOf } from '@/lib/i18n/day';
import type { Locale } from '@/lib/i18n/locales';
import { enqueue, enqueueAll } from '@/lib/jobs/enqueue';
import { composeDigest, composeMail, isolated, type MailMessage, messageIdOf } from '@/lib/mail/compose';
import { failureOf } from '@/lib/mail/transport';
import { readUnsubscribeToken, unsubscribeToken } from '@/lib/mail/unsubscribe';
import { PSEUDONYM } from '@/lib/privacy/rules';
import type { Result } from '@/lib/result';
import {
  CLAIM_MINUTES,
  chosenFor,
  DIGEST_LINES,
  groupsToEnd,
  isTriedAgain,
  MAIL_GROUPS,
  type MailFailure,
  mailingOf,
  type NotifiedEvent,
  placeholdersOf,
} from './rules';
import { readEvent } from './schema';

export type Notice = NotifiedEvent & {
  /** Path of the page it opens, without the language. */
  href: string;
  /** Ids of the people told; each is told once. */
  to: readonly string[];
};

/**
 * Tells people of what the caller's transaction does: a row under the bell and a job that writes
 * the mail, both there if and only if the change is.
 */
export async function notify(tx: Tx, notice: Notice): Promise<void> {
  await announce(tx, notice);
}

/** The same for those who go on with what was written: answers with the numbers of the notifications. */
export async function announce(tx: Tx, { event, params, href, to }: Notice): Promise<number[]> {
  const rows = await tx.notification.createManyAndReturn({
    data: [...new Set(to)].map((userId) => ({ userId, event, params, href })),
    select: { id: true },
  });
  for (const { id } of rows) await enqueue(tx, 'send_mail', { notificationId: id }, `send_mail:${id}`);
  return rows.map(({ id }) => id);
}

/** The first reading counts; another leaves its time as it is. */
export async function markRead(userId: string, id: number, now: Date): Promise<void> {
  await db.notification.updateMany({ where: { id, userId, readAt: null }, data: { readAt: now } });
}

/** Marks all up to the newest that the person saw. */
export async function markAllRead(userId: string, upTo: number, now: Date): Promise<void> {
  await db.notification.updateMany({ where: { userId, id: { lte: upTo }, readAt: null }, data: { readAt: now } });
}

/** Keeps the message of a notification as it was first written, however often that is tried; answers with its id. */
export async function keepMail(notificationId: number, mail: MailMessage): Promise<number> {
  await db.mail.createMany({ data: [{ notificationId, ...mail }], skipDuplicates: true });
  const { id } = await db.mail.findUniqueOrThrow({ where: { notificationId }, select: { id: true } });
  return id;
}

export type Letter = NotifiedEvent & {
  /** Path of the page it opens, without the language; it may hold a link's secret. */
  href: string;
  /** `name` is null where nobody told us. */
  to: { email: string; name: string | null; nameAr: string | null; locale: Locale };
};

/**
 * Writes to an address instead of a person: whoever reads it may have no account, and no bell shows it.
 * The message is there if and only if the caller's transaction is. Its words hold a secret, so they are
 * erased once it was sent.
 */
export async function writeTo(tx: Tx, { event, params, href, to }: Letter): Promise<void> {
  const letter = { event, params } as NotifiedEvent;
  const mail = composeMail({
    id: randomUUID(),
    event,
    placeholders: placeholdersOf(letter),
    // Whoever reads it may have no account, and no choice.
    unsubscribeToken: null,
    href,
    recipient: to,
    siteUrl: env.APP_URL,
  });
  const { id } = await tx.mail.create({ data: { secret: true, ...mail }, select: { id: true } });
  await enqueue(tx, 'deliver_mail', { mailId: id }, `deliver_mail:${id}`);
}

/** A message that its server did not take, by the class of why alone: this is logged, and kept with the job. */
export class Undelivered extends Error {
  constructor(mailId: number, failure: MailFailure) {
    super(`The mail server did not take message ${mailId}: ${failure}`);
  }
}

/**
 * Hands a kept message to `send` unless it has left, and writes down how that ended.
 *
 * The row is claimed by a conditional update, so that of any number of attempts only one sends; the others
 * find it taken or sent and leave it. A claim ends by itself: should the process die after the server took
 * the message and before that is written, a later attempt sends it again under the same Message-ID.
 *
 * Throws `Undelivered` while another attempt is worth it; after the last the message waits for an administrator.
 */
export async function deliverMail(mailId: number, send: (mail: MailMessage) => Promise<void>, now: Date): Promise<void> {
  const claimedUntil = new Date(now.getTime() + CLAIM_MINUTES * 60_000);
  const claimed = await db.mail.updateMany({
    where: { id: mailId, state: 'queued', OR: [{ claimedUntil: null }, { claimedUntil: { lte: now } }] },
    data: { claimedUntil, attempts: { increment: 1 } },
  });
  if (claimed.count === 0) return;
  const kept = await db.mail.findUnique({
    where: { id: mailId },
    select: {
      secret: true,
      attempts: true,
      messageId: true,
      toAddress: true,
      locale: true,
      subject: true,
      text: true,
      html: true,
      unsubscribeUrl: true,
    },
  });
  // Its person was erased at this very moment.
  if (!kept) return;
  const { secret, attempts, ...mail } = kept;
  try {
    await send(mail);
  } catch (error) {
    const failure = failureOf(error);
    const again = isTriedAgain(failure, attempts);
    await db.mail.updateMany({
      where: { id: mailId, claimedUntil },
      data: { claimedUntil: null, failure, ...(!again && { state: 'failed', failedAt: new Date() }) },
    });
    if (again) throw new Undelivered(mailId, failure);
    return;
  }
  await db.mail.updateMany({
    where: { id: mailId, state: 'queued' },
    data: { state: 'sent', sentAt: new Date(), claimedUntil: null, failure: null, ...(secret && { text: '', html: '' }) },
  });
}

/** Leaves a notification to its reader's next daily mail, unless one has told it already. */
export async function leaveToDigest(notificationId: number): Promise<void> {
  await db.notification.updateMany({ where: { id: notificationId, digestId: null, readAt: null }, data: { waitsForDigest: true } });
}

/** Enqueues the daily mail of everybody for whom something waits. */
export async function planDigests(day: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const waiting = await tx.notification.groupBy({ by: ['userId'], where: { waitsForDigest: true }, orderBy: { userId: 'asc' } });
    await enqueueAll(
      tx,
      'write_digest',
      waiting.map(({ userId }) => ({ payload: { userId, day }, key: `write_digest:${userId}` })),
    );
  });
}

/**
 * Writes a person's mail of a day: a line for each event that waits and that they have not read since.
 * Answers with its id, whoever wrote it; null when there is nothing to say. One a day, because the day
 * is in its Message-ID.
 */
export async function writeDigest(userId: string, day: string): Promise<number | null> {
  return db.$transaction(async (tx) => {
    // Another run waits here, and then finds nothing that waits.
    const rows = await tx.$queryRaw<{ id: number }[]>`
      SELECT "id" FROM "Notification" WHERE "userId" = ${userId} AND "waitsForDigest" ORDER BY "id" FOR UPDATE`;
    const waiting = { id: { in: rows.map(({ id }) => id) } };
    const id = `digest-${userId}-${day}`;
    const messageId = messageIdOf(id, env.APP_URL);
    const kept = await tx.mail.findUnique({ where: { messageId }, select: { id: true } });
    // What came since waits for tomorrow's.
    if (kept) return kept.id;
    await tx.notification.updateMany({ where: waiting, data: { waitsForDigest: false } });
    const { mailChoices, disabledAt, ...recipient } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        name: true,
        nameAr: true,
        email: true,
        locale: true,
        disabledAt: true,
        mailChoices: { select: { group: true, choice: true }, take: MAIL_GROUPS.length },
      },
    });
    if (disabledAt !== null) return null;
    const unread = await tx.notification.findMany({
      where: { ...waiting, readAt: null },
      select: { id: true, event: true, params: true, href: true },
      orderBy: { id: 'asc' },
    });
    const told = unread
      .map((row) => ({ ...row, read: readEvent(row) }))
      // Turned off meanwhile.
      .filter(({ read }) => mailingOf(read.event, mailChoices) !== 'none');
    if (told.length === 0) return null;
    const mail = composeDigest({
      id,
      told: told.slice(0, DIGEST_LINES).map(({ read, href }) => ({ event: read.event, placeholders: placeholdersOf(read), href })),
      more: Math.max(0, told.length - DIGEST_LINES),
      unsubscribeToken: unsubscribeToken({ userId, scope: 'digest' }),
      recipient,
      siteUrl: env.APP_URL,
    });
    const written = await tx.mail.create({ data: mail, select: { id: true } });
    await tx.notification.updateMany({ where: { id: { in: told.map((row) => row.id) } }, data: { digestId: written.id } });
    return written.id;
  });
}

/** Ends the mails that a signed token names, for whoever reads the mailbox. Once more changes nothing. */
export function endMails(token: string): Promise<Result<undefined>> {
  return transact(async (tx) => {
    const signed = readUnsubscribeToken(token);
    const user =
      signed &&
      (await tx.user.findFirst({
        where: { id: signed.userId, disabledAt: null, erasedAt: null },
        select: { id: true, mailChoices: { select: { group: true, choice: true }, take: MAIL_GROUPS.length } },
      }));
    if (!signed || !user) throw new Refusal('linkUnusable');
    const userId = user.id;
    if (signed.scope === 'search') {
      const ended = await tx.savedSearch.updateMany({
        where: { id: signed.searchId, userId, alerts: { not: 'none' } },
        data: { alerts: 'none' },
      });
      if (ended.count === 0) return undefined;
    } else {
      const ending = groupsToEnd(signed.scope, chosenFor(user.mailChoices));
      if (ending.length === 0) return undefined;
      const data = ending.map((group) => ({ userId, group, choice: 'none' as const }));
      await tx.mailPreference.createMany({ data, skipDuplicates: true });
      await tx.mailPreference.updateMany({ where: { userId, group: { in: ending } }, data: { choice: 'none' } });
    }
    await record(tx, { actorId: userId, action: 'mails_ended', subject: 'user', subjectId: userId, fields: ['mails'] });
    return undefined;
  });
}

/** As if it had never been tried. */
const anew = { state: 'queued', failedAt: null, attempts: 0 } as const;

/** Gives a message that no server took another round of attempts. */
export function sendMailAgain(intent: Intent, id: number): Promise<Result<{ count: number }>> {
  return transactOnce(intent, async (tx) => {
    const mail = await tx.mail.findUnique({ where: { id }, select: { id: true } });
    if (!mail) throw new Refusal('notFound');
    const again = await tx.mail.updateMany({ where: { id, state: 'failed' }, data: anew });
    // Somebody else was quicker.
    if (again.count === 0) throw new Refusal('changed');
    await enqueue(tx, 'deliver_mail', { mailId: id }, `deliver_mail:${id}`);
    await record(tx, { actorId: intent.actorId, action: 'mail_sent_again', subject: 'mail', subjectId: id, fields: ['state'] });
    return { count: 1 };
  });
}

/** The same for all up to the newest that the administrator saw. */
export function sendAllMailsAgain(intent: Intent, upTo: number): Promise<Result<{ count: number }>> {
  return transactOnce(intent, async (tx) => {
    const again = await tx.mail.updateManyAndReturn({ where: { state: 'failed', id: { lte: upTo } }, data: anew, select: { id: true } });
    if (again.length === 0) throw new Refusal('changed');
    await enqueueAll(
      tx,
      'deliver_mail',
      again.map(({ id }) => ({ payload: { mailId: id }, key: `deliver_mail:${id}` })),
    );
    // The newest of them stands for all.
    await record(tx, { actorId: intent.actorId, action: 'mails_sent_again', subject: 'mail', subjectId: upTo, fields: ['state'] });
    return { count: again.length };
  });
}

/** What an erased person wrote, and how they were called, with what stands there from now on. */
export interface Forgotten {
  /** Whose they are. */
  by: string;
  words: readonly string[];
  name: { fr: string; ar: string | null };
  /** What the first lines of their messages were, and the pages that the notices of them open. */
  excerpts: readonly { href: string; excerpt: string }[];
  /** What stands where the words stood. */
  inPlace: string;
}

/**
 * Takes a person's words and name out of what others were told. A message that has left cannot be called
 * back: its words are emptied here; one that still waits is written anew.
 */
export async function forgetWords(tx: Tx, { by, words, name, excerpts, inPlace }: Forgotten): Promise<void> {
  // As JSON writes them, quotes included: whole values, never parts of others.
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Notification"
    WHERE EXISTS (SELECT FROM unnest(${[...words]}::text[]) word WHERE strpos("params"::text, to_jsonb(word)::text) > 0)`;
  const replace = (value: unknown): unknown => (typeof value === 'string' && words.includes(value) ? inPlace : value);
  await rewriteNotices(
    tx,
    rows.map(({ id }) => id),
    (params) => Object.fromEntries(Object.entries(params).map(([param, value]) => [param, replace(value)])),
  );
  // Of messages the beginning was told, and who wrote them, as they were called then.
  const told = await tx.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Notification" JOIN unnest(${excerpts.map(({ href }) => href)}::text[], ${excerpts.map(({ excerpt }) => excerpt)}::text[])
      AS written(page, excerpt) ON "href" = page AND "params"->>'messageExcerpt' = excerpt
    WHERE "event" = 'message_received'`;
  await rewriteNotices(
    tx,
    told.map(({ id }) => id),
    (params) => ({ ...params, messageExcerpt: inPlace, senderName: { fr: PSEUDONYM.name, ar: PSEUDONYM.nameAr } }),
  );
  // Letters have no parameters that are kept, only a text. Those that name the person asked somebody into
  // a team, or a company in; any other may hold the same signs by chance, and is somebody else's way in. So may one to the
  // same mailbox: a name counts as a whole, not as a part of another's.
  const names = [name.fr, ...(name.ar === null ? [] : [name.ar])].map(isolated);
  const letters = await tx.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Mail"
    WHERE "notificationId" IS NULL AND "toAddress" IN (
        SELECT "email" FROM "Invitation" WHERE "invitedById" = ${by}
        UNION SELECT "email" FROM "CompanyInvitation" WHERE "invitedById" = ${by})
      AND EXISTS (SELECT FROM unnest(${names}::text[]) word WHERE strpos("subject", word) > 0 OR strpos("text", word) > 0)`;
  await tx.mail.deleteMany({ where: { id: { in: letters.map(({ id }) => id) } } });
}

/** Other parameters for notices: a message that has left is emptied, one that waits is written anew. */
async function rewriteNotices(tx: Tx, ids: readonly number[], rewrite: (params: object) => object): Promise<void> {
  const notifications = await tx.notification.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      userId: true,
      params: true,
      mail: { select: { id: true, state: true } },
      digest: { select: { id: true, state: true } },
    },
    orderBy: { id: 'asc' },
  });
  for (const { id, userId, params, mail, digest } of notifications) {
    await tx.notification.update({ where: { id }, data: { params: rewrite(params as object) as Prisma.InputJsonObject } });
    for (const left of [mail, digest]) {
      if (left?.state === 'sent') await tx.mail.update({ where: { id: left.id }, data: { subject: '', text: '', html: '' } });
    }
    if (mail && mail.state !== 'sent') {
      await tx.mail.delete({ where: { id: mail.id } });
      await enqueue(tx, 'send_mail', { notificationId: id }, `send_mail:${id}`);
    }
    if (digest && digest.state !== 'sent') {
      await tx.notification.updateMany({ where: { digestId: digest.id }, data: { digestId: null, waitsForDigest: true } });
      // Another of its lines was first.
      await tx.mail.deleteMany({ where: { id: digest.id } });
      await enqueue(tx, 'write_digest', { userId, day: dayOf(new Date()) }, `write_digest:${userId}`);
    }
  }
}

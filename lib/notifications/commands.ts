import 'server-only';
import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { env } from '@/lib/env';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Locale } from '@/lib/i18n/locales';
import { enqueue } from '@/lib/jobs/enqueue';
import { composeMail, type MailMessage } from '@/lib/mail/compose';
import { events, type NotifiedEvent, placeholdersOf } from './rules';

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
export async function notify(tx: Tx, { event, params, href, to }: Notice): Promise<void> {
  const rows = await tx.notification.createManyAndReturn({
    data: [...new Set(to)].map((userId) => ({ userId, event, params, href })),
    select: { id: true },
  });
  for (const { id } of rows) await enqueue(tx, 'send_mail', { notificationId: id }, `send_mail:${id}`);
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
    essential: events[event].kind === 'essential',
    href,
    recipient: to,
    siteUrl: env.APP_URL,
  });
  const { id } = await tx.mail.create({ data: { secret: true, ...mail }, select: { id: true } });
  await enqueue(tx, 'deliver_mail', { mailId: id }, `deliver_mail:${id}`);
}

/** Longer than any conversation with a mail server may last. */
const DELIVERY_TIMEOUT = 90_000;

/**
 * Hands a kept message to `send` unless it has left, and writes down that it has.
 *
 * The row is locked meanwhile, so that of any number of attempts only one sends; the others find it
 * taken or sent and leave it. Should the process die after the server took the message and before
 * that is written, the next attempt sends it again under the same Message-ID.
 */
export async function deliverMail(mailId: number, send: (mail: MailMessage) => Promise<void>): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const [taken] = await tx.$queryRaw<{ id: number }[]>`
        SELECT "id" FROM "Mail" WHERE "id" = ${mailId} AND "state" = 'queued' FOR UPDATE SKIP LOCKED`;
      if (!taken) return;
      const { secret, ...mail } = await tx.mail.findUniqueOrThrow({
        where: { id: taken.id },
        select: { secret: true, messageId: true, toAddress: true, locale: true, subject: true, text: true, html: true },
      });
      await send(mail);
      await tx.mail.update({
        where: { id: taken.id },
        data: { state: 'sent', sentAt: new Date(), ...(secret && { text: '', html: '' }) },
      });
    },
    { timeout: DELIVERY_TIMEOUT, maxWait: 10_000 },
  );
}

/** What an erased person wrote, and how they were called, with what stands there from now on. */
export interface Forgotten {
  /** Whose they are. */
  by: string;
  words: readonly string[];
  name: { fr: string; ar: string | null };
  /** What stands where the words stood. */
  inPlace: string;
}

/**
 * Takes a person's words and name out of what others were told. A message that has left cannot be called
 * back: its words are emptied here; one that still waits is written anew.
 */
export async function forgetWords(tx: Tx, { by, words, name, inPlace }: Forgotten): Promise<void> {
  // As JSON writes them, quotes included: whole values, never parts of others.
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Notification"
    WHERE EXISTS (SELECT FROM unnest(${[...words]}::text[]) word WHERE strpos("params"::text, to_jsonb(word)::text) > 0)`;
  const notifications = await tx.notification.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    select: { id: true, params: true, mail: { select: { id: true, state: true } } },
    orderBy: { id: 'asc' },
  });
  const replace = (value: unknown): unknown => (typeof value === 'string' && words.includes(value) ? inPlace : value);
  for (const { id, params, mail } of notifications) {
    const kept = Object.fromEntries(
      Object.entries(params as object).map(([param, value]) => [param, replace(value)]),
    ) as Prisma.InputJsonObject;
    await tx.notification.update({ where: { id }, data: { params: kept } });
    if (mail?.state === 'sent') await tx.mail.update({ where: { id: mail.id }, data: { subject: '', text: '', html: '' } });
    if (mail?.state === 'queued') {
      await tx.mail.delete({ where: { id: mail.id } });
      await enqueue(tx, 'send_mail', { notificationId: id }, `send_mail:${id}`);
    }
  }
  // Letters have no parameters that are kept, only a text. Those that name the person asked somebody into
  // a team; any other may hold the same signs by chance, and is somebody else's way in.
  const names = [name.fr, ...(name.ar === null ? [] : [name.ar])];
  const letters = await tx.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Mail"
    WHERE "notificationId" IS NULL AND "toAddress" IN (SELECT "email" FROM "Invitation" WHERE "invitedById" = ${by})
      AND EXISTS (SELECT FROM unnest(${names}::text[]) word WHERE strpos("subject", word) > 0 OR strpos("text", word) > 0)`;
  await tx.mail.deleteMany({ where: { id: { in: letters.map(({ id }) => id) } } });
}

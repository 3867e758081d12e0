import 'server-only';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { chosenFor, LISTINGS_NAMED, MAIL_GROUPS } from './rules';

/** A page of a list by descending id; `before` and `after` are ids of the rows at its edges. */
export interface Page {
  take: number;
  before?: number;
  after?: number;
}

interface PageOf<Row> {
  rows: Row[];
  /** How many rows there are on either side. */
  newer: number;
  older: number;
}

export function countUnread(userId: string): Promise<number> {
  return db.notification.count({ where: { userId, readAt: null } });
}

/** The newest that a person has not opened. */
export function listUnread(userId: string, take: number): Promise<NotificationRow[]> {
  return db.notification.findMany({ where: { userId, readAt: null }, select: notificationSelect, orderBy: { id: 'desc' }, take });
}

/** The id of a person's newest notification; null when there is none. */
export async function findNewest(userId: string): Promise<number | null> {
  const newest = await db.notification.findFirst({ where: { userId }, select: { id: true }, orderBy: { id: 'desc' } });
  return newest?.id ?? null;
}

const notificationSelect = {
  id: true,
  userId: true,
  event: true,
  params: true,
  href: true,
  createdAt: true,
  readAt: true,
} as const satisfies Prisma.NotificationSelect;

export type NotificationRow = Prisma.NotificationGetPayload<{ select: typeof notificationSelect }>;

export function findNotification(id: number): Promise<NotificationRow | null> {
  return db.notification.findUnique({ where: { id }, select: notificationSelect });
}

/** A person's notifications, newest first. */
export function listNotifications(userId: string, page: Page): Promise<PageOf<NotificationRow>> {
  return paged(page, {
    list: (where, orderBy, take) => db.notification.findMany({ where: { ...where, userId }, select: notificationSelect, orderBy, take }),
    count: (where) => db.notification.count({ where: { ...where, userId } }),
  });
}

const outboxSelect = {
  id: true,
  toAddress: true,
  locale: true,
  subject: true,
  text: true,
  html: true,
  createdAt: true,
  notification: { select: { user: { select: { name: true, nameAr: true } } } },
} as const satisfies Prisma.MailSelect;

export type OutboxMail = Prisma.MailGetPayload<{ select: typeof outboxSelect }>;

/** Messages that no server has taken, newest first. */
export function listOutbox(page: Page): Promise<PageOf<OutboxMail>> {
  return paged(page, {
    list: (where, orderBy, take) => db.mail.findMany({ where: { ...where, state: 'queued' }, select: outboxSelect, orderBy, take }),
    count: (where) => db.mail.count({ where: { ...where, state: 'queued' } }),
  });
}

export function findOutboxMail(id: number): Promise<OutboxMail | null> {
  return db.mail.findFirst({ where: { id, state: 'queued' }, select: outboxSelect });
}

const failedSelect = {
  id: true,
  toAddress: true,
  createdAt: true,
  failedAt: true,
  attempts: true,
  failure: true,
  notification: { select: { event: true, user: { select: { name: true, nameAr: true } } } },
  digested: { select: { user: { select: { name: true, nameAr: true } } }, orderBy: { id: 'asc' }, take: 1 },
} as const satisfies Prisma.MailSelect;

export type FailedMail = Prisma.MailGetPayload<{ select: typeof failedSelect }>;

// As the index has it.
const failed = { failedAt: { not: null } } as const;

/** Messages that no server took, newest first. */
export function listFailedMails(page: Page): Promise<PageOf<FailedMail>> {
  return paged(page, {
    list: (where, orderBy, take) => db.mail.findMany({ where: { ...where, ...failed }, select: failedSelect, orderBy, take }),
    count: (where) => db.mail.count({ where: { ...where, ...failed } }),
  });
}

export function findFailedMail(id: number): Promise<FailedMail | null> {
  return db.mail.findFirst({ where: { id, ...failed }, select: failedSelect });
}

/** How many there are, and the newest of them; null when there is none. */
export async function countFailedMails(): Promise<{ count: number; newest: number | null }> {
  const { _count, _max } = await db.mail.aggregate({ where: failed, _count: true, _max: { id: true } });
  return { count: _count, newest: _max.id };
}

/** What a person chose of their mails; null when there is no such person, or none any more. */
export async function findMailChoices(userId: string) {
  const user = await db.user.findFirst({
    where: { id: userId, disabledAt: null, erasedAt: null },
    select: { locale: true, mailChoices: { select: { group: true, choice: true }, take: MAIL_GROUPS.length } },
  });
  return user && { locale: user.locale, chosen: chosenFor(user.mailChoices) };
}

/** What a person's saved search is called, and whether it tells; null where it is gone. */
export function findSearchChoice(userId: string, searchId: number) {
  return db.savedSearch.findFirst({ where: { id: searchId, userId }, select: { name: true, alerts: true } });
}

type ById = { id?: { lt: number } | { gt: number } };

/** Keyset: a page stays the same page while new rows arrive above it. Beyond either end it is the first page. */
async function paged<Row extends { id: number }>(
  { take, before, after }: Page,
  table: {
    list(where: ById, orderBy: { id: 'asc' | 'desc' }, take: number): Promise<Row[]>;
    count(where: ById): Promise<number>;
  },
): Promise<PageOf<Row>> {
  const rows =
    after === undefined
      ? await table.list(before === undefined ? {} : { id: { lt: before } }, { id: 'desc' }, take)
      : (await table.list({ id: { gt: after } }, { id: 'asc' }, take)).reverse();
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (!first || !last) return before === undefined && after === undefined ? { rows, newer: 0, older: 0 } : paged({ take }, table);
  const [newer, older] = await Promise.all([table.count({ id: { gt: first.id } }), table.count({ id: { lt: last.id } })]);
  return { rows, newer, older };
}

/** What a message is written from. */
export function findForMail(notificationId: number) {
  return db.notification.findUnique({
    where: { id: notificationId },
    select: {
      id: true,
      event: true,
      params: true,
      href: true,
      user: {
        select: {
          id: true,
          name: true,
          nameAr: true,
          email: true,
          locale: true,
          disabledAt: true,
          mailChoices: { select: { group: true, choice: true }, take: MAIL_GROUPS.length },
        },
      },
      mail: { select: { id: true } },
      searchMatches: {
        select: {
          search: { select: { id: true, alerts: true } },
          need: { select: { id: true, titleFr: true, titleAr: true } },
          offer: { select: { id: true, titleFr: true, titleAr: true } },
        },
        orderBy: { id: 'asc' },
        take: LISTINGS_NAMED,
      },
    },
  });
}

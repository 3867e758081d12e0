import 'server-only';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { requireActor } from '@/lib/auth/require-actor';
import { env } from '@/lib/env';
import { formatAgo } from '@/lib/i18n/ago';
import { eventText } from '@/lib/i18n/event-text';
import type { Locale } from '@/lib/i18n/locales';
import { inLocale, routes } from '@/lib/routes';
import { canReadOutbox } from './policy';
import {
  countUnread,
  findNewest,
  findOutboxMail,
  listNotifications,
  listOutbox,
  type NotificationRow,
  type OutboxMail,
  type Page,
} from './queries';
import { placeholdersOf } from './rules';
import { readEvent } from './schema';
import type { NeighbourPage, NotificationsView, NotificationView, OutboxMailView, OutboxRow, OutboxView } from './views';

const PAGE = 20;

/** A value of an address: missing, given, or given more than once. */
type Param = string | string[] | undefined;

/** The page of a list that an address asks for; an address that makes no sense asks for the first. */
function pageOf(before: Param, after: Param): Page {
  const [older, newer] = [rowId(before), rowId(after)];
  if (older !== undefined) return { take: PAGE, before: older };
  return newer === undefined ? { take: PAGE } : { take: PAGE, after: newer };
}

function rowId(value: Param): number | undefined {
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined;
}

function neighbours(path: string, { rows, newer, older }: { rows: readonly { id: number }[]; newer: number; older: number }) {
  const page = (name: string, edge: { id: number } | undefined, count: number): NeighbourPage | null =>
    edge === undefined || count === 0 ? null : { href: `${path}?${name}=${edge.id}`, count };
  return { newer: page('after', rows.at(0), newer), older: page('before', rows.at(-1), older) };
}

export const loadNotifications = cache(async (before?: Param, after?: Param): Promise<NotificationsView> => {
  const now = new Date();
  const actor = await requireActor(routes.notifications());
  const locale = await getLocale();
  const [page, unread, newest] = await Promise.all([
    listNotifications(actor.userId, pageOf(before, after)),
    countUnread(actor.userId),
    findNewest(actor.userId),
  ]);
  return {
    notifications: page.rows.map((row) => notificationView(row, locale, now)),
    unread,
    newest,
    ...neighbours(inLocale(locale, routes.notifications()), page),
  };
});

function notificationView(row: NotificationRow, locale: Locale, now: Date): NotificationView {
  const event = readEvent(row);
  const { subject, body } = eventText(event.event, placeholdersOf(event), locale);
  return {
    id: row.id,
    unread: row.readAt === null,
    href: inLocale(locale, row.href),
    subject,
    body,
    createdAt: row.createdAt,
    when: formatAgo(row.createdAt, now, locale),
  };
}

export const loadOutbox = cache(async (before?: Param, after?: Param): Promise<OutboxView> => {
  if (!canReadOutbox(env)) notFound();
  const now = new Date();
  const locale = await getLocale();
  const page = await listOutbox(pageOf(before, after));
  return {
    mails: page.rows.map((mail) => ({ ...outboxRow(mail, locale, now), href: inLocale(locale, routes.outboxMail(mail.id)) })),
    ...neighbours(inLocale(locale, routes.outbox()), page),
  };
});

export const loadOutboxMail = cache(async (id: string): Promise<OutboxMailView> => {
  const mail = await readOutboxMail(id);
  return { ...outboxRow(mail, await getLocale(), new Date()), text: mail.text, htmlHref: `/api/outbox/${mail.id}` };
});

/** The HTML part, for the route that shows it by itself. */
export async function loadOutboxHtml(id: string): Promise<string> {
  return (await readOutboxMail(id)).html;
}

async function readOutboxMail(id: string): Promise<OutboxMail> {
  if (!canReadOutbox(env)) notFound();
  const mailId = rowId(id);
  const mail = mailId === undefined ? null : await findOutboxMail(mailId);
  if (!mail) notFound();
  return mail;
}

function outboxRow(mail: OutboxMail, locale: Locale, now: Date): Omit<OutboxRow, 'href'> {
  const user = mail.notification?.user;
  return {
    id: mail.id,
    toName: (locale === 'ar' ? user?.nameAr : null) ?? user?.name ?? null,
    toAddress: mail.toAddress,
    locale: mail.locale,
    subject: mail.subject,
    createdAt: mail.createdAt,
    when: formatAgo(mail.createdAt, now, locale),
  };
}

import 'server-only';
import { forbidden, notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { requireActor } from '@/lib/auth/require-actor';
import { env } from '@/lib/env';
import { formatAgo } from '@/lib/i18n/ago';
import { eventText } from '@/lib/i18n/event-text';
import type { Locale } from '@/lib/i18n/locales';
import { readUnsubscribeToken } from '@/lib/mail/unsubscribe';
import { inLocale, routes, triedAgain } from '@/lib/routes';
import { canReadOutbox, canSendMailsAgain } from './policy';
import {
  countFailedMails,
  countUnread,
  type FailedMail,
  findFailedMail,
  findMailChoices,
  findNewest,
  findOutboxMail,
  findSearchChoice,
  listFailedMails,
  listNotifications,
  listOutbox,
  listUnread,
  type NotificationRow,
  type OutboxMail,
  type Page,
} from './queries';
import { events, groupsToEnd, placeholdersOf } from './rules';
import { eventCode, readEvent } from './schema';
import type {
  FailedMailsView,
  FailedMailView,
  NeighbourPage,
  NotificationsView,
  NotificationView,
  OutboxMailView,
  OutboxRow,
  OutboxView,
  UnsubscribeView,
} from './views';

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

/** The newest that the reader has not opened, and how many there are. Who asks, the caller has made sure of. */
export async function loadNews(userId: string, now: Date, take: number): Promise<{ notifications: NotificationView[]; unread: number }> {
  const locale = await getLocale();
  const [rows, unread] = await Promise.all([listUnread(userId, take), countUnread(userId)]);
  return { notifications: rows.map((row) => notificationView(row, locale, now)), unread };
}

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

/** What a link in a mail ends; null for one that is not ours, or whose person is gone. Looking ends nothing. */
export const loadUnsubscribe = cache(async (token: string): Promise<UnsubscribeView | null> => {
  const signed = readUnsubscribeToken(token);
  const person = signed && (await findMailChoices(signed.userId));
  if (!signed || !person) return null;
  const { scope, userId } = signed;
  if (scope !== 'search') return { token, scope, search: null, ended: groupsToEnd(scope, person.chosen).length === 0 };
  const search = await findSearchChoice(userId, signed.searchId);
  return { token, scope, search: search?.name ?? null, ended: (search?.alerts ?? 'none') === 'none' };
});

/** The page that asks, in its reader's language, for a mail program that opens the address it was given for its form. */
export async function loadUnsubscribePath(token: string): Promise<string | null> {
  const signed = readUnsubscribeToken(token);
  const person = signed && (await findMailChoices(signed.userId));
  return person && inLocale(person.locale, routes.unsubscribe(token));
}

async function requireMailAdministrator(path: string): Promise<void> {
  if (!canSendMailsAgain(await requireActor(path))) forbidden();
}

/** Messages that no server took, for administrators. */
export const loadFailedMails = cache(async (before?: Param, after?: Param, done?: Param): Promise<FailedMailsView> => {
  await requireMailAdministrator(routes.failedMails());
  const now = new Date();
  const locale = await getLocale();
  const [page, all] = await Promise.all([listFailedMails(pageOf(before, after)), countFailedMails()]);
  return {
    mails: page.rows.map((mail) => failedMailView(mail, locale, now)),
    ...all,
    ...neighbours(inLocale(locale, routes.failedMails()), page),
    done: triedAgain.find((candidate) => candidate === done) ?? null,
  };
});

/** The question before one of them is sent again; where it is not failed any more, the list. */
export const loadSendingAgain = cache(async (id: string): Promise<FailedMailView> => {
  await requireMailAdministrator(routes.failedMails());
  const locale = await getLocale();
  const mailId = rowId(id);
  if (mailId === undefined) notFound();
  const mail = await findFailedMail(mailId);
  if (!mail) redirect(inLocale(locale, routes.failedMails()));
  return failedMailView(mail, locale, new Date());
});

/** The question before all of them are; where there is none, the list. */
export const loadSendingAllAgain = cache(async (): Promise<{ count: number; newest: number }> => {
  await requireMailAdministrator(routes.failedMails());
  const { count, newest } = await countFailedMails();
  if (newest === null) redirect(inLocale(await getLocale(), routes.failedMails()));
  return { count, newest };
});

function failedMailView(mail: FailedMail, locale: Locale, now: Date): FailedMailView {
  const { notification, digested } = mail;
  const user = notification?.user ?? digested[0]?.user;
  const failedAt = mail.failedAt ?? mail.createdAt;
  return {
    id: mail.id,
    about: notification ? events[eventCode.parse(notification.event)].group : digested.length > 0 ? 'digest' : 'account',
    toName: user ? { fr: user.name, ar: user.nameAr } : null,
    toAddress: mail.toAddress,
    failure: mail.failure ?? 'other',
    attempts: mail.attempts,
    createdAt: mail.createdAt,
    failedAt,
    when: formatAgo(failedAt, now, locale),
  };
}

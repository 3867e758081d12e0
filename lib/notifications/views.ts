import type { Piece } from '@/lib/i18n/event-text';
import type { Locale } from '@/lib/i18n/locales';
import type { Bilingual } from '@/lib/i18n/localised';
import type { TriedAgain } from '@/lib/routes';
import type { EventGroup, MailFailure, MailScope } from './rules';

export interface NotificationView {
  id: number;
  unread: boolean;
  /** The page it opens, with its language. */
  href: string;
  subject: readonly Piece[];
  body: readonly Piece[];
  createdAt: Date;
  /** « il y a 3 jours », «18 نونبر 2026». */
  when: string;
}

export interface NotificationsView {
  notifications: readonly NotificationView[];
  /** Of all pages. */
  unread: number;
  /** The newest of all pages; null when there is none at all. */
  newest: number | null;
  /** Addresses of the pages beside this one, with how many more there are on that side. */
  newer: NeighbourPage | null;
  older: NeighbourPage | null;
}

export interface NeighbourPage {
  href: string;
  count: number;
}

/** A message of the demo's outbox, in a list. */
export interface OutboxRow {
  id: number;
  href: string;
  /** Null for a message to an address that is nobody's yet. */
  toName: string | null;
  toAddress: string;
  locale: Locale;
  subject: string;
  createdAt: Date;
  when: string;
}

export interface OutboxView {
  mails: readonly OutboxRow[];
  newer: NeighbourPage | null;
  older: NeighbourPage | null;
}

export interface OutboxMailView extends Omit<OutboxRow, 'href'> {
  text: string;
  /** Where the HTML part is shown as a mail reader would. */
  htmlHref: string;
}

/** What a link in a mail ends, and whether it has. */
export interface UnsubscribeView {
  token: string;
  scope: MailScope;
  /** What the saved search is called, where its mails are meant and it is there. */
  search: string | null;
  ended: boolean;
}

/** A message that no server took: to whom and why, and nothing of what it says. */
export interface FailedMailView {
  id: number;
  about: EventGroup | 'digest';
  /** Null for a message to an address that is nobody's yet. */
  toName: Bilingual | null;
  toAddress: string;
  failure: MailFailure;
  attempts: number;
  createdAt: Date;
  failedAt: Date;
  /** « il y a 3 heures », of the last attempt. */
  when: string;
}

export interface FailedMailsView {
  mails: FailedMailView[];
  /** Of all pages. */
  count: number;
  /** The newest of all pages; null when there is none. */
  newest: number | null;
  newer: NeighbourPage | null;
  older: NeighbourPage | null;
  /** What was just done. */
  done: TriedAgain | null;
}

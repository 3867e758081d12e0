import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { MAIL_SCOPES, type MailScope, UNSUBSCRIBE_TOKEN } from '@/lib/notifications/rules';

/*
 * What lets whoever reads a mail end such mails, and do nothing else, without signing in (RFC 8058).
 * It is signed and not stored, and works for as long as the mail lies in somebody's folder.
 */

export interface Unsubscription {
  userId: string;
  scope: MailScope;
}

export function unsubscribeToken({ userId, scope }: Unsubscription): string {
  return `${userId}.${scope}.${signature(userId, scope).toString('base64url')}`;
}

/** Whose mails a token ends, and which; null for one that we did not sign. */
export function readUnsubscribeToken(token: string): Unsubscription | null {
  if (!UNSUBSCRIBE_TOKEN.test(token)) return null;
  const [userId = '', name, sent = ''] = token.split('.');
  const scope = MAIL_SCOPES.find((candidate) => candidate === name);
  if (scope === undefined) return null;
  const given = Buffer.from(sent, 'base64url');
  const ours = signature(userId, scope);
  return given.length === ours.length && timingSafeEqual(given, ours) ? { userId, scope } : null;
}

function signature(userId: string, scope: MailScope): Buffer {
  return createHmac('sha256', env.AUTH_SECRET).update(`unsubscribe:${userId}:${scope}`).digest();
}

import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { MAIL_SCOPES, type MailScope, UNSUBSCRIBE_TOKEN } from '@/lib/notifications/rules';

/*
 * What lets whoever reads a mail end such mails, and do nothing else, without signing in (RFC 8058).
 * It is signed and not stored, and works for as long as the mail lies in somebody's folder.
 */

export type Unsubscription = { userId: string } & ({ scope: Exclude<MailScope, 'search'> } | { scope: 'search'; searchId: number });

export function unsubscribeToken(ending: Unsubscription): string {
  const named = nameOf(ending);
  return `${ending.userId}.${named}.${signature(ending.userId, named).toString('base64url')}`;
}

/** Whose mails a token ends, and which; null for one that we did not sign. */
export function readUnsubscribeToken(token: string): Unsubscription | null {
  if (!UNSUBSCRIBE_TOKEN.test(token)) return null;
  const [userId = '', named = '', sent = ''] = token.split('.');
  const [name, number] = named.split('-');
  const scope = MAIL_SCOPES.find((candidate) => candidate === name);
  if (scope === undefined || (scope === 'search') !== (number !== undefined)) return null;
  const given = Buffer.from(sent, 'base64url');
  const ours = signature(userId, named);
  if (given.length !== ours.length || !timingSafeEqual(given, ours)) return null;
  return scope === 'search' ? { userId, scope, searchId: Number(number) } : { userId, scope };
}

function nameOf(ending: Unsubscription): string {
  return ending.scope === 'search' ? `${ending.scope}-${ending.searchId}` : ending.scope;
}

function signature(userId: string, named: string): Buffer {
  return createHmac('sha256', env.AUTH_SECRET).update(`unsubscribe:${userId}:${named}`).digest();
}

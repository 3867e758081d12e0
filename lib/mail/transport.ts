import 'server-only';
import { createTransport } from 'nodemailer';
import { env } from '@/lib/env';
import type { MailFailure } from '@/lib/notifications/rules';
import type { MailMessage } from './compose';

/** A mail server that has stopped answering must not keep a job, and its row, for ever. */
const timeouts = { dnsTimeout: 5_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Connections are kept from one message to the next. */
const pools = new Map<string, ReturnType<typeof openPool>>();

function openPool(url: string) {
  return createTransport({ url, pool: true, maxConnections: 2, ...timeouts });
}

/** Hands a message to the mail server at `url`; rejects unless the server took it. */
export async function sendMail(url: string, mail: MailMessage): Promise<void> {
  const { messageId, toAddress, locale, subject, text, html, unsubscribeUrl } = mail;
  const pool = pools.get(url) ?? openPool(url);
  pools.set(url, pool);
  await pool.sendMail({
    from: env.MAIL_FROM,
    to: { name: '', address: toAddress },
    messageId,
    subject,
    text,
    html,
    headers: { 'Content-Language': locale, 'Auto-Submitted': 'auto-generated', ...oneClick(unsubscribeUrl) },
  });
}

/** RFC 8058 asks for https: a mail program sends its form there by itself. */
function oneClick(url: string | null): Record<string, string> {
  return url?.startsWith('https:') ? { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {};
}

const UNREACHABLE = ['ECONNECTION', 'ECONNREFUSED', 'ECONNRESET', 'EDNS', 'ENOTFOUND', 'ESOCKET', 'ETIMEDOUT', 'ETLS'];

/** The class of what went wrong. The server's words stay out of the database: they may repeat the address. */
export function failureOf(error: unknown): MailFailure {
  const { code, command, responseCode } = (error ?? {}) as { code?: unknown; command?: unknown; responseCode?: unknown };
  if (code === 'EAUTH') return 'login';
  if (typeof responseCode === 'number' && responseCode >= 500) {
    if (command === 'RCPT TO') return 'address';
    // Before it knows the message: it does not take ours at all, which somebody can mend.
    return command === 'DATA' ? 'refused' : 'login';
  }
  if (typeof responseCode === 'number' && responseCode >= 400) return 'busy';
  return UNREACHABLE.some((candidate) => candidate === code) ? 'unreachable' : 'other';
}

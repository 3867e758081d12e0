import 'server-only';
import { createTransport } from 'nodemailer';
import { env } from '@/lib/env';
import type { MailMessage } from './compose';

/** A mail server that has stopped answering must not keep a job, and its row, for ever. */
const timeouts = { dnsTimeout: 5_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Connections are kept from one message to the next. */
const pools = new Map<string, ReturnType<typeof openPool>>();

function openPool(url: string) {
  return createTransport({ url, pool: true, maxConnections: 2, ...timeouts });
}

/** Hands a message to the mail server at `url`; rejects unless the server took it. */
export async function sendMail(url: string, { messageId, toAddress, locale, subject, text, html }: MailMessage): Promise<void> {
  const pool = pools.get(url) ?? openPool(url);
  pools.set(url, pool);
  await pool.sendMail({
    from: env.MAIL_FROM,
    to: { name: '', address: toAddress },
    messageId,
    subject,
    text,
    html,
    headers: { 'Content-Language': locale, 'Auto-Submitted': 'auto-generated' },
  });
}

import { afterAll, expect, test } from 'vitest';
import type { Locale } from '@/lib/i18n/locales';
import type { Notice } from '@/lib/notifications/commands';
import { startMailServer } from '@/tests/support/mail-server';

const server = await startMailServer();
// Before the modules that read the environment.
process.env.SMTP_URL = server.url;
const { db } = await import('@/lib/db/client');
const { transact } = await import('@/lib/db/transaction');
const { deliverMail, notify } = await import('@/lib/notifications/commands');
const { sendMailJob } = await import('@/lib/notifications/jobs');
const { CLAIM_MINUTES, MAIL_ATTEMPTS } = await import('@/lib/notifications/rules');
const { addReader } = await import('./readers');

afterAll(() => server.close());

const declined: Omit<Notice & { event: 'request_declined' }, 'to'> = {
  event: 'request_declined',
  params: {
    organisationName: { fr: 'Fil & Laine', ar: null },
    requestTitle: { fr: null, ar: 'تكوين في المحاسبة' },
    why: 'no_time',
    said: 'yes',
    reason: 'Pas avant mars <img src=x>',
  },
  href: '/requests/7',
};

async function tell(locale: Locale) {
  const userId = await addReader(locale);
  await transact((tx) => notify(tx, { ...declined, to: [userId] }));
  const row = await db.notification.findFirstOrThrow({ where: { userId }, select: { id: true, user: { select: { email: true } } } });
  return { notificationId: row.id, address: row.user.email };
}

const rowOf = (notificationId: number) => db.mail.findUniqueOrThrow({ where: { notificationId } });
const stateOf = async (notificationId: number) => (await rowOf(notificationId)).state;

/** Written, and not sent yet. */
async function keptMail(notificationId: number) {
  server.refuseNext(1);
  await expect(sendMailJob({ notificationId })).rejects.toThrow('busy');
  return rowOf(notificationId);
}

test('an Arabic message, read back from the server', async () => {
  const { notificationId, address } = await tell('ar');
  await sendMailJob({ notificationId });
  const [mail] = server.receivedBy(address);
  expect(mail?.subject).toBe('اعتذار من \u2068Fil & Laine\u2069 بخصوص «\u2068تكوين في المحاسبة\u2069»');
  expect(mail?.messageId).toBe(`<notification-${notificationId}@${new URL(process.env.APP_URL ?? '').hostname}>`);
  expect(mail?.headers.get('content-language')).toBe('ar');
  expect(mail?.html).toContain('<html lang="ar" dir="rtl">');
  expect(mail?.html).toContain('السبب المذكور: ضيق الوقت. «<bdi>Pas avant mars &lt;img src=x&gt;</bdi>»');
  expect(mail?.text).toContain('السبب المذكور: ضيق الوقت. «\u2068Pas avant mars <img src=x>\u2069»');
  expect(mail?.text).toContain('/ar/requests/7');
  expect(await stateOf(notificationId)).toBe('sent');
});

test('a French message, read back from the server', async () => {
  const { notificationId, address } = await tell('fr');
  await sendMailJob({ notificationId });
  const [mail] = server.receivedBy(address);
  expect(mail?.subject).toBe('\u2068Fil & Laine\u2069 ne peut pas donner suite à «\u00a0\u2068تكوين في المحاسبة\u2069\u00a0»');
  expect(mail?.html).toContain('<html lang="fr" dir="ltr">');
  expect(mail?.html).toContain('<bdi lang="ar">تكوين في المحاسبة</bdi>');
});

test('twenty runs of the same job, at once and one after the other, send one message', async () => {
  const { notificationId, address } = await tell('fr');
  await Promise.all(Array.from({ length: 10 }, () => sendMailJob({ notificationId })));
  for (let run = 0; run < 10; run += 1) await sendMailJob({ notificationId });
  expect(server.receivedBy(address)).toHaveLength(1);
});

test('a server that refuses for now gets the message at the next attempt', async () => {
  const { notificationId, address } = await tell('fr');
  server.refuseNext(1);
  await expect(sendMailJob({ notificationId })).rejects.toThrow(/did not take message \d+: busy$/);
  expect(await rowOf(notificationId)).toMatchObject({ state: 'queued', attempts: 1, failure: 'busy', claimedUntil: null });
  await sendMailJob({ notificationId });
  expect(server.receivedBy(address)).toHaveLength(1);
  expect(await rowOf(notificationId)).toMatchObject({ state: 'sent', attempts: 2, failure: null, claimedUntil: null });
});

test('a server that refuses at every attempt gets no more of them, and the message waits for an administrator', async () => {
  const { notificationId, address } = await tell('fr');
  server.refuseNext(MAIL_ATTEMPTS);
  for (let attempt = 1; attempt < MAIL_ATTEMPTS; attempt += 1) await expect(sendMailJob({ notificationId })).rejects.toThrow('busy');
  expect(await stateOf(notificationId)).toBe('queued');
  await sendMailJob({ notificationId });
  expect(await rowOf(notificationId)).toMatchObject({
    state: 'failed',
    attempts: MAIL_ATTEMPTS,
    failure: 'busy',
    failedAt: expect.any(Date),
  });
  // Nobody tries it any more by themselves.
  await sendMailJob({ notificationId });
  expect(server.receivedBy(address)).toEqual([]);
});

test('a mailbox that is not there is asked once, and its address stays out of what is logged', async () => {
  const { notificationId, address } = await tell('fr');
  server.refuseAddress(address);
  await sendMailJob({ notificationId });
  expect(await rowOf(notificationId)).toMatchObject({ state: 'failed', attempts: 1, failure: 'address' });
});

test('a server that is not there', async () => {
  const { notificationId } = await tell('fr');
  const { id } = await keptMail(notificationId);
  const { sendMail } = await import('@/lib/mail/transport');
  // Nobody listens on the port of discard.
  await expect(deliverMail(id, (mail) => sendMail('smtp://127.0.0.1:9', mail), new Date())).rejects.toThrow('unreachable');
  expect(await rowOf(notificationId)).toMatchObject({ state: 'queued', failure: 'unreachable' });
});

test('a process that dies once the server has it sends it again under the same Message-ID, when its claim is over', async () => {
  const { notificationId, address } = await tell('fr');
  const { sendMail } = await import('@/lib/mail/transport');
  const { id } = await keptMail(notificationId);
  const died = new Date();
  // The server has it; the end is never written down.
  void deliverMail(
    id,
    async (mail) => {
      await sendMail(server.url, mail);
      return new Promise(() => {});
    },
    died,
  );
  await server.waitFor(address, 1);
  const again = (minutes: number) => deliverMail(id, (mail) => sendMail(server.url, mail), new Date(died.getTime() + minutes * 60_000));
  await again(CLAIM_MINUTES - 1);
  expect(server.receivedBy(address)).toHaveLength(1);
  await again(CLAIM_MINUTES);
  const received = server.receivedBy(address);
  expect(received).toHaveLength(2);
  expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(1);
  expect(await stateOf(notificationId)).toBe('sent');
});

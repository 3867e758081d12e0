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
const { addReader } = await import('./readers');

afterAll(() => server.close());

const declined: Omit<Notice & { event: 'request_declined' }, 'to'> = {
  event: 'request_declined',
  params: {
    organisationName: { fr: 'Fil & Laine', ar: null },
    requestTitle: { fr: null, ar: 'تكوين في المحاسبة' },
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

const stateOf = async (notificationId: number) => (await db.mail.findUniqueOrThrow({ where: { notificationId } })).state;

test('an Arabic message, read back from the server', async () => {
  const { notificationId, address } = await tell('ar');
  await sendMailJob({ notificationId });
  const [mail] = server.receivedBy(address);
  expect(mail?.subject).toBe('اعتذار من \u2068Fil & Laine\u2069 بخصوص «\u2068تكوين في المحاسبة\u2069»');
  expect(mail?.messageId).toBe(`<notification-${notificationId}@${new URL(process.env.APP_URL ?? '').hostname}>`);
  expect(mail?.headers.get('content-language')).toBe('ar');
  expect(mail?.html).toContain('<html lang="ar" dir="rtl">');
  expect(mail?.html).toContain('السبب المذكور: «<bdi>Pas avant mars &lt;img src=x&gt;</bdi>»');
  expect(mail?.text).toContain('السبب المذكور: «\u2068Pas avant mars <img src=x>\u2069»');
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
  await expect(sendMailJob({ notificationId })).rejects.toThrow('Busy');
  expect(await stateOf(notificationId)).toBe('queued');
  await sendMailJob({ notificationId });
  expect(server.receivedBy(address)).toHaveLength(1);
  expect(await stateOf(notificationId)).toBe('sent');
});

test('a process that dies once the server has it sends it again under the same Message-ID', async () => {
  const { notificationId, address } = await tell('fr');
  const { sendMail } = await import('@/lib/mail/transport');
  await sendMailJob({ notificationId });
  await db.mail.update({ where: { notificationId }, data: { state: 'queued', sentAt: null } });
  const { id } = await db.mail.findUniqueOrThrow({ where: { notificationId } });
  const death = deliverMail(id, async (mail) => {
    await sendMail(server.url, mail);
    throw new Error('died before it was written down');
  });
  await expect(death).rejects.toThrow('died');
  await sendMailJob({ notificationId });
  const received = server.receivedBy(address);
  expect(received.length).toBeGreaterThan(1);
  expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(1);
  expect(await stateOf(notificationId)).toBe('sent');
});

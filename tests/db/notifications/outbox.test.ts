import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { transact } from '@/lib/db/transaction';
import { notify } from '@/lib/notifications/commands';
import { sendMailJob } from '@/lib/notifications/jobs';
import { addReader } from './readers';

/** Without a mail server: the demo, and these tests unless they start one. */

async function toldOfNeed(userId: string): Promise<number> {
  await transact((tx) =>
    notify(tx, { event: 'need_published', params: { listingTitle: { fr: 'Comptabilité', ar: null } }, href: '/needs/1', to: [userId] }),
  );
  return (await db.notification.findFirstOrThrow({ where: { userId } })).id;
}

test('twenty runs of the same job leave one message, waiting in the outbox', async () => {
  const notificationId = await toldOfNeed(await addReader('fr'));
  await Promise.all(Array.from({ length: 20 }, () => sendMailJob({ notificationId })));
  const mails = await db.mail.findMany({ where: { notificationId } });
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ state: 'queued', sentAt: null, locale: 'fr' });
  expect(mails[0]?.subject).toBe('Votre besoin «\u00a0\u2068Comptabilité\u2069\u00a0» est en ligne');
});

test('a message stays as it was written, whatever its reader changes later', async () => {
  const userId = await addReader('ar');
  const notificationId = await toldOfNeed(userId);
  await sendMailJob({ notificationId });
  await db.user.update({ where: { id: userId }, data: { locale: 'fr' } });
  await sendMailJob({ notificationId });
  expect(await db.mail.findUniqueOrThrow({ where: { notificationId } })).toMatchObject({ locale: 'ar' });
});

test('nothing is written to who has left, nor for what is gone', async () => {
  const userId = await addReader('fr');
  const notificationId = await toldOfNeed(userId);
  await db.user.update({ where: { id: userId }, data: { disabledAt: new Date() } });
  await sendMailJob({ notificationId });
  await sendMailJob({ notificationId: 2_147_483_647 });
  expect(await db.mail.count({ where: { notificationId: { in: [notificationId, 2_147_483_647] } } })).toBe(0);
});

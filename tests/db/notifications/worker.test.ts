import { afterAll, expect, test } from 'vitest';
import { startMailServer } from '@/tests/support/mail-server';

const server = await startMailServer();
// Before the modules that read the environment.
process.env.SMTP_URL = server.url;
const { db } = await import('@/lib/db/client');
const { transact } = await import('@/lib/db/transaction');
const { startWorker, stopWorker } = await import('@/lib/jobs/worker');
const { notify } = await import('@/lib/notifications/commands');
const { addReader } = await import('./readers');

afterAll(async () => {
  await stopWorker();
  await server.close();
});

test('a change is told by mail within moments, once, however often the worker is started', async () => {
  startWorker();
  startWorker();
  const to = [await addReader('ar'), await addReader('fr')];
  await transact((tx) =>
    notify(tx, { event: 'need_published', params: { listingTitle: { fr: 'Comptabilité', ar: null } }, href: '/needs/1', to }),
  );
  for (const { email, locale } of await db.user.findMany({ where: { id: { in: to } }, select: { email: true, locale: true } })) {
    const received = await server.waitFor(email, 1);
    expect(received.map(({ headers }) => headers.get('content-language'))).toEqual([locale]);
  }
});

test('a server that refuses for now is asked again by the worker, some seconds later', async () => {
  const to = [await addReader('ar')];
  const { email } = await db.user.findUniqueOrThrow({ where: { id: to[0] ?? '' } });
  server.refuseNext(1);
  await transact((tx) =>
    notify(tx, { event: 'need_published', params: { listingTitle: { fr: 'Comptabilité', ar: null } }, href: '/needs/1', to }),
  );
  const mail = () => db.mail.findFirst({ where: { toAddress: email }, select: { state: true, attempts: true, failure: true } });
  await expect.poll(mail, { timeout: 10_000 }).toMatchObject({ state: 'queued', attempts: 1, failure: 'busy' });
  expect(await server.waitFor(email, 1)).toHaveLength(1);
  await expect.poll(mail).toEqual({ state: 'sent', attempts: 2, failure: null });
});

test('once stopped it takes no further job', async () => {
  await stopWorker();
  const to = [await addReader('fr')];
  await transact((tx) =>
    notify(tx, { event: 'need_published', params: { listingTitle: { fr: 'Comptabilité', ar: null } }, href: '/needs/1', to }),
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await db.mail.count({ where: { notification: { userId: { in: to } } } })).toBe(0);
});

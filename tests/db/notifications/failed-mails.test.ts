import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { startMailServer } from '@/tests/support/mail-server';

const server = await startMailServer();
// Before the modules that read the environment.
process.env.SMTP_URL = server.url;
const { db } = await import('@/lib/db/client');
const { startWorker, stopWorker } = await import('@/lib/jobs/worker');
const { sendAllMailsAgainAction, sendMailAgainAction } = await import('@/lib/notifications/actions');
const { loadFailedMails, loadSendingAgain, loadSendingAllAgain } = await import('@/lib/notifications/loaders');
const { act } = await import('@/tests/support/act');
const { cast } = await import('@/tests/support/cast');
const { loadAs, viewAs } = await import('@/tests/support/load-as');
const { failedMail } = await import('@/tests/support/mails');

const { administrator, coordinatorNational } = cast;

afterAll(async () => {
  await stopWorker();
  await server.close();
});

beforeEach(async () => {
  await db.mail.deleteMany({ where: { state: 'failed' } });
});

const rowOf = (id: number) => db.mail.findUniqueOrThrow({ where: { id } });
const again = (id: number, submission = randomUUID()) =>
  act(sendMailAgainAction, administrator, { id: String(id), _submission: submission });

test('administrators see to whom and why, and nothing of what it says', async () => {
  const id = await failedMail({
    toAddress: 'hiba@nour.example',
    subject: 'Secret',
    text: 'Secret',
    html: 'Secret',
    failure: 'address',
    attempts: 1,
  });
  const { mails, count, newest } = await viewAs(administrator, () => loadFailedMails());
  expect(mails).toMatchObject([{ id, toAddress: 'hiba@nour.example', toName: null, about: 'account', failure: 'address', attempts: 1 }]);
  expect(JSON.stringify(mails)).not.toContain('Secret');
  expect({ count, newest }).toEqual({ count: 1, newest: id });
  expect(await loadAs(coordinatorNational, () => loadFailedMails())).toBe(403);
  expect(await loadAs(coordinatorNational, () => loadSendingAgain(String(id)))).toBe(403);
  expect(await loadAs(coordinatorNational, () => loadSendingAllAgain())).toBe(403);
});

test('says of whom and of which group a notification’s is', async () => {
  const { id: notificationId } = await db.notification.create({
    data: { userId: cast.companyOwner.userId, event: 'need_published', params: {}, href: '/' },
  });
  await failedMail({ notificationId });
  const { mails } = await viewAs(administrator, () => loadFailedMails());
  expect(mails).toMatchObject([{ about: 'listing', toName: { fr: cast.companyOwner.name } }]);
});

test('one leaves again once the server takes it, by the worker, and once', async () => {
  startWorker();
  const id = await failedMail({ toAddress: 'encore@nour.example' });
  const submission = randomUUID();
  expect(await again(id, submission)).toMatchObject({ outcome: 'done', redirectTo: '/fr/programme/messages?done=one' });
  // A double press is one.
  expect(await again(id, submission)).toMatchObject({ outcome: 'done' });
  await server.waitFor('encore@nour.example', 1);
  await expect.poll(() => rowOf(id)).toMatchObject({ state: 'sent', failedAt: null, failure: null, attempts: 1 });
  expect(await db.auditEvent.count({ where: { action: 'mail_sent_again', subject: 'mail', subjectId: String(id) } })).toBe(1);
  expect(await again(id)).toMatchObject({ outcome: 'changed' });
  expect(await again(2_147_483_647)).toMatchObject({ outcome: 'notFound' });
  expect(server.receivedBy('encore@nour.example')).toHaveLength(1);
  await stopWorker();
});

test('one that is refused once more waits for its next attempt, some seconds later', async () => {
  const id = await failedMail({ toAddress: 'patience@nour.example' });
  await again(id);
  const { deliverMailJob } = await import('@/lib/notifications/jobs');
  server.refuseNext(1);
  await expect(deliverMailJob({ mailId: id })).rejects.toThrow('busy');
  expect(await rowOf(id)).toMatchObject({ state: 'queued', attempts: 1, failure: 'busy' });
});

test('two administrators at once: one sends it, the other reads that it changed', async () => {
  const id = await failedMail();
  const outcomes = (await Promise.all([again(id), again(id)])).map(({ outcome }) => outcome);
  expect(outcomes.toSorted()).toEqual(['changed', 'done']);
});

test('all that were seen leave again; what fails meanwhile waits to be seen', async () => {
  const seen = [await failedMail(), await failedMail()];
  const { newest } = await viewAs(administrator, loadSendingAllAgain);
  const later = await failedMail();
  expect(newest).toBe(seen.at(-1));
  const all = () => act(sendAllMailsAgainAction, administrator, { upTo: String(newest), _submission: randomUUID() });
  expect(await all()).toMatchObject({ outcome: 'done', redirectTo: '/fr/programme/messages?done=all' });
  for (const id of seen) expect(await rowOf(id)).toMatchObject({ state: 'queued', attempts: 0, failedAt: null });
  expect(await rowOf(later)).toMatchObject({ state: 'failed' });
  const keys = seen.map((id) => `deliver_mail:${id}`);
  expect(await db.$queryRaw`SELECT "key" FROM graphile_worker.jobs WHERE "key" = ANY(${keys}) ORDER BY "key"`).toHaveLength(2);
  expect(await db.auditEvent.count({ where: { action: 'mails_sent_again', subjectId: String(newest) } })).toBe(1);
  expect(await all()).toMatchObject({ outcome: 'changed' });
});

test('a question about what is not failed any more leads back to the list', async () => {
  expect(await loadAs(administrator, () => loadSendingAgain('999999999'))).toBe('/fr/programme/messages');
  expect(await loadAs(administrator, () => loadSendingAllAgain())).toBe('/fr/programme/messages');
  expect(await loadAs(administrator, () => loadSendingAgain('x'))).toBe(404);
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { startMailServer } from '@/tests/support/mail-server';

const server = await startMailServer();
// Before the modules that read the environment.
process.env.SMTP_URL = server.url;
const { db } = await import('@/lib/db/client');
const { transact } = await import('@/lib/db/transaction');
const { runAllJobsAgainAction, runJobAgainAction } = await import('@/lib/jobs/actions');
const { loadFailedJobs } = await import('@/lib/jobs/loaders');
const { JOB_ATTEMPTS } = await import('@/lib/jobs/rules');
const { startWorker, stopWorker } = await import('@/lib/jobs/worker');
const { notify } = await import('@/lib/notifications/commands');
const { act } = await import('@/tests/support/act');
const { cast, coordinatorIn } = await import('@/tests/support/cast');
const { failedJob } = await import('@/tests/support/jobs');
const { loadAs, viewAs } = await import('@/tests/support/load-as');
const { addReader } = await import('../notifications/readers');

const { administrator, coordinatorNational, associationOwner, companyOwner } = cast;
const regional = coordinatorIn('06');

afterAll(async () => {
  await stopWorker();
  await server.close();
});

beforeEach(async () => {
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

interface Job {
  id: number;
  attempts: number;
  error: string | null;
  /** Until its next attempt. */
  seconds: number;
}

const jobOf = async (id: number): Promise<Job | undefined> => {
  const rows = await db.$queryRaw<Job[]>`
    SELECT id::int, attempts::int, last_error AS error, extract(epoch FROM run_at - now())::float8 AS seconds
    FROM graphile_worker.jobs WHERE id = ${id} AND locked_at IS NULL`;
  return rows[0];
};
/** Now instead of in some hours, and with so many attempts behind it; the worker is told that there is something to do. */
const hurry = (id: number, attempts: number) => db.$executeRaw`
  SELECT pg_notify('jobs:insert', '{"r":"1","count":1}') FROM graphile_worker.reschedule_jobs(ARRAY[${id}::bigint], run_at := now(), attempts := ${attempts}::int)`;
const again = (id: number, person = coordinatorNational, submission = randomUUID()) =>
  act(runJobAgainAction, person, { id: String(id), _submission: submission });
const failedIds = async () => (await viewAs(coordinatorNational, () => loadFailedJobs(undefined))).jobs.map(({ id }) => id);

test('a job that fails is tried again, each time later; after the last attempt the staff finds it, and has it done', async () => {
  const told = await addReader('fr');
  const { email } = await db.user.findUniqueOrThrow({ where: { id: told } });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  server.refuseNext(4);
  await transact((tx) =>
    notify(tx, { event: 'need_published', params: { listingTitle: { fr: 'Comptabilité', ar: null } }, href: '/needs/1', to: [told] }),
  );
  const [{ id = 0 } = {}] = await db.$queryRaw<{ id: number }[]>`SELECT id::int FROM graphile_worker.jobs`;
  startWorker();
  for (const [before, waits] of [
    [0, Math.E],
    [1, Math.E ** 2],
    [JOB_ATTEMPTS - 2, Math.E ** 10],
  ] as const) {
    if (before > 0) await hurry(id, before);
    await expect.poll(() => jobOf(id), { timeout: 10_000 }).toMatchObject({ attempts: before + 1, error: 'mail' });
    const { seconds = 0 } = (await jobOf(id)) ?? {};
    expect(seconds).toBeGreaterThan(waits - 2);
    expect(seconds).toBeLessThanOrEqual(waits + 1);
    expect(await failedIds()).toEqual([]);
  }
  await hurry(id, JOB_ATTEMPTS - 1);
  await expect.poll(() => jobOf(id)).toMatchObject({ attempts: JOB_ATTEMPTS, error: 'mail' });
  const { jobs, count, newest } = await viewAs(coordinatorNational, () => loadFailedJobs(undefined));
  expect(jobs).toMatchObject([{ id, job: 'send_mail', failure: 'mail', attempts: JOB_ATTEMPTS }]);
  expect({ count, newest }).toEqual({ count: 1, newest: id });
  // When it failed, and not when it would have been tried again.
  expect(Math.abs(Date.now() - (jobs[0]?.failedAt.getTime() ?? 0))).toBeLessThan(10_000);
  expect(server.receivedBy(email)).toHaveLength(0);

  expect(await again(id)).toMatchObject({ outcome: 'done', redirectTo: '/fr/programme/jobs?done=one' });
  await server.waitFor(email, 1);
  await expect.poll(() => jobOf(id)).toBeUndefined();
  expect(await db.mail.findFirst({ where: { toAddress: email } })).toMatchObject({ state: 'sent' });
  expect(await failedIds()).toEqual([]);
}, 60_000);

test('started twice, it sends one mail', async () => {
  const told = await addReader('ar');
  const { email } = await db.user.findUniqueOrThrow({ where: { id: told } });
  const { id: notificationId } = await db.notification.create({
    data: { userId: told, event: 'need_published', params: { listingTitle: { fr: 'Comptabilité', ar: null } }, href: '/needs/1' },
  });
  for (let times = 0; times < 4; times += 1)
    await db.$executeRaw`SELECT graphile_worker.add_job('send_mail', payload := ${JSON.stringify({ notificationId })}::json)`;
  await server.waitFor(email, 1);
  await expect.poll(() => db.$queryRaw`SELECT FROM graphile_worker.jobs`).toEqual([]);
  expect(server.receivedBy(email)).toHaveLength(1);
  await stopWorker();
});

test('the staff reads it; whoever has all regions runs it again', async () => {
  const id = await failedJob('weigh_attention');
  for (const [person, runs] of [
    [regional, false],
    [coordinatorNational, true],
    [administrator, true],
  ] as const) {
    const view = await viewAs(person, () => loadFailedJobs('one'));
    expect(view).toMatchObject({ jobs: [{ id, job: 'weigh_attention', failure: 'database' }], mayRunAgain: runs, done: 'one' });
  }
  for (const person of [associationOwner, companyOwner]) expect(await loadAs(person, () => loadFailedJobs(undefined))).toBe(403);
  expect(await loadAs(null, () => loadFailedJobs(undefined))).toMatch(/^\/fr\/sign-in/);
  expect(await again(id, regional)).toMatchObject({ outcome: 'forbidden' });
});

test('a job of another version of the platform is listed too', async () => {
  await failedJob('sweep_the_floor');
  expect((await viewAs(administrator, () => loadFailedJobs(undefined))).jobs).toMatchObject([{ job: null }]);
});

test('a press repeated is one; of two people at once, the second reads that it changed', async () => {
  const id = await failedJob();
  const submission = randomUUID();
  expect(await again(id, administrator, submission)).toMatchObject({ outcome: 'done' });
  expect(await again(id, administrator, submission)).toMatchObject({ outcome: 'done' });
  expect(await again(id)).toMatchObject({ outcome: 'changed' });
  const other = await failedJob();
  const outcomes = (await Promise.all([again(other), again(other, administrator)])).map(({ outcome }) => outcome);
  expect(outcomes.toSorted()).toEqual(['changed', 'done']);
  for (const subjectId of [id, other].map(String))
    expect(await db.auditEvent.count({ where: { action: 'job_run_again', subject: 'job', subjectId } })).toBe(1);
});

test('all that were seen run again; what fails meanwhile waits to be seen', async () => {
  const seen = [await failedJob(), await failedJob('send_mail', 'mail')];
  const later = await failedJob();
  const all = () => act(runAllJobsAgainAction, administrator, { upTo: String(seen.at(-1)), _submission: randomUUID() });
  expect(await all()).toMatchObject({ outcome: 'done', redirectTo: '/fr/programme/jobs?done=all' });
  for (const id of seen) expect(await jobOf(id)).toMatchObject({ attempts: 0 });
  expect(await failedIds()).toEqual([later]);
  expect(await db.auditEvent.count({ where: { action: 'jobs_run_again', subjectId: String(seen.at(-1)) } })).toBe(1);
  expect(await all()).toMatchObject({ outcome: 'changed' });
});

test('a job at work, or with attempts left, is none of them', async () => {
  const [running, waiting] = [await failedJob(), await failedJob()];
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'elsewhere' WHERE id = ${running}`;
  await db.$executeRaw`SELECT graphile_worker.reschedule_jobs(ARRAY[${waiting}::bigint], attempts := ${JOB_ATTEMPTS - 1}::int)`;
  expect(await failedIds()).toEqual([]);
  for (const id of [running, waiting]) expect(await again(id)).toMatchObject({ outcome: 'changed' });
});

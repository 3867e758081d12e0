import { readFileSync } from 'node:fs';
import { Client, type DatabaseError } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Pair } from '@/tests/support/requests';

/*
 * The set-up of two roles, as the README documents it: the owner migrates, the application connects as a
 * role that has what prisma/application-role.sql gives and nothing else. Everything of the platform is
 * loaded after the address is that role's.
 */

const PASSWORD = 'of-the-tests-alone';
const owner = new Client({ connectionString: process.env.DATABASE_URL ?? '' });

let requests: typeof import('@/tests/support/requests');
let db: typeof import('@/lib/db/client')['db'];
let pair: Pair;

beforeAll(async () => {
  await owner.connect();
  const grants = readFileSync('prisma/application-role.sql', 'utf8');
  await owner.query(grants);
  await owner.query(grants);
  await owner.query(`ALTER ROLE khibra_app LOGIN PASSWORD '${PASSWORD}'`);
  const url = new URL(process.env.DATABASE_URL ?? '');
  url.username = 'khibra_app';
  url.password = PASSWORD;
  process.env.DATABASE_URL = url.href;
  ({ db } = await import('@/lib/db/client'));
  requests = await import('@/tests/support/requests');
  pair = await requests.addPair(requests.companyGives);
});

afterAll(() => owner.end());

test('the application is that role, and owns nothing', async () => {
  const rows = await db.$queryRaw<{ user: string; owns: bigint; superuser: boolean }[]>`
    SELECT current_user AS user, rolsuper AS superuser, (SELECT count(*) FROM pg_class WHERE relowner = r.oid) AS owns
    FROM pg_roles r WHERE rolname = current_user`;
  expect(rows).toEqual([{ user: 'khibra_app', superuser: false, owns: 0n }]);
});

describe('the main job runs', () => {
  test('signing in, publishing, asking, agreeing, deciding', async () => {
    const { act } = await import('@/tests/support/act');
    const { signInAction } = await import('@/lib/people/actions');
    const { DEMO_PASSWORD } = await import('@/lib/people/rules');
    const { publishNeedAction } = await import('@/lib/needs/actions');
    const { permissions } = await import('@/tests/support/permissions');
    const { owner: associationOwner } = requests.companyGives.receiver;
    const entered = await act(signInAction, null, { email: associationOwner.email, password: DEMO_PASSWORD, next: '' });
    expect(entered.outcome).toBe('done');
    const publishing = permissions.find(({ action }) => action === 'publishNeedAction');
    const form = await publishing?.arrange();
    expect((await act(publishNeedAction, publishing?.people.owner ?? null, form?.fields ?? {})).outcome).toBe('done');
    // By the commands: a pledge, the other side's consent, a coordinator's approval.
    const approved = await requests.addRequest(pair, { origin: 'pledge', state: 'approved' });
    expect(approved.state).toBe('approved');
    const other = await requests.addPair(requests.associationGives);
    expect((await requests.addRequest(other, { origin: 'ask', state: 'declined' })).state).toBe('declined');
    const events = await db.auditEvent.count({ where: { subject: 'request', subjectId: String(approved.id) } });
    expect(events).toBeGreaterThanOrEqual(3);
  });

  test('its jobs: mails, what is over, listings whose day has passed, rarity', async () => {
    const { sendMailJob } = await import('@/lib/notifications/jobs');
    const { forgetWhatIsOverJob } = await import('@/lib/privacy/jobs');
    const { closeListingsJob } = await import('@/lib/listings/jobs');
    const { refreshRarity } = await import('@/lib/ranking/context');
    const { id } = await db.notification.findFirstOrThrow({ orderBy: { id: 'desc' }, select: { id: true } });
    await sendMailJob({ notificationId: id });
    expect(await db.mail.count({ where: { notificationId: id } })).toBe(1);
    await db.auditEvent.create({
      data: {
        at: new Date('2015-01-01'),
        action: 'signed_in',
        subject: 'user',
        subjectId: 'x',
        personal: { create: { values: { x: 1 } } },
      },
    });
    const before = await db.auditPersonalValue.count();
    await forgetWhatIsOverJob();
    expect(await db.auditPersonalValue.count()).toBeLessThan(before);
    await closeListingsJob();
    const { version } = await refreshRarity();
    expect(version).toBeGreaterThan(0);
  });

  test('its worker takes a job that a command enqueued', async () => {
    const complaints = vi.spyOn(console, 'error');
    const { startWorker, stopWorker } = await import('@/lib/jobs/worker');
    const { enqueue } = await import('@/lib/jobs/enqueue');
    const before = (await db.rarityTable.findFirstOrThrow({ orderBy: { version: 'desc' } })).version;
    await enqueue(db, 'refresh_rarity', {}, 'test');
    startWorker();
    try {
      await vi.waitFor(
        async () => expect((await db.rarityTable.findFirstOrThrow({ orderBy: { version: 'desc' } })).version).toBeGreaterThan(before),
        { timeout: 20_000, interval: 200 },
      );
    } finally {
      await stopWorker();
    }
    expect(complaints).not.toHaveBeenCalled();
  });
});

describe('what was done stays', () => {
  const DENIED = '42501';

  test.each([
    `UPDATE "AuditEvent" SET "action" = 'signed_in'`,
    `UPDATE "AuditEvent" SET "actorId" = NULL WHERE false`,
    'DELETE FROM "AuditEvent"',
    'DELETE FROM "AuditEvent" WHERE false',
    'TRUNCATE "AuditEvent" CASCADE',
    `INSERT INTO "AuditEvent" ("id", "action", "subject", "subjectId") SELECT "id", 'x', 'x', 'x' FROM "AuditEvent" LIMIT 1
       ON CONFLICT ("id") DO UPDATE SET "action" = 'x'`,
    'ALTER TABLE "AuditEvent" DISABLE TRIGGER ALL',
    'DROP TRIGGER audit_event_is_append_only ON "AuditEvent"',
    'DROP TABLE "AuditEvent" CASCADE',
    `SET session_replication_role = 'replica'`,
    'GRANT UPDATE ON "AuditEvent" TO khibra_app',
    `UPDATE "AuditPersonalValue" SET "values" = '{}'`,
    'UPDATE "MatchWeights" SET "skills" = "skills"',
    'DELETE FROM "MatchWeights"',
    'DELETE FROM "_prisma_migrations"',
    'CREATE TABLE "Mine" ("id" INTEGER)',
  ])('%s is refused', async (statement) => {
    const client = new Client({ connectionString: process.env.DATABASE_URL ?? '' });
    await client.connect();
    try {
      await client.query('BEGIN');
      const refusal = await client.query(statement).then(
        () => 'done',
        (error: DatabaseError) => error.code,
      );
      // To grant what one has not is a warning and no effect.
      if (statement.startsWith('GRANT')) {
        const { rows } = await client
          .query(`SELECT has_table_privilege('"AuditEvent"', 'UPDATE') AS may`)
          .catch(() => ({ rows: [{ may: false }] }));
        expect(rows).toEqual([{ may: false }]);
      } else expect(refusal).toBe(DENIED);
    } finally {
      await client.query('ROLLBACK');
      await client.end();
    }
  });
});

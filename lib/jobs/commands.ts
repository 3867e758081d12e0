import 'server-only';
import { record } from '@/lib/audit/record';
import { type Intent, Refusal, type Tx, transactOnce } from '@/lib/db/transaction';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Result } from '@/lib/result';
import { failed } from './queries';

/** Any number that no other advisory lock of the platform has. */
const RUNNING_AGAIN = 7_002;

/** Gives a job that failed another round of attempts. */
export function runJobAgain(intent: Intent, id: number): Promise<Result<{ count: number }>> {
  return transactOnce(intent, async (tx) => {
    const count = await runAgain(tx, Prisma.sql`id = ${id}`);
    await record(tx, { actorId: intent.actorId, action: 'job_run_again', subject: 'job', subjectId: id, fields: ['state'] });
    return { count };
  });
}

/** The same for all up to the newest that the person saw. */
export function runAllJobsAgain(intent: Intent, upTo: number): Promise<Result<{ count: number }>> {
  return transactOnce(intent, async (tx) => {
    const count = await runAgain(tx, Prisma.sql`id <= ${upTo}`);
    // The newest of them stands for all.
    await record(tx, { actorId: intent.actorId, action: 'jobs_run_again', subject: 'job', subjectId: upTo, fields: ['state'] });
    return { count };
  });
}

/** As if they had never been tried; the worker finds them at its next look. */
async function runAgain(tx: Tx, which: Prisma.Sql): Promise<number> {
  // One after the other: the second of two who press at once finds nothing that failed.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${RUNNING_AGAIN}::bigint)`;
  const count = await tx.$executeRaw`
    SELECT graphile_worker.reschedule_jobs(
      ARRAY(SELECT id FROM graphile_worker.jobs WHERE ${failed} AND ${which}), run_at := now(), attempts := 0)`;
  // Somebody else was quicker.
  if (count === 0) throw new Refusal('changed');
  return count;
}

import type { PrismaClient } from '@/lib/generated/prisma/client';
import { JOB_ATTEMPTS, type JobFailure, type JobName } from '@/lib/jobs/rules';
import type { SeedClock } from './time';

const KEY = 'seed:failed';

/** A job of one night without its database: the programme's staff sees it. None where it is there, or was run again. */
export async function seedFailedJob(db: PrismaClient, clock: SeedClock): Promise<void> {
  const job = 'weigh_attention' satisfies JobName;
  const failure = 'database' satisfies JobFailure;
  await db.$executeRaw`
    SELECT graphile_worker.permanently_fail_jobs(ARRAY[job.id], ${failure})
    FROM graphile_worker.add_job(${job}, job_key := ${KEY}, run_at := ${clock.ago(1)}::timestamptz, max_attempts := ${JOB_ATTEMPTS}::int) job
    WHERE NOT EXISTS (SELECT FROM graphile_worker.jobs WHERE key = ${KEY})
      AND NOT EXISTS (SELECT FROM "AuditEvent" WHERE action IN ('job_run_again', 'jobs_run_again'))`;
}

import { db } from '@/lib/db/client';
import { JOB_ATTEMPTS, type JobFailure, type JobName } from '@/lib/jobs/rules';

/** A job that failed at every attempt; answers with its id. `job` may be one that this version does not know. */
export async function failedJob(job: JobName | (string & {}) = 'purge_ranking_changes', failure: JobFailure = 'database'): Promise<number> {
  return db.$transaction(async (tx) => {
    const [added] = await tx.$queryRaw<{ id: number }[]>`
      SELECT id::int FROM graphile_worker.add_job(${job}, max_attempts := ${JOB_ATTEMPTS}::int)`;
    const id = added?.id ?? 0;
    await tx.$executeRaw`SELECT graphile_worker.permanently_fail_jobs(ARRAY[${id}::bigint], ${failure})`;
    return id;
  });
}

import 'server-only';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/generated/prisma/client';

/** A job that has had its last attempt, and is not at it. */
export const failed = Prisma.sql`attempts >= max_attempts AND locked_at IS NULL`;

export interface FailedJob {
  id: number;
  task: string;
  attempts: number;
  error: string | null;
  failedAt: Date;
}

/** The newest jobs that failed at every attempt. */
export function listFailedJobs(take: number): Promise<FailedJob[]> {
  // A failure puts the next attempt off by e, e² … seconds: the time before that is when it failed.
  return db.$queryRaw`
    SELECT id::int, task_identifier AS task, attempts::int, last_error AS error,
      CASE WHEN last_error IS NULL THEN run_at ELSE run_at - exp(least(attempts, 10)) * interval '1 second' END AS "failedAt"
    FROM graphile_worker.jobs WHERE ${failed} ORDER BY id DESC LIMIT ${take}`;
}

/** How many there are, and the newest of them; null when there is none. */
export async function countFailedJobs(): Promise<{ count: number; newest: number | null }> {
  const [all] = await db.$queryRaw<{ count: number; newest: number | null }[]>`
    SELECT count(*)::int, max(id)::int AS newest FROM graphile_worker.jobs WHERE ${failed}`;
  return all ?? { count: 0, newest: null };
}

import 'server-only';
import type { Tx } from '@/lib/db/transaction';

/** Every job of the platform with its payload; `lib/jobs/worker.ts` registers their handlers. */
export interface Jobs {
  /** Writes the mail of a notification, and sends it. */
  send_mail: { notificationId: number };
  /** Sends a mail that is written already. */
  deliver_mail: { mailId: number };
  /** By the clock, every night. */
  refresh_rarity: object;
  /** By the clock, every night: what has been kept for its period goes. */
  forget_what_is_over: object;
  /** By the clock, every night. */
  close_listings: object;
}

/**
 * Enqueues in the caller's transaction: the job exists if and only if the change does.
 * The key makes a second enqueueing of the same thing a no-op while the first waits.
 */
export async function enqueue<Name extends keyof Jobs>(tx: Tx, name: Name, payload: Jobs[Name], key: string): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.add_job(${name}::text, payload := ${JSON.stringify(payload)}::json, job_key := ${key}::text)`;
}

import 'server-only';
import type { Tx } from '@/lib/db/transaction';
import type { Rhythm } from '@/lib/saved-searches/rules';
import { JOB_ATTEMPTS, type JobName } from './rules';

/** Every job of the platform with its payload; `lib/jobs/worker.ts` registers their handlers. */
export interface Jobs {
  /** Writes the mail of a notification, and sends it. */
  send_mail: { notificationId: number };
  /** Sends a mail that is written already. */
  deliver_mail: { mailId: number };
  /** By the clock, every morning: a job for each person for whom something waits. */
  write_digests: object;
  /** Writes a person's mail of a day, `YYYY-MM-DD` in Casablanca, and sends it. */
  write_digest: { userId: string; day: string };
  /** Ends the requests that wait for a listing that is over. */
  set_aside_requests: { noun: 'need' | 'offer'; listingId: number };
  /** Sends what waited until this organisation was verified. */
  send_waiting_pledges: { organisationId: number };
  /** By the clock, every morning: reminds of what waits for an answer, and ends what waited too long. */
  tend_requests: object;
  /** By the clock, every morning: writes down which missions run, and reminds their people. */
  tend_missions: object;
  /** By the clock, every morning: tells partners of an end, an anniversary or a silence. */
  remind_partners: object;
  /** Both sides are asked for what is late. */
  remind_of_late: object;
  /** By the clock, every morning: sends the surveys of missions that are over. */
  send_surveys: object;
  /** By the clock, every morning: tells of what one side thought, and the other has not answered. */
  open_feedback: object;
  /** By the clock: tells people of what is new in the searches that they keep. */
  tell_searches: { rhythm: Rhythm };
  /** Computes the set of a coordinator's round, unless another calculation of it has begun. */
  compute_round: { roundId: number; calculation: number };
  /** By the clock, every night. */
  refresh_rarity: object;
  /** By the clock, every night: what was shown becomes points of attention. */
  weigh_attention: object;
  /** By the clock, every night: of the change feed, what everybody has read. */
  purge_ranking_changes: object;
  /** By the clock, every night: what has been kept for its period goes. */
  forget_what_is_over: object;
  /** By the clock, every night. */
  close_listings: object;
}

/**
 * Enqueues in the caller's transaction: the job exists if and only if the change does.
 * The key makes a second enqueueing of the same thing a no-op while the first waits.
 */
export async function enqueue<Name extends JobName>(tx: Tx, name: Name, payload: Jobs[Name], key: string): Promise<void> {
  await enqueueAll(tx, name, [{ payload, key }]);
}

/** The same for any number of jobs, in one statement. */
export async function enqueueAll<Name extends JobName>(
  tx: Tx,
  name: Name,
  jobs: readonly { payload: Jobs[Name]; key: string }[],
): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${name}::text, payload := job -> 'payload', job_key := job ->> 'key', max_attempts := ${JOB_ATTEMPTS}::int)
    FROM json_array_elements(${JSON.stringify(jobs)}::json) job`;
}

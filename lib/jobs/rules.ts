/** Every job of the platform. `Jobs` says what each carries, `lib/jobs/worker.ts` who does it, the pages what it is called. */
export const JOB_NAMES = [
  'send_mail',
  'deliver_mail',
  'write_digests',
  'write_digest',
  'set_aside_requests',
  'send_waiting_pledges',
  'tend_requests',
  'tend_missions',
  'remind_partners',
  'remind_of_late',
  'send_surveys',
  'open_feedback',
  'tell_searches',
  'compute_round',
  'refresh_rarity',
  'weigh_attention',
  'purge_ranking_changes',
  'forget_what_is_over',
  'close_listings',
] as const;
export type JobName = (typeof JOB_NAMES)[number];

/**
 * How often a job is tried. The worker waits e, e², e³ … seconds in between, up to six hours: a little over
 * a day in all. More often than a message (`MAIL_ATTEMPTS`): one that no server takes ends among the failed
 * messages, with its own cause.
 */
export const JOB_ATTEMPTS = 14;

/** Why a job failed, by class alone: what an error says may repeat what a person wrote, and is for the log. */
export const JOB_FAILURES = ['database', 'mail', 'cutOff', 'other'] as const;
export type JobFailure = (typeof JOB_FAILURES)[number];

/** Reads what the worker kept of the last attempt: nothing where its process ended before the job did. */
export function failureKept(lastError: string | null): JobFailure {
  if (lastError === null) return 'cutOff';
  return JOB_FAILURES.find((failure) => failure === lastError) ?? 'other';
}

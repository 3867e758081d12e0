import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, parseCronItems, type Runner, run, type Task, type TaskList } from 'graphile-worker';
import { weighAttentionJob } from '@/lib/attention/jobs';
import { env } from '@/lib/env';
import { openFeedbackJob } from '@/lib/feedback/jobs';
import { closeListingsJob } from '@/lib/listings/jobs';
import { tendMissionsJob } from '@/lib/missions/jobs';
import { deliverMailJob, sendMailJob, writeDigestJob, writeDigestsJob } from '@/lib/notifications/jobs';
import { remindPartnersJob } from '@/lib/partnerships/jobs';
import { remindOfLateJob } from '@/lib/plans/jobs';
import { forgetWhatIsOverJob } from '@/lib/privacy/jobs';
import { refreshRarity } from '@/lib/ranking/context';
import { purgeChanges } from '@/lib/ranking/feed';
import { setAsideRequestsJob, tendRequestsJob } from '@/lib/requests/jobs';
import { sendSurveysJob } from '@/lib/results/jobs';
import { computeRoundJob } from '@/lib/rounds/jobs';
import { tellSearchesJob } from '@/lib/saved-searches/jobs';
import { sendWaitingPledgesJob } from '@/lib/waiting-pledges/jobs';
import type { Jobs } from './enqueue';
import { JobFailed } from './failure';
import { JOB_ATTEMPTS, type JobName } from './rules';

/** A handler for every job; each may run more than once with the same payload. */
const handlers: { [Name in JobName]: (payload: Jobs[Name]) => Promise<void> } = {
  send_mail: sendMailJob,
  deliver_mail: deliverMailJob,
  write_digests: writeDigestsJob,
  write_digest: writeDigestJob,
  async refresh_rarity() {
    await refreshRarity();
  },
  weigh_attention: weighAttentionJob,
  purge_ranking_changes: purgeChanges,
  forget_what_is_over: forgetWhatIsOverJob,
  close_listings: closeListingsJob,
  set_aside_requests: setAsideRequestsJob,
  send_waiting_pledges: sendWaitingPledgesJob,
  tend_requests: tendRequestsJob,
  tend_missions: tendMissionsJob,
  remind_partners: remindPartnersJob,
  remind_of_late: remindOfLateJob,
  send_surveys: sendSurveysJob,
  open_feedback: openFeedbackJob,
  tell_searches: tellSearchesJob,
  compute_round: computeRoundJob,
};

/** The same, of which the database keeps why one failed, and nothing of what its error says. */
const taskList = Object.fromEntries(
  Object.entries(handlers as TaskList).map(([name, handle]): [string, Task] => [
    name,
    async (payload, helpers) => {
      try {
        await handle?.(payload, helpers);
      } catch (error) {
        throw new JobFailed(error);
      }
    },
  ]),
);

/** By the clock of Morocco; of any number of workers, one takes it. One that nobody ran is made up for. */
const DAY = 24 * 60 * 60 * 1000;
const options = { backfillPeriod: DAY, maxAttempts: JOB_ATTEMPTS };
const searches = { task: 'tell_searches' satisfies JobName } as const;
const byTheClock = parseCronItems([
  { task: 'forget_what_is_over' satisfies JobName, match: '40 3 * * *', options },
  // The clock of cron is UTC: soon after midnight in Morocco, which is an hour ahead or level with it.
  { task: 'close_listings' satisfies JobName, match: '15 0 * * *', options },
  // The next run makes up for one that nobody ran.
  {
    ...searches,
    identifier: 'tell_searches_at_once',
    match: '*/10 * * * *',
    payload: { rhythm: 'immediate' },
    options: { ...options, backfillPeriod: 0 },
  },
  // Before work begins in Morocco.
  { ...searches, identifier: 'tell_searches_daily', match: '10 6 * * *', payload: { rhythm: 'daily' }, options },
  { task: 'write_digests' satisfies JobName, match: '15 6 * * *', options },
  // People read it over their coffee; nobody is woken.
  { task: 'tend_requests' satisfies JobName, match: '30 7 * * *', options },
  { task: 'tend_missions' satisfies JobName, match: '35 7 * * *', options },
  { task: 'remind_of_late' satisfies JobName, match: '37 7 * * *', options },
  { task: 'remind_partners' satisfies JobName, match: '38 7 * * *', options },
  { task: 'send_surveys' satisfies JobName, match: '40 7 * * *', options },
  { task: 'open_feedback' satisfies JobName, match: '45 7 * * *', options },
  { task: 'refresh_rarity' satisfies JobName, match: '10 3 * * *', options },
  // Beside the other table that every index is built of: one building is enough.
  { task: 'weigh_attention' satisfies JobName, match: '5 3 * * *', options },
  { task: 'purge_ranking_changes' satisfies JobName, match: '50 3 * * *', options },
]);

/** PostgreSQL tells of a new job at once; asking is for retries and for lost connections. */
const POLL_INTERVAL = 5_000;
const RESTART_AFTER = 5_000;
/** What jobs at work are given to finish before the process ends; those who stop it wait about ten seconds. */
const PATIENCE = 8_000;

/** A job that failed is worth a line; that one began and ended is not. */
const logger = new Logger(() => (level, message) => {
  if (level === 'error') console.error(message);
  else if (level === 'warning') console.warn(message);
});

// Hot reload gives each edit its own copy of this module; the process has one worker.
const KEY = Symbol.for('khibra.worker');
const shared = globalThis as { [KEY]?: Worker };

interface Worker {
  runner?: Runner | undefined;
  stopping: boolean;
}

/** Starts this process's worker, unless `WORKER=off` or it is there already. It ends with the process. */
export function startWorker(): void {
  if (env.WORKER === 'off' || shared[KEY]) return;
  const worker: Worker = { stopping: false };
  shared[KEY] = worker;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) stopBefore(signal);
  void keepRunning(worker);
}

/** The server outlives a database that is away for a while, and so does its worker. */
async function keepRunning(worker: Worker): Promise<void> {
  while (!worker.stopping) {
    try {
      worker.runner = await run({
        connectionString: env.DATABASE_URL,
        taskList,
        parsedCronItems: byTheClock,
        concurrency: 2,
        maxPoolSize: 3,
        pollInterval: POLL_INTERVAL,
        // Signals are the server's; `stopBefore` gets in ahead of it.
        noHandleSignals: true,
        logger,
      });
      // Asked to end while it was starting.
      if (worker.stopping) await worker.runner.stop();
      await worker.runner.promise;
    } catch (error) {
      console.error('The worker of background jobs stopped and starts again:', error);
    }
    worker.runner = undefined;
    if (!worker.stopping) await sleep(RESTART_AFTER, undefined, { ref: false });
  }
}

/** Takes no new job and lets those at work finish. */
export async function stopWorker(): Promise<void> {
  const worker = shared[KEY];
  if (!worker) return;
  worker.stopping = true;
  await worker.runner?.stop();
}

/**
 * The server ends the process once its last answer has left, whatever the worker is doing; a job cut
 * off then is nobody's for four hours. So the signal first stops the worker and then goes its way.
 */
function stopBefore(signal: 'SIGTERM' | 'SIGINT'): void {
  const others = process.rawListeners(signal) as NodeJS.SignalsListener[];
  process.removeAllListeners(signal);
  let asked = false;
  const handle = async () => {
    // A terminal and a parent process may both pass on the same signal.
    if (asked) return;
    asked = true;
    await Promise.race([stopWorker(), sleep(PATIENCE)]);
    process.removeListener(signal, handle);
    for (const listener of others) process.on(signal, listener);
    process.kill(process.pid, signal);
  };
  process.on(signal, handle);
}

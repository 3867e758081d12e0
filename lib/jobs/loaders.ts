import 'server-only';
import { forbidden } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { requireActor } from '@/lib/auth/require-actor';
import { formatAgo } from '@/lib/i18n/ago';
import { routes, triedAgain } from '@/lib/routes';
import { canReadFailedJobs, canRunJobsAgain } from './policy';
import { countFailedJobs, listFailedJobs } from './queries';
import { failureKept, JOB_NAMES } from './rules';
import type { FailedJobsView } from './views';

/** Rows on the page; what is older shows once these are done, and all can be run again at once. */
const SHOWN = 50;

/** What the platform could not do by itself, for the programme's staff. */
export const loadFailedJobs = cache(async (done: string | string[] | undefined): Promise<FailedJobsView> => {
  const actor = await requireActor(routes.failedJobs());
  if (!canReadFailedJobs(actor)) forbidden();
  const now = new Date();
  const [locale, rows, all] = await Promise.all([getLocale(), listFailedJobs(SHOWN), countFailedJobs()]);
  return {
    jobs: rows.map(({ id, task, attempts, error, failedAt }) => ({
      id,
      job: JOB_NAMES.find((name) => name === task) ?? null,
      failure: failureKept(error),
      attempts,
      failedAt,
      when: formatAgo(failedAt, now, locale),
    })),
    ...all,
    mayRunAgain: canRunJobsAgain(actor),
    done: triedAgain.find((candidate) => candidate === done) ?? null,
  };
});

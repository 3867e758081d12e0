'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { runAllJobsAgain, runJobAgain } from './commands';
import { canRunJobsAgain } from './policy';
import { runAllJobsAgainSchema, runJobAgainSchema } from './schema';

export const runJobAgainAction = formAction(runJobAgainSchema, async ({ actor, input, submissionId }) => {
  if (!canRunJobsAgain(actor)) return refused('forbidden');
  const intent = { actorId: actor.userId, submissionId, action: 'job_run_again' };
  return onDone(await runJobAgain(intent, input.id), () => ({ redirectTo: routes.failedJobs('one') }));
});

export const runAllJobsAgainAction = formAction(runAllJobsAgainSchema, async ({ actor, input, submissionId }) => {
  if (!canRunJobsAgain(actor)) return refused('forbidden');
  const intent = { actorId: actor.userId, submissionId, action: 'jobs_run_again' };
  return onDone(await runAllJobsAgain(intent, input.upTo), () => ({ redirectTo: routes.failedJobs('all') }));
});

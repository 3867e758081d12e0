'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone } from '@/lib/result';
import { routes } from '@/lib/routes';
import { giveFeedback } from './commands';
import { giveFeedbackSchema } from './schema';

export const giveFeedbackAction = formAction(giveFeedbackSchema, async ({ actor, input, submissionId }) =>
  onDone(await giveFeedback({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.missionFeedback(missionId, 'given'),
  })),
);

'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone } from '@/lib/result';
import { routes } from '@/lib/routes';
import { pledgeFirst, takeBackPledge } from './commands';
import { pledgeFirstSchema, takeBackSchema } from './schema';

export const pledgeFirstAction = formAction(pledgeFirstSchema, async ({ actor, input, submissionId }) =>
  onDone(await pledgeFirst({ actor, submissionId, now: new Date() }, input), ({ side }) => ({
    redirectTo: routes.waitingPledges(side, 'kept'),
  })),
);

export const takeBackPledgeAction = formAction(takeBackSchema, async ({ actor, input, submissionId }) =>
  onDone(await takeBackPledge({ actor, submissionId, now: new Date() }, input), ({ side }) => ({
    redirectTo: routes.waitingPledges(side, 'takenBack'),
  })),
);

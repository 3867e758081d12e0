'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone } from '@/lib/result';
import { routes } from '@/lib/routes';
import { chooseIndicator, dropIndicator, measureResult, writeIndicator } from './commands';
import { chooseIndicatorSchema, dropIndicatorSchema, measureSchema, writeIndicatorSchema } from './schema';

export const chooseIndicatorAction = formAction(chooseIndicatorSchema, async ({ actor, input, submissionId }) =>
  onDone(await chooseIndicator({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.missionIndicators(missionId, 'chosen'),
  })),
);

export const writeIndicatorAction = formAction(writeIndicatorSchema, async ({ actor, input, submissionId }) =>
  onDone(await writeIndicator({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.missionIndicators(missionId, 'chosen'),
  })),
);

export const dropIndicatorAction = formAction(dropIndicatorSchema, async ({ actor, input, submissionId }) =>
  onDone(await dropIndicator({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.missionIndicators(missionId, 'dropped'),
  })),
);

export const measureResultAction = formAction(measureSchema, async ({ actor, input, submissionId }) =>
  onDone(await measureResult({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.missionResult(missionId, 'measured'),
  })),
);

'use server';

import { formAction } from '@/lib/actions/form-action';
import { currentWeights } from '@/lib/ranking/context';
import { done, onDone, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { changeWeights } from './commands';
import { canChangeWeights } from './policy';
import { changeWeightsSchema, pointsSchema, samePoints, writePoints } from './schema';

/** The first step writes nothing: it leads to the page that shows what the change would do. */
export const previewWeightsAction = formAction(pointsSchema, async ({ actor, input }) => {
  if (!canChangeWeights(actor)) return refused('forbidden');
  if (samePoints(await currentWeights(), input)) return { ...refused('invalid'), fields: { sum: { code: 'weightsUnchanged' } } };
  return done({ redirectTo: routes.weightsPreview(writePoints(input)) });
});

export const changeWeightsAction = formAction(changeWeightsSchema, async ({ actor, input, submissionId }) => {
  if (!canChangeWeights(actor)) return refused('forbidden');
  const intent = { actorId: actor.userId, submissionId, action: 'weights_changed' };
  return onDone(await changeWeights(intent, input), () => ({ redirectTo: routes.weights('changed') }));
});

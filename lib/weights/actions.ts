'use server';

import { refresh } from 'next/cache';
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
  const changed = await changeWeights(intent, input);
  // The page that comes back shows the effect after the version that somebody else has made; what was typed stays.
  if (!changed.ok) refresh();
  if (!changed.ok && changed.code === 'changed') return refused('weightsChanged');
  return onDone(changed, () => ({ redirectTo: routes.weights('changed') }));
});

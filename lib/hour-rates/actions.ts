'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/actions/form-action';
import { onDone, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { setRates } from './commands';
import { canSetRates } from './policy';
import { setRatesSchema } from './schema';

export const setRatesAction = formAction(setRatesSchema, async ({ actor, input, submissionId }) => {
  if (!canSetRates(actor)) return refused('forbidden');
  const set = await setRates({ actorId: actor.userId, submissionId, action: 'rates_set' }, input);
  // The page that comes back has the version that somebody else has made; what was typed stays.
  if (!set.ok) refresh();
  return onDone(set, () => ({ redirectTo: routes.hourRates('set') }));
});

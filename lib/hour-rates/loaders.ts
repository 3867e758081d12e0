import 'server-only';
import { forbidden } from 'next/navigation';
import { cache } from 'react';
import { requireActor } from '@/lib/auth/require-actor';
import { routes } from '@/lib/routes';
import { canReadRates, canSetRates } from './policy';
import { listFamilies, listRates } from './queries';
import type { RatesView } from './views';

/** What an hour is indicatively worth, with its history, for the programme's staff; administrators set it. */
export const loadRates = cache(async (done: string | undefined): Promise<RatesView> => {
  const actor = await requireActor(routes.hourRates());
  if (!canReadRates(actor)) forbidden();
  const [families, history] = await Promise.all([listFamilies(), listRates()]);
  return { families, history, maySet: canSetRates(actor), done: done === 'set' };
});

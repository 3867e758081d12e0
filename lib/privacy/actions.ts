'use server';

import { formAction } from '@/lib/actions/form-action';
import { clientAddress } from '@/lib/auth/client-address';
import { endSession } from '@/lib/auth/session';
import { done } from '@/lib/result';
import { routes } from '@/lib/routes';
import { eraseAccount } from './commands';
import { eraseAccountSchema } from './schema';

export const eraseAccountAction = formAction(eraseAccountSchema, async ({ actor, input }) => {
  const result = await eraseAccount({ actor, address: await clientAddress(), now: new Date() }, input);
  if (!result.ok) return result;
  // Its row is gone already; the browser forgets its cookie.
  await endSession();
  return done({ redirectTo: routes.farewell() });
});

'use server';

import { formAction, publicFormAction } from '@/lib/actions/form-action';
import { clientAddress } from '@/lib/auth/client-address';
import { homeOf } from '@/lib/auth/home';
import { endSession, findActor, setSessionCookie } from '@/lib/auth/session';
import { done, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { signIn } from './commands';
import { signInSchema, signOutSchema } from './schema';

export const signInAction = publicFormAction(signInSchema, async ({ input }) => {
  const result = await signIn({ ...input, address: await clientAddress() }, new Date());
  if (!result.ok) return result;
  const actor = await findActor(result.value.userId);
  if (actor === null) return refused('credentials');
  // A session of whoever sat here before ends with the new one's start.
  await endSession();
  await setSessionCookie(result.value);
  return done({ redirectTo: input.next ?? homeOf(actor) });
});

export const signOutAction = formAction(signOutSchema, async () => {
  await endSession();
  return done({ redirectTo: routes.home() });
});

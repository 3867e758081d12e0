'use server';

import { formAction, publicFormAction } from '@/lib/actions/form-action';
import { clientAddress } from '@/lib/auth/client-address';
import { homeOf } from '@/lib/auth/home';
import { endSession, findActor, setSessionCookie } from '@/lib/auth/session';
import { done, onDone, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import {
  askForEmailChange,
  askForReset,
  changeAccount,
  changePassword,
  confirmEmailChange,
  resetPassword,
  type SignedIn,
  signIn,
  signOutEverywhere,
} from './commands';
import {
  askForEmailChangeSchema,
  askForResetSchema,
  changeAccountSchema,
  changePasswordSchema,
  confirmEmailChangeSchema,
  resetPasswordSchema,
  signInSchema,
  signOutEverywhereSchema,
  signOutSchema,
} from './schema';

export const signInAction = publicFormAction(signInSchema, async ({ input }) => {
  const result = await signIn({ ...input, address: await clientAddress() }, new Date());
  if (!result.ok) return result;
  const actor = await findActor(result.value.userId);
  if (actor === null) return refused('credentials');
  await startSession(result.value);
  // Whoever was on the way to a page reads it in the language they asked for it in.
  return done(input.next === null ? { redirectTo: homeOf(actor), locale: actor.locale } : { redirectTo: input.next });
});

export const signOutAction = formAction(signOutSchema, async ({ input }) => {
  await endSession();
  return done({ redirectTo: input.next ?? routes.home() });
});

export const signOutEverywhereAction = formAction(signOutEverywhereSchema, async ({ actor }) => {
  const result = await signOutEverywhere(actor.userId);
  if (!result.ok) return result;
  await endSession();
  return done({ redirectTo: routes.signIn() });
});

export const askForResetAction = publicFormAction(askForResetSchema, async ({ input }) =>
  onDone(await askForReset({ ...input, address: await clientAddress() }, new Date()), () => ({ redirectTo: routes.resetSent() })),
);

export const resetPasswordAction = publicFormAction(resetPasswordSchema, async ({ input }) => {
  const result = await resetPassword({ ...input, address: await clientAddress() }, new Date());
  if (!result.ok) return result;
  await startSession(result.value);
  return done({ redirectTo: routes.account('password') });
});

export const changePasswordAction = formAction(changePasswordSchema, async ({ actor, input }) => {
  const result = await changePassword(actor, { ...input, address: await clientAddress() }, new Date());
  if (!result.ok) return result;
  await startSession(result.value);
  return done({ redirectTo: routes.account('password') });
});

export const askForEmailChangeAction = formAction(askForEmailChangeSchema, async ({ actor, input }) =>
  onDone(await askForEmailChange(actor, { ...input, address: await clientAddress() }, new Date()), () => ({
    redirectTo: routes.account('emailAsked'),
  })),
);

export const confirmEmailChangeAction = formAction(confirmEmailChangeSchema, async ({ actor, input }) =>
  onDone(await confirmEmailChange(actor, { ...input, address: await clientAddress() }, new Date()), () => ({
    redirectTo: routes.account('email'),
  })),
);

export const changeAccountAction = formAction(changeAccountSchema, async ({ actor, input }) =>
  onDone(await changeAccount(actor, input), () => ({ redirectTo: routes.account('saved'), locale: input.locale })),
);

/** A session of whoever sat here before ends with the new one's start. */
async function startSession(session: SignedIn): Promise<void> {
  await endSession();
  await setSessionCookie(session);
}

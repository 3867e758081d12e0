'use server';

import { publicFormAction } from '@/lib/actions/form-action';
import { clientAddress } from '@/lib/auth/client-address';
import { endSession, setSessionCookie } from '@/lib/auth/session';
import { done, onDone } from '@/lib/result';
import { routes, sideOf } from '@/lib/routes';
import { confirmRegistration, register } from './commands';
import { confirmRegistrationSchema, registerSchema } from './schema';

export const registerAction = publicFormAction(registerSchema, async ({ input, locale }) =>
  onDone(await register({ input, locale, address: await clientAddress() }, new Date()), () => ({ redirectTo: routes.registrationSent() })),
);

export const confirmRegistrationAction = publicFormAction(confirmRegistrationSchema, async ({ input }) => {
  const result = await confirmRegistration({ ...input, address: await clientAddress() }, new Date());
  if (!result.ok) return result;
  await endSession();
  await setSessionCookie(result.value);
  return done({ redirectTo: routes.profile(sideOf(result.value.kind)) });
});

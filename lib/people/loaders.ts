import 'server-only';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { homeOf } from '@/lib/auth/home';
import { currentActor } from '@/lib/auth/session';
import { env } from '@/lib/env';
import { inLocale } from '@/lib/routes';
import { listAccounts } from './queries';
import { DEMO_EMAILS, DEMO_PASSWORD } from './rules';
import { signInSchema } from './schema';
import type { SignInView } from './views';

/** The sign-in page; whoever is signed in already goes to their work. */
export const loadSignIn = cache(async (requestedNext: string): Promise<SignInView> => {
  const actor = await currentActor();
  if (actor !== null) redirect(inLocale(await getLocale(), homeOf(actor)));
  const next = signInSchema.shape.next.safeParse([requestedNext]);
  return {
    next: next.data ?? '',
    demo: env.KHIBRA_DEMO ? { password: DEMO_PASSWORD, accounts: await listAccounts(DEMO_EMAILS) } : null,
  };
});

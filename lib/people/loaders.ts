import 'server-only';
import { verify } from '@node-rs/argon2';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { homeOf } from '@/lib/auth/home';
import { currentActor } from '@/lib/auth/session';
import { EnvironmentError, env } from '@/lib/env';
import { inLocale } from '@/lib/routes';
import { listAccounts, listPasswordHashes } from './queries';
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

/** At the start of a production: rejects while an account of the demo still has the password that everybody knows. */
export async function refuseDemoAccounts(): Promise<void> {
  if (env.NODE_ENV !== 'production' || env.KHIBRA_DEMO) return;
  for (const hash of new Set(await listPasswordHashes(DEMO_EMAILS))) {
    if (await verify(hash, DEMO_PASSWORD)) {
      throw new EnvironmentError(
        'Khibra cannot start: its database holds accounts of the demo, with the password that everybody knows. Use another database, or set KHIBRA_DEMO=1.',
      );
    }
  }
}

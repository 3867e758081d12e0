import 'server-only';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { homeOf } from '@/lib/auth/home';
import { requireActor } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { findCompanyByIce } from '@/lib/domains/queries';
import { ADMISSION_REFUSALS } from '@/lib/domains/rules';
import { env } from '@/lib/env';
import { findLink } from '@/lib/links/queries';
import { accountDone, inLocale, routes } from '@/lib/routes';
import { findAccount, listAccounts } from './queries';
import { DEMO_EMAILS, DEMO_PASSWORD } from './rules';
import { signInSchema } from './schema';
import type { AccountPageView, EmailLinkView, MailedLinkView, SignInView } from './views';

const SIGN_IN_REFUSALS = [...ADMISSION_REFUSALS, 'tooManyAttempts', 'unavailable'] as const;

/** The sign-in page; whoever is signed in already goes to their work. */
export const loadSignIn = cache(async (requestedNext: string, refused?: string): Promise<SignInView> => {
  const actor = await currentActor();
  const { data: next } = signInSchema.shape.next.safeParse([requestedNext]);
  // Also where a company's provider leads back to.
  if (actor !== null) redirect(inLocale(await getLocale(), next ?? homeOf(actor)));
  const company = env.OIDC_COMPANY_ICE === undefined ? null : await findCompanyByIce(env.OIDC_COMPANY_ICE);
  return {
    next: next ?? '',
    singleSignOn: { company: company?.name ?? null, refused: SIGN_IN_REFUSALS.find((candidate) => candidate === refused) ?? null },
    demo: env.KHIBRA_DEMO ? { password: DEMO_PASSWORD, accounts: await listAccounts(DEMO_EMAILS) } : null,
  };
});

/** What a link to a new password opens. Looking uses nothing up. */
export const loadResetLink = cache(async (token: string): Promise<MailedLinkView> => {
  const link = await findLink(token, 'reset_password', new Date());
  return link && { token, email: link.email };
});

/** The same of a link to a new address, which opens nothing but for the account that asked for it. */
export const loadEmailLink = cache(async (token: string): Promise<EmailLinkView> => {
  const link = await findLink(token, 'change_email', new Date());
  if (link === null) return null;
  const { userId } = await requireActor(routes.confirmEmail(token));
  return { token, email: link.email, own: link.userId === userId };
});

export const loadAccount = cache(async (requestedDone?: string | string[]): Promise<AccountPageView> => {
  const done = accountDone.find((candidate) => candidate === requestedDone) ?? null;
  const actor = await requireActor(routes.account(done ?? undefined));
  return { ...(await findAccount(actor.userId, new Date())), done };
});

/** The page that changes the password or the e-mail, for whoever has a password. */
async function loadAccess(path: string): Promise<{ email: string; hasPassword: boolean }> {
  const { userId } = await requireActor(path);
  return findAccount(userId, new Date());
}

export const loadAccountPassword = cache(() => loadAccess(routes.accountPassword()));

export const loadAccountEmail = cache(() => loadAccess(routes.accountEmail()));

import 'server-only';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { homeOf } from '@/lib/auth/home';
import { currentActor } from '@/lib/auth/session';
import { loadInvitedRegistration } from '@/lib/company-invitations/loaders';
import { queryOf, readAnswers } from '@/lib/for-companies/schema';
import { findLink } from '@/lib/links/queries';
import { linkedOf } from '@/lib/origins/rules';
import { loadPlaces } from '@/lib/places/loaders';
import { inLocale, isSide } from '@/lib/routes';
import { hasAccount } from './queries';
import { waitingRegistration } from './schema';
import type { RegisterView, RegistrationLinkView } from './views';

/** The form; whoever is signed in has an account. */
export const loadRegister = cache(async (params: Parameters<typeof readAnswers>[0]): Promise<RegisterView> => {
  const [actor, locale, invitation] = await Promise.all([currentActor(), getLocale(), loadInvitedRegistration(params.invitation)]);
  if (actor !== null) redirect(inLocale(locale, homeOf(actor)));
  const side = typeof params.side === 'string' && isSide(params.side) ? params.side : null;
  const asked = readAnswers(params);
  const answers = asked.status === 'answered' ? { query: queryOf(asked.answers), province: asked.answers.province } : null;
  return { regions: await loadPlaces(locale), side, answers, from: linkedOf(params.from), invitation };
});

/** What the link opens. Looking uses nothing up. */
export const loadRegistrationLink = cache(async (token: string): Promise<RegistrationLinkView> => {
  const link = await findLink(token, 'confirm_registration', new Date());
  if (link === null) return { state: 'unusable' };
  if (await hasAccount(link.email)) return { state: 'accountExists' };
  const { organisationName } = waitingRegistration.parse(link.payload);
  return { state: 'usable', token, email: link.email, organisationName };
});

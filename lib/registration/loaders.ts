import 'server-only';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { homeOf } from '@/lib/auth/home';
import { currentActor } from '@/lib/auth/session';
import { findLink } from '@/lib/links/queries';
import { loadPlaces } from '@/lib/places/loaders';
import { inLocale, isSide } from '@/lib/routes';
import { hasAccount } from './queries';
import { waitingRegistration } from './schema';
import type { RegisterView, RegistrationLinkView } from './views';

/** The form; whoever is signed in has an account. */
export const loadRegister = cache(async (side: string): Promise<RegisterView> => {
  const [actor, locale] = await Promise.all([currentActor(), getLocale()]);
  if (actor !== null) redirect(inLocale(locale, homeOf(actor)));
  return { regions: await loadPlaces(locale), side: isSide(side) ? side : null };
});

/** What the link opens. Looking uses nothing up. */
export const loadRegistrationLink = cache(async (token: string): Promise<RegistrationLinkView> => {
  const link = await findLink(token, 'confirm_registration', new Date());
  if (link === null) return { state: 'unusable' };
  if (await hasAccount(link.email)) return { state: 'accountExists' };
  const { organisationName } = waitingRegistration.parse(link.payload);
  return { state: 'usable', token, email: link.email, organisationName };
});

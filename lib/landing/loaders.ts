import 'server-only';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { currentActor } from '@/lib/auth/session';
import { dayOf } from '@/lib/i18n/day';
import { localised } from '@/lib/i18n/localised';
import { SECTORS } from '@/lib/listings/rules';
import { listNeedCards } from '@/lib/needs/queries';
import { routes, sideOf } from '@/lib/routes';
import { countListings, listPage, publicNeeds } from '@/lib/search/queries';
import { listAddress, readFilters } from '@/lib/search/schema';
import type { LandingView } from './views';

const NEEDS = 3;

/** The landing page, for anybody. */
export const loadLanding = cache(async (): Promise<LandingView> => {
  const everything = readFilters({});
  const today = dayOf(new Date());
  const source = publicNeeds(today);
  const text = { query: null, approximations: [] };
  const [page, counts, actor, locale] = await Promise.all([
    listPage(source, { ...everything, sort: 'newest' }, text, null),
    countListings(source, everything, text),
    currentActor(),
    getLocale(),
  ]);
  const cards = await listNeedCards(page.ids, today);
  const inOtherLanguage = (need: (typeof cards)[number]) => localised(need.title, locale).isOther;
  return {
    // Among the newest, those that the reader can read come first.
    needs: [...cards].sort((a, b) => Number(inOtherLanguage(a)) - Number(inOtherLanguage(b))).slice(0, NEEDS),
    total: counts.total,
    sectors: SECTORS.map((sector) => ({
      sector,
      count: counts.options.sectors === null ? null : (counts.options.sectors.get(sector) ?? 0),
      href: listAddress('need', { ...everything, sectors: [sector] }),
    })),
    postHref: postHrefOf(actor),
    anonymous: actor === null,
  };
});

/** Mostly associations post: whoever is not signed in comes to their form after signing in. */
function postHrefOf(actor: Actor | null): string | null {
  if (actor === null) return routes.signIn(routes.newNeed('association'));
  const first = actor.memberships[0];
  return first ? routes.newNeed(sideOf(first.kind)) : null;
}

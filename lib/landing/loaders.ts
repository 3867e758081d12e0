import 'server-only';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { currentActor } from '@/lib/auth/session';
import { dayOf } from '@/lib/i18n/day';
import { localised } from '@/lib/i18n/localised';
import { SECTORS } from '@/lib/listings/rules';
import { countNeeds, listNeeds } from '@/lib/needs/queries';
import { needsAddress, readNeedFilters } from '@/lib/needs/schema';
import { routes, sideOf } from '@/lib/routes';
import type { LandingView } from './views';

const NEEDS = 3;

/** The landing page, for anybody. */
export const loadLanding = cache(async (): Promise<LandingView> => {
  const everything = readNeedFilters({});
  const today = dayOf(new Date());
  const [page, counts, actor, locale] = await Promise.all([
    listNeeds({ ...everything, sort: 'newest' }, today),
    countNeeds(everything, today),
    currentActor(),
    getLocale(),
  ]);
  const inOtherLanguage = (need: (typeof page.cards)[number]) => localised(need.title, locale).isOther;
  return {
    // Among the newest, those that the reader can read come first.
    needs: [...page.cards].sort((a, b) => Number(inOtherLanguage(a)) - Number(inOtherLanguage(b))).slice(0, NEEDS),
    total: counts.total,
    sectors: SECTORS.map((sector) => ({
      sector,
      count: counts.options.sectors.get(sector) ?? 0,
      href: needsAddress({ ...everything, sectors: [sector] }),
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

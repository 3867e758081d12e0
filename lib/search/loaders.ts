import { canSearch } from '@/lib/saved-searches/policy';
import 'server-only';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { currentActor } from '@/lib/auth/session';
import { dayOf } from '@/lib/i18n/day';
import { matchOf } from '@/lib/matches/queries';
import { listNeedCards } from '@/lib/needs/queries';
import type { NeedCardView } from '@/lib/needs/views';
import { offersListedFor, offersReadBy } from '@/lib/offers/policy';
import { listOfferCards } from '@/lib/offers/queries';
import type { OfferCardView } from '@/lib/offers/views';
import { loadRegions } from '@/lib/places/loaders';
import { needsInOrder, offersInOrder, type RankedList, type RankedPoints } from '@/lib/ranking/rank';
import { countShown } from '@/lib/ranking/shown';
import { routes } from '@/lib/routes';
import { loadSkillOptions } from '@/lib/skills/loaders';
import { listPublicBriefs } from '@/lib/value-propositions/queries';
import {
  countListings,
  listOwnOpen,
  listPage,
  listPublicRows,
  openOffers,
  type Points,
  publicNeeds,
  readText,
  type Source,
} from './queries';
import { type ListKind, nearestFilter } from './rules';
import { type Address, type ListFilters, readFilters } from './schema';
import type { ListView, PageOfIds, PublicPage } from './views';

/** The public list of needs, for anybody. */
export const loadNeedList = cache(async (address: Address): Promise<ListView<NeedCardView>> => {
  const now = new Date();
  const today = dayOf(now);
  return loadList('need', await currentActor(), address, now, publicNeeds(today), (ids) => listNeedCards(ids, today), needsInOrder);
});

/** The list of offers: of the other kind, for the people of verified organisations; all, for staff; associations', for anybody. */
export const loadOfferList = cache(async (address: Address): Promise<ListView<OfferCardView>> => {
  const actor = await currentActor();
  const kinds = offersListedFor(actor);
  const now = new Date();
  const today = dayOf(now);
  const list = await loadList('offer', actor, address, now, openOffers(kinds, today), (ids) => listOfferCards(ids, today), offersInOrder);
  return { ...list, fromAssociations: actor === null || offersReadBy(actor).length === 0 };
});

/** Regions, families and own listings that do not exist are ignored like any other nonsense. */
async function loadList<Card extends { id: number }>(
  kind: ListKind,
  actor: Actor | null,
  address: Address,
  now: Date,
  source: Source,
  cardsOf: (ids: number[]) => Promise<Card[]>,
  ranked: (ownId: number, now: Date) => Promise<RankedList | null>,
): Promise<ListView<Card>> {
  const locale = await getLocale();
  const verified = actor?.memberships.filter((own) => own.state === 'verified').map((own) => own.organisationId) ?? [];
  const [regions, { families }, own] = await Promise.all([
    loadRegions(locale),
    loadSkillOptions(locale),
    listOwnOpen(kind, verified, dayOf(now)),
  ]);
  const asked = readFilters(address);
  const ranks = asked.sort === 'match' && own.length > 0;
  const filters: ListFilters = {
    ...asked,
    region: regions.some((region) => region.code === asked.region) ? asked.region : null,
    family: families.some((family) => family.code === asked.family) ? asked.family : null,
    sort: asked.sort === 'match' && !ranks ? 'closing' : asked.sort,
    beside: ranks ? (own.find(({ id }) => id === asked.beside)?.id ?? own[0]?.id ?? null) : null,
  };
  const text = await readText(filters.q, source);
  const order = filters.beside === null ? null : await ranked(filters.beside, now);
  const counts = await countListings(source, filters, text);
  const pageBy: PageBy = (points) => listPage(source, filters, text, points, counts.total);
  const { ids, ...page } = await (order === null ? pageBy(null) : rankedPage(pageBy, filters.cursor, order));
  const [cards, scores] = await Promise.all([cardsOf(ids), order === null ? null : order.scoresOf(ids)]);
  if (kind === 'need' && order !== null) countShown(ids);
  return {
    kind,
    filters,
    ...page,
    cards: await Promise.all(
      cards.map(async (card) => {
        if (order === null || scores === null) return { card };
        const scored = scores.get(card.id);
        return { card, match: scored ? await matchOf(scored, order.weights) : null };
      }),
    ),
    counts,
    nearest: counts.total === 0 ? nearestFilter(counts.without) : undefined,
    approximations: text.approximations,
    regions,
    families,
    own,
    signedOut: actor === null,
    mayKeep: actor === null || canSearch(actor, kind),
  };
}

/** The page of a list in the order of these points. */
type PageBy = (points: Points | null) => Promise<PageOfIds>;

/** The best are enough for most pages; where a page goes beyond them, all that can be matched decide. */
async function rankedPage(pageBy: PageBy, cursor: ListFilters['cursor'], { version, best, all }: RankedList): Promise<PageOfIds> {
  const first = await best();
  if (!first.all && endsBefore(first, cursor)) return pageBy({ version, ...(await all()) });
  const page = await pageBy({ version, ...first });
  const known = new Set(first.ids);
  return first.all || page.ids.every((id) => known.has(id)) ? page : pageBy({ version, ...(await all()) });
}

/** Whether the cursor stands beyond the last of these: what lies between is not among them. */
function endsBefore({ ids, points }: RankedPoints, cursor: ListFilters['cursor']): boolean {
  const [id, last] = [ids.at(-1), points.at(-1)];
  if (cursor === null || id === undefined || last === undefined) return cursor !== null;
  return Number(cursor.key) > -last || (Number(cursor.key) === -last && Number(cursor.tie) > id);
}

/** A sitemap holds 50,000 addresses; each page has one in each language, and some are the site's own. */
const IN_SITEMAP = { needs: 19_000, organisations: 4_900, briefs: 950, forums: 50 } as const;

/** The pages that anybody may read; of needs, organisations and briefs the newest. Paths have no language. */
export async function loadPublicPages(): Promise<PublicPage[]> {
  const [{ needs, organisations, forums }, briefs] = await Promise.all([
    listPublicRows(dayOf(new Date()), IN_SITEMAP),
    listPublicBriefs(IN_SITEMAP.briefs),
  ]);
  return [
    ...[
      routes.home(),
      routes.needs(),
      routes.offers(),
      routes.forCompanies(),
      routes.forums(),
      routes.impact(),
      routes.help(),
      routes.openData(),
      routes.accessibility(),
      routes.privacy(),
    ].map((path) => ({
      path,
      changedAt: null,
    })),
    ...needs.map(({ id, updatedAt }) => ({ path: routes.need(id), changedAt: updatedAt })),
    ...organisations.map(({ id, updatedAt }) => ({ path: routes.organisation(id), changedAt: updatedAt })),
    ...briefs.map(({ organisationId, publishedAt }) => ({ path: routes.brief(organisationId), changedAt: publishedAt })),
    ...forums.map(({ id, updatedAt }) => ({ path: routes.forum(id), changedAt: updatedAt })),
  ];
}

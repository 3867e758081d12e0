import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { membershipOf } from '@/lib/auth/actor';
import { requireMember } from '@/lib/auth/require-actor';
import { dayOf } from '@/lib/i18n/day';
import { loadManage } from '@/lib/listings/loaders';
import type { ManageView } from '@/lib/listings/views';
import type { OfferFacts } from '@/lib/matching/pair';
import { findNeed } from '@/lib/needs/queries';
import type { NeedView } from '@/lib/needs/views';
import { findOffer } from '@/lib/offers/queries';
import type { OfferView } from '@/lib/offers/views';
import { findNeedFacts, findOfferFacts } from '@/lib/ranking/facts';
import { type Ranking, rankNeedsFor, rankOffersFor } from '@/lib/ranking/rank';
import { countShown } from '@/lib/ranking/shown';
import { rowId, type Side } from '@/lib/routes';
import { listRankedNeeds, listRankedOffers } from './queries';
import type { RankingView, SetAside, VisitorRanking } from './views';

/** Rows of a listing's own page. */
const RANKED = 20;

/** An organisation's own need with the offers that fit it best, and what can be done with it now. */
export const loadOwnNeed = cache(
  async (
    requestedSide: string,
    requestedId: string,
    asked?: string,
  ): Promise<{ side: Side; need: NeedView; ranking: RankingView | null; manage: ManageView }> => {
    const { actor, side } = await requireMember(requestedSide, `/${requestedSide}/needs/${requestedId}`);
    const now = new Date();
    const id = rowId(requestedId);
    const need = id === null ? null : await findNeed(id, dayOf(now));
    if (!need || !membershipOf(actor, need.owner.id)) notFound();
    const manage = await loadManage(actor, side, 'need', need.id, asked);
    const ranking = manage.state === 'open' ? await loadOffersFor(need.id, now, RANKED) : null;
    return { side, need: { ...need, state: manage.state }, ranking, manage };
  },
);

/** An organisation's own offer with the needs that fit it best, and what can be done with it now. */
export const loadOwnOffer = cache(
  async (
    requestedSide: string,
    requestedId: string,
    asked?: string,
  ): Promise<{ side: Side; offer: OfferView; ranking: RankingView | null; manage: ManageView }> => {
    const { actor, side } = await requireMember(requestedSide, `/${requestedSide}/offers/${requestedId}`);
    const id = rowId(requestedId);
    const offer = id === null ? null : await findOffer(id);
    if (!offer || !membershipOf(actor, offer.owner.id)) notFound();
    const manage = await loadManage(actor, side, 'offer', offer.id, asked);
    const ranking = manage.state === 'open' ? await loadNeedsFor(offer.id, new Date(), RANKED) : null;
    if (ranking) countNeeds(ranking);
    return { side, offer: { ...offer, state: manage.state }, ranking, manage };
  },
);

/** The best needs beside an offer. Whose offer it is, the caller has made sure of. */
export async function loadNeedsFor(offerId: number, now: Date, take: number): Promise<RankingView | null> {
  const offer = await findOfferFacts(offerId);
  if (!offer) return null;
  const ranking = await rankNeedsFor(offer, now, take);
  return { own: 'offer', ownId: offerId, rows: await listRankedNeeds(offerId, ranking, now), ...summary(ranking) };
}

/** The same beside an offer that is written down nowhere. */
export async function loadNeedsBeside(offer: OfferFacts, now: Date, take: number): Promise<VisitorRanking> {
  const ranking = await rankNeedsFor(offer, now, take);
  return { own: 'offer', ownId: null, rows: await listRankedNeeds(null, ranking, now), ...summary(ranking) };
}

/** The best offers beside a need. */
export async function loadOffersFor(needId: number, now: Date, take: number): Promise<RankingView | null> {
  const need = await findNeedFacts(needId);
  if (!need) return null;
  const ranking = await rankOffersFor(need, now, take);
  return { own: 'need', ownId: needId, rows: await listRankedOffers(needId, ranking, now), ...summary(ranking) };
}

/** Once a reader gets the list: of needs, those in it were shown. */
export function countNeeds({ own, rows }: RankingView): void {
  if (own === 'offer') countShown(rows.map(({ id }) => id));
}

function summary(ranking: Ranking): Pick<RankingView, 'matched' | 'setAside'> {
  const setAside = (Object.entries(ranking.setAside) as [SetAside[number]['refusal'], number][])
    .filter(([, count]) => count > 0)
    .map(([refusal, count]) => ({ refusal, count }))
    .sort((a, b) => b.count - a.count || (a.refusal < b.refusal ? -1 : 1));
  return { matched: ranking.total - setAside.reduce((sum, entry) => sum + entry.count, 0), setAside };
}

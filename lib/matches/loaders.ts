import 'server-only';
import { findNeedFacts, findOfferFacts } from '@/lib/ranking/facts';
import { type Ranking, rankNeedsFor, rankOffersFor } from '@/lib/ranking/rank';
import { listRankedNeeds, listRankedOffers } from './queries';
import type { RankingView, SetAside } from './views';

/** The best needs beside an offer. Whose offer it is, the caller has made sure of. */
export async function loadNeedsFor(offerId: number, now: Date, take: number): Promise<RankingView | null> {
  const offer = await findOfferFacts(offerId);
  if (!offer) return null;
  const ranking = await rankNeedsFor(offer, now, take);
  return { own: 'offer', ownId: offerId, rows: await listRankedNeeds(ranking.top), ...summary(ranking) };
}

/** The best offers beside a need. */
export async function loadOffersFor(needId: number, now: Date, take: number): Promise<RankingView | null> {
  const need = await findNeedFacts(needId);
  if (!need) return null;
  const ranking = await rankOffersFor(need, now, take);
  return { own: 'need', ownId: needId, rows: await listRankedOffers(ranking.top), ...summary(ranking) };
}

function summary(ranking: Ranking): Pick<RankingView, 'matched' | 'setAside'> {
  const setAside = (Object.entries(ranking.setAside) as [SetAside[number]['refusal'], number][])
    .filter(([, count]) => count > 0)
    .map(([refusal, count]) => ({ refusal, count }))
    .sort((a, b) => b.count - a.count || (a.refusal < b.refusal ? -1 : 1));
  return { matched: ranking.total - setAside.reduce((sum, entry) => sum + entry.count, 0), setAside };
}

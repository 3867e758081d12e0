import type { Kind, NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { listOpenNeedFactsAfter, listOpenOfferFactsAfter, otherKind } from '@/lib/ranking/facts';

/** More than any test writes. */
const ALL = 100_000;

/** Open needs of the kind that may receive from `giver`; those past their day are the engine's to refuse. */
export async function openNeedsFor(giver: Kind): Promise<NeedFacts[]> {
  return (await listOpenNeedFactsAfter(0, ALL)).filter(({ kind }) => kind === otherKind[giver]);
}

/** Open offers of the kind that may give to `receiver`. */
export async function openOffersFor(receiver: Kind): Promise<OfferFacts[]> {
  return (await listOpenOfferFactsAfter(0, ALL)).filter(({ kind }) => kind === otherKind[receiver]);
}

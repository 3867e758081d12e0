import 'server-only';
import type { Tx } from '@/lib/db/transaction';
import { rankNeeds, rankOffers } from '@/lib/matching/oracle';
import type { Context, NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { type Refused, type Scored, scorePair } from '@/lib/matching/score';
import type { Weights } from '@/lib/matching/weights';
import { loadContext } from './context';
import { findNeedFacts, findOfferFacts, listNeedFactsFor, listOfferFactsFor, listOwnNeedFacts, listOwnOfferFacts } from './facts';

/** The best of a ranking, and the weights that made it. */
export type Ranking = ReturnType<typeof rankNeeds> & { weights: Weights };

/** The best `take` needs for an offer, and how many were set aside and why. */
export async function rankNeedsFor(offer: OfferFacts, now: Date, take: number): Promise<Ranking> {
  const [needs, context] = await Promise.all([listNeedFactsFor(offer.kind), loadContext(now)]);
  return { ...rankNeeds(offer, needs, context, take), weights: context.weights };
}

/** The best `take` offers for a need, and how many were set aside and why. */
export async function rankOffersFor(need: NeedFacts, now: Date, take: number): Promise<Ranking> {
  const [offers, context] = await Promise.all([listOfferFactsFor(need.kind), loadContext(now)]);
  return { ...rankOffers(need, offers, context, take), weights: context.weights };
}

/** The ids of the best `take` needs for an offer under the weights in force and under others, best first. */
export interface ReweightedRanking {
  offerId: number;
  before: number[];
  after: number[];
}

/** How other weights would rank the needs of these offers: each need is read once and scored twice for each offer. */
export async function reweigh(offerIds: readonly number[], weights: Weights, now: Date, take: number): Promise<ReweightedRanking[]> {
  const context = await loadContext(now);
  const needs = new Map<OfferFacts['kind'], Promise<NeedFacts[]>>();
  const rankings: ReweightedRanking[] = [];
  for (const id of offerIds) {
    const offer = await findOfferFacts(id);
    if (!offer) continue;
    const candidates = needs.get(offer.kind) ?? listNeedFactsFor(offer.kind);
    needs.set(offer.kind, candidates);
    const idsUnder = async (of: Context) => rankNeeds(offer, await candidates, of, take).top.map((ranked) => ranked.id);
    rankings.push({ offerId: id, before: await idsUnder(context), after: await idsUnder({ ...context, weights }) });
  }
  return rankings;
}

export type Candidate<Facts> = { facts: Facts; scored: Scored | Refused };

const byPoints = (a: Candidate<{ id: number }>, b: Candidate<{ id: number }>): number => {
  const points = (b.scored.ok ? b.scored.points : -1) - (a.scored.ok ? a.scored.points : -1);
  return points || a.facts.id - b.facts.id;
};

/** All open offers of these organisations beside one need, best first, the refused ones last. */
export async function scoreOwnOffers(needId: number, organisationIds: readonly number[], now: Date): Promise<Candidate<OfferFacts>[]> {
  const [need, offers, context] = await Promise.all([findNeedFacts(needId), listOwnOfferFacts(organisationIds), loadContext(now)]);
  if (!need) return [];
  return offers.map((offer) => ({ facts: offer, scored: scorePair(need, offer, context) })).sort(byPoints);
}

/** All open needs of these organisations beside one offer, best first, the refused ones last. */
export async function scoreOwnNeeds(offerId: number, organisationIds: readonly number[], now: Date): Promise<Candidate<NeedFacts>[]> {
  const [offer, needs, context] = await Promise.all([findOfferFacts(offerId), listOwnNeedFacts(organisationIds), loadContext(now)]);
  if (!offer) return [];
  return needs.map((need) => ({ facts: need, scored: scorePair(need, offer, context) })).sort(byPoints);
}

export interface ScoredPair {
  scored: Scored | Refused;
  context: Pick<Context, 'weights' | 'rarity'>;
}

/** One pair as it stands in this transaction; null when either is gone. */
export async function scoreNow(tx: Tx, needId: number, offerId: number, now: Date): Promise<ScoredPair | null> {
  const [need, offer] = [await findNeedFacts(needId, tx), await findOfferFacts(offerId, tx)];
  if (!need || !offer) return null;
  const context = await loadContext(now, tx);
  return { scored: scorePair(need, offer, context), context };
}

/** Every candidate's score by its id, and of which day, which rarity table and which weights they are. */
export interface ScoredAll {
  version: string;
  weights: Weights;
  scored: Map<number, Scored>;
}

/** All needs that an offer can serve, scored; those that it cannot are left out. */
export async function scoreNeedsFor(offerId: number, now: Date): Promise<ScoredAll | null> {
  const offer = await findOfferFacts(offerId);
  if (!offer) return null;
  const [needs, context] = await Promise.all([listNeedFactsFor(offer.kind), loadContext(now)]);
  return scoredAll(needs, context, (need) => scorePair(need, offer, context));
}

/** All offers that can serve a need, scored. */
export async function scoreOffersFor(needId: number, now: Date): Promise<ScoredAll | null> {
  const need = await findNeedFacts(needId);
  if (!need) return null;
  const [offers, context] = await Promise.all([listOfferFactsFor(need.kind), loadContext(now)]);
  return scoredAll(offers, context, (offer) => scorePair(need, offer, context));
}

function scoredAll<Facts extends { id: number }>(
  all: readonly Facts[],
  context: Context,
  score: (facts: Facts) => Scored | Refused,
): ScoredAll {
  const scored = new Map<number, Scored>();
  for (const facts of all) {
    const answer = score(facts);
    if (answer.ok) scored.set(facts.id, answer);
  }
  const { asOf, rarity, weights } = context;
  return { version: `${asOf}.${rarity.version}.${weights.version}`, weights, scored };
}

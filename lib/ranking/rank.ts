import 'server-only';
import type { Tx } from '@/lib/db/transaction';
import type { rankNeeds } from '@/lib/matching/oracle';
import type { Context, NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { type Refused, type Scored, scorePair } from '@/lib/matching/score';
import type { Weights } from '@/lib/matching/weights';
import { loadContext } from './context';
import { findNeedFacts, findOfferFacts, listNeedFacts, listOfferFacts, listOwnNeedFacts, listOwnOfferFacts } from './facts';
import { rankNeedsBySql, rankOffersBySql, type SqlRanking } from './sql';

/** The best of a ranking, and the weights that made it. */
export type Ranking = ReturnType<typeof rankNeeds> & { weights: Weights };

/** The best `take` needs for an offer, and how many were set aside and why. */
export async function rankNeedsFor(offer: OfferFacts, now: Date, take: number): Promise<Ranking> {
  const context = await loadContext(now);
  const { top, setAside, total } = await rankNeedsBySql(offer, context, take);
  const scored = await scoreNeeds(offer, idsOf(top), context);
  return { top: inOrder(scored), setAside, total, weights: context.weights };
}

/** The best `take` offers for a need, and how many were set aside and why. */
export async function rankOffersFor(need: NeedFacts, now: Date, take: number): Promise<Ranking> {
  const context = await loadContext(now);
  const { top, setAside, total } = await rankOffersBySql(need, context, take);
  const scored = await scoreOffers(need, idsOf(top), context);
  return { top: inOrder(scored), setAside, total, weights: context.weights };
}

const idsOf = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id);

/** Some needs beside an offer as they are now: those that can be matched, by id. */
async function scoreNeeds(offer: OfferFacts, ids: readonly number[], context: Context): Promise<Map<number, Scored>> {
  return matched(await listNeedFacts(ids), (need) => scorePair(need, offer, context));
}

async function scoreOffers(need: NeedFacts, ids: readonly number[], context: Context): Promise<Map<number, Scored>> {
  return matched(await listOfferFacts(ids), (offer) => scorePair(need, offer, context));
}

function matched<Facts extends { id: number }>(all: readonly Facts[], score: (facts: Facts) => Scored | Refused): Map<number, Scored> {
  return new Map(
    all.flatMap((facts) => {
      const answer = score(facts);
      return answer.ok ? [[facts.id, answer] as const] : [];
    }),
  );
}

/** What changed between the ranking and the reading stands where it belongs by now. */
function inOrder(scored: ReadonlyMap<number, Scored>): Ranking['top'] {
  return [...scored].map(([id, of]) => ({ id, scored: of })).sort((a, b) => b.scored.points - a.scored.points || a.id - b.id);
}

/** The ids of the best `take` needs for an offer under the weights in force and under others, best first. */
export interface ReweightedRanking {
  offerId: number;
  before: number[];
  after: number[];
}

/** How other weights would rank the needs of these offers; an offer that is gone is left out. */
export async function reweigh(offerIds: readonly number[], weights: Weights, now: Date, take: number): Promise<ReweightedRanking[]> {
  const context = await loadContext(now);
  const rankings: ReweightedRanking[] = [];
  for (const id of offerIds) {
    const offer = await findOfferFacts(id);
    if (!offer) continue;
    const idsUnder = async (of: Context) => idsOf((await rankNeedsBySql(offer, of, take)).top);
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

/** Points by id, best first. */
export interface RankedPoints {
  ids: number[];
  points: number[];
  /** Whether these are all that can be matched. */
  all: boolean;
}

/** The list beside one listing, for whoever filters and pages it. */
export interface RankedList {
  /** Of which day, which rarity table and which weights the points are. */
  version: string;
  weights: Weights;
  /** The best; enough of them for most pages. */
  best(): Promise<RankedPoints>;
  all(): Promise<RankedPoints>;
  /** Of these, those that can be matched. */
  scoresOf(ids: readonly number[]): Promise<Map<number, Scored>>;
}

/** All needs that an offer can serve; null when it is gone. */
export async function needsInOrder(offerId: number, now: Date): Promise<RankedList | null> {
  const offer = await findOfferFacts(offerId);
  if (!offer) return null;
  const context = await loadContext(now);
  return rankedList(
    context,
    (k) => rankNeedsBySql(offer, context, k),
    (ids) => scoreNeeds(offer, ids, context),
  );
}

/** All offers that can serve a need; null when it is gone. */
export async function offersInOrder(needId: number, now: Date): Promise<RankedList | null> {
  const need = await findNeedFacts(needId);
  if (!need) return null;
  const context = await loadContext(now);
  return rankedList(
    context,
    (k) => rankOffersBySql(need, context, k),
    (ids) => scoreOffers(need, ids, context),
  );
}

/** Of which day, which rarity table and which weights a list's points are. */
export function versionOf({ asOf, rarity, weights }: Context): string {
  return `${asOf}.${rarity.version}.${weights.version}`;
}

function rankedList(context: Context, bySql: (k: number | null) => Promise<SqlRanking>, scoresOf: RankedList['scoresOf']): RankedList {
  const all = async () => {
    const { top } = await bySql(null);
    return { ids: idsOf(top), points: top.map(({ points }) => points), all: true };
  };
  return { version: versionOf(context), weights: context.weights, best: all, all, scoresOf };
}

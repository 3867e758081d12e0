import 'server-only';
import type { Tx } from '@/lib/db/transaction';
import type { MatchIndex } from '@/lib/matching/index';
import { offerMadeFor } from '@/lib/matching/made-for';
import type { rankNeeds } from '@/lib/matching/oracle';
import type { Context, Kind, NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { type Refused, type Scored, scorePair } from '@/lib/matching/score';
import type { Weights } from '@/lib/matching/weights';
import { loadContext, versionsOf } from './context';
import { countedLately } from './counted';
import { findNeedFacts, findOfferFacts, listNeedFacts, listOfferFacts, listOwnNeedFacts, listOwnOfferFacts, otherKind } from './facts';
import { liveRanking } from './live';
import { rankNeedsBySql, rankOffersBySql, type SqlRanking } from './sql';

/** The best of a ranking, and the weights that made it. */
export type Ranking = ReturnType<typeof rankNeeds> & { weights: Weights };

/**
 * The best `take` needs for an offer, and how many were set aside and why, as of a minute ago at most. The index finds
 * them, or PostgreSQL while it is not warm; points and words are of the rows as they are now.
 */
export async function rankNeedsFor(offer: OfferFacts, now: Date, take: number): Promise<Ranking> {
  const context = await loadContext(now);
  const index = warmIndex(context, offer.kind);
  const { top, ...counts } = index
    ? { ...countedLately(index, offer, () => index.countNeeds(offer)), top: index.bestNeeds(offer, take) }
    : await rankNeedsBySql(offer, context, take);
  return { ...counts, top: inOrder(await scoreNeeds(offer, idsOf(top), context)), weights: context.weights };
}

/** The best `take` offers for a need, and how many were set aside and why. */
export async function rankOffersFor(need: NeedFacts, now: Date, take: number): Promise<Ranking> {
  const context = await loadContext(now);
  const index = warmIndex(context, otherKind[need.kind]);
  const { top, ...counts } = index
    ? { ...countedLately(index, need, () => index.countOffers(need)), top: index.bestOffers(need, take) }
    : await rankOffersBySql(need, context, take);
  return { ...counts, top: inOrder(await scoreOffers(need, idsOf(top), context)), weights: context.weights };
}

/** The needs nearest to one, the nearest first and itself left out: those that an offer made for it would serve best. */
export async function rankNeedsNear(needId: number, now: Date, take: number): Promise<number[]> {
  const need = await findNeedFacts(needId);
  if (!need) return [];
  const context = await loadContext(now);
  const offer = offerMadeFor(need, context.asOf);
  const top = warmIndex(context, offer.kind)?.bestNeeds(offer, take + 1) ?? (await rankNeedsBySql(offer, context, take + 1)).top;
  const near = inOrder(await scoreNeeds(offer, idsOf(top), context)).filter(({ id }) => id !== needId);
  return idsOf(near).slice(0, take);
}

/** Of what this kind gives, if the process has it and it gives the points of this context. */
function warmIndex(context: Context, giver: Kind): MatchIndex | undefined {
  return liveRanking()?.worldsOf(versionsOf(context))?.[giver];
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

/** More than anybody pages through. */
const BEST = 1_000;

/** All needs that an offer can serve; null when it is gone. */
export async function needsInOrder(offerId: number, now: Date): Promise<RankedList | null> {
  const offer = await findOfferFacts(offerId);
  if (!offer) return null;
  const context = await loadContext(now);
  const index = warmIndex(context, offer.kind);
  return rankedList(context, {
    byIndex: index && ((k) => index.bestNeeds(offer, k)),
    bySql: () => rankNeedsBySql(offer, context, null),
    scoresOf: (ids) => scoreNeeds(offer, ids, context),
  });
}

/** All offers that can serve a need; null when it is gone. */
export async function offersInOrder(needId: number, now: Date): Promise<RankedList | null> {
  const need = await findNeedFacts(needId);
  if (!need) return null;
  const context = await loadContext(now);
  const index = warmIndex(context, otherKind[need.kind]);
  return rankedList(context, {
    byIndex: index && ((k) => index.bestOffers(need, k)),
    bySql: () => rankOffersBySql(need, context, null),
    scoresOf: (ids) => scoreOffers(need, ids, context),
  });
}

/** Of which day, which rarity table and which weights a list's points are. */
export function versionOf({ asOf, rarity, weights }: Context): string {
  return `${asOf}.${rarity.version}.${weights.version}`;
}

interface Sources {
  byIndex: ((k: number) => SqlRanking['top']) | undefined;
  bySql: () => Promise<SqlRanking>;
  scoresOf: RankedList['scoresOf'];
}

function rankedList(context: Context, { byIndex, bySql, scoresOf }: Sources): RankedList {
  const pointsOf = (top: SqlRanking['top']) => ({ ids: idsOf(top), points: top.map(({ points }) => points) });
  const all = async (): Promise<RankedPoints> => ({ ...pointsOf((await bySql()).top), all: true });
  const best = async (): Promise<RankedPoints> => {
    if (!byIndex) return all();
    const top = byIndex(BEST);
    return { ...pointsOf(top), all: top.length < BEST };
  };
  return { version: versionOf(context), weights: context.weights, best, all, scoresOf };
}

import { type RoundPair, type RoundProblem, type RoundTerms, roundError, takeBestFirst } from '@/lib/matching/round';
import { Book } from '@/lib/matching/round-book';
import { RoundColumns } from '@/lib/matching/round-columns';
import { solveRound } from '@/lib/matching/round-model';
import { Failure } from '@/scripts/failure';
import { Chance } from './chance';
import { Columns } from './columns';
import type { Country } from './country';

/*
 * Whole sets of pairs on the synthetic country: what a round proposes, beside what taking by points gives, and what
 * those who came first would get. Where offers have hours for most needs, there is little to gain, and the bound
 * says so; in the country itself there are eight needs to an offer.
 */

/** What a round is measured on: offers and needs of the country by chance, a row for each. */
export const ROUNDS = {
  full: [
    { offers: 10_000, needs: 20_000 },
    { offers: 2_500, needs: 20_000 },
  ],
  quick: [
    { offers: 1_000, needs: 2_000 },
    { offers: 250, needs: 2_000 },
  ],
} as const;
/** Candidates of an offer. */
const EACH = 50;
const TERMS: RoundTerms = { mostPerNeed: 1, mostPerOrganisation: 2, shares: [], pinned: [], removed: [] };
/** No round may take longer. */
const SECONDS = 60;

type Placed = { total: number; placed: number };

export interface RoundTimes {
  offers: number;
  needs: number;
  candidates: number;
  firstCome: Placed;
  bestFirst: Placed;
  round: Placed & { bound: number; ms: number; finished: boolean };
}

/** @throws Failure when a set breaks a limit, or exceeds its bound: it would be no round that could be proposed */
export async function measureRound(country: Country, size: { offers: number; needs: number }, seed: number): Promise<RoundTimes> {
  const problem = problemOf(country, size, seed);
  const begin = performance.now();
  const { pairs, total, bound, finished } = await solveRound(problem, { seconds: SECONDS });
  const ms = performance.now() - begin;
  const bestFirst = sumOf(takeBestFirst(problem));
  const error = roundError(problem, pairs);
  if (error || total > bound || total < bestFirst.total)
    throw new Failure(`A round is not right: ${error ?? `${total} points, ${bound} at most`}.`);
  return {
    ...size,
    candidates: problem.candidates.length,
    firstCome: firstCome(problem),
    bestFirst,
    round: { total, placed: pairs.length, bound, ms, finished },
  };
}

function problemOf({ needs, offers, context }: Country, size: { offers: number; needs: number }, seed: number): RoundProblem {
  const chance = new Chance(seed, 2);
  const openNeeds = chance
    .shuffled(needs.filter(({ quartersLeft, closesDay }) => quartersLeft > 0 && closesDay >= context.asOf))
    .slice(0, size.needs)
    .sort((a, b) => a.id - b.id);
  const openOffers = chance
    .shuffled(offers.filter(({ quartersLeft, availableUntilDay }) => quartersLeft > 0 && availableUntilDay >= context.asOf))
    .slice(0, size.offers);
  const columns = new Columns(openNeeds, context);
  const candidates = openOffers.flatMap((offer) =>
    columns.postings(offer, EACH).map(({ id, points }) => ({ needId: id, offerId: offer.id, points })),
  );
  return { needs: openNeeds, offers: openOffers, candidates, terms: TERMS };
}

/** Each need in the order of publication gets the best offer that still has the hours. */
function firstCome(problem: RoundProblem): Placed {
  const columns = new RoundColumns(problem);
  const book = new Book(columns, problem.terms);
  for (const need of problem.needs.keys()) for (const column of columns.columnsOf(need)) if (!book.limitOf(column)) book.take(column);
  return { total: book.total, placed: book.placed };
}

function sumOf(pairs: readonly RoundPair[]): Placed {
  return { total: pairs.reduce((sum, { points }) => sum + points, 0), placed: pairs.length };
}

import type { Sector } from './pair';
import { bestFirst } from './round-best-first';
import { Book, type Limit } from './round-book';
import { RoundColumns } from './round-columns';

/*
 * A round: whole sets of pairs proposed at once, within the hours of both sides and the coordinator's terms.
 * Here stand what a round is, what a set must keep, and the simplest good set; `round-model.ts` finds the best.
 */

/** A candidate: an offer that may serve a need, with the points of `scorePair`, 0..1000. */
export interface RoundPair {
  needId: number;
  offerId: number;
  points: number;
}

export interface RoundNeed {
  id: number;
  organisationId: number;
  /** '01' to '12'. */
  region: string;
  sector: Sector;
  /** 0 and up. */
  quartersLeft: number;
}

export interface RoundOffer {
  id: number;
  organisationId: number;
  /** 0 and up. */
  quartersLeft: number;
}

/** At least so many of the placed pairs serve needs of one region or sector. */
export interface RoundShare {
  by: 'region' | 'sector';
  of: string;
  /** Whole percent, 1..100. */
  atLeast: number;
}

export type PairKey = { needId: number; offerId: number };

export interface RoundTerms {
  /** Pairs of one need; 1 and up. */
  mostPerNeed: number;
  /** Pairs of all the needs of one organisation; 1 and up. */
  mostPerOrganisation: number;
  /** The earlier matter more where two cannot both be met. At most `MOST_SHARES` of them. */
  shares: readonly RoundShare[];
  /** In every set; each one a candidate. */
  pinned: readonly PairKey[];
  /** In no set. */
  removed: readonly PairKey[];
}

export interface RoundProblem {
  /** Each id once, and so the offers and the pairs. */
  needs: readonly RoundNeed[];
  offers: readonly RoundOffer[];
  candidates: readonly RoundPair[];
  terms: RoundTerms;
}

/** A share that a round of full size cannot meet. */
export interface UnmetShare extends RoundShare {
  /** Whole percent, 0..`atLeast`: what it reaches when its pairs are placed first. */
  reachable: number;
}

/** Why a need has no pair in a set, by the first that applies. */
export const LEFT_OUT = [
  /** No offer may serve it. */
  'no_candidate',
  /** The coordinator removed all its pairs. */
  'removed',
  /** Its organisation has as many pairs as it may. */
  'organisation_at_its_limit',
  /** Its offers have no hours at all, or none beside the pinned pairs. */
  'offers_without_hours',
  /** A pair of it would fit, but leave a share unmet. */
  'share',
  /** The hours of its offers went to pairs that bring more points together. */
  'outscored',
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** What a set breaks. */
export type RoundError = 'not_a_candidate' | 'twice' | Limit | 'pin_missing' | 'share';

/** Quarter-hours that a pair takes from both: all that the one needs, or all that the other has. */
export function quartersOf(need: Pick<RoundNeed, 'quartersLeft'>, offer: Pick<RoundOffer, 'quartersLeft'>): number {
  return Math.min(need.quartersLeft, offer.quartersLeft);
}

/**
 * The set that taking pairs by points gives: pinned ones first, then each that still fits; of equal points the
 * older need, then the older offer. Before the rest it sets aside what the shares ask for that can be met.
 *
 * @returns best first; every limit is kept, and no other pair fits
 * @throws RangeError when an id is unknown or anything is given twice, or when the pinned pairs are no candidates, are removed
 * too, or exceed a limit together
 * @complexity O(n log n + n × s) for n candidates, s shares
 */
export function takeBestFirst(problem: RoundProblem): RoundPair[] {
  const columns = new RoundColumns(problem);
  return pairsOf(columns, bestFirst(columns, problem.terms).book);
}

/**
 * The shares that a round of full size cannot meet, beside the pinned pairs and the shares before them; a set need
 * not keep these, but all others.
 *
 * @throws RangeError as `takeBestFirst`
 * @complexity as `takeBestFirst`
 */
export function unmetShares(problem: RoundProblem): UnmetShare[] {
  return bestFirst(new RoundColumns(problem), problem.terms).unmet;
}

/**
 * What a set breaks of the terms or of the hours of either side, if anything.
 *
 * @returns null for a set that may be proposed
 * @throws RangeError as `takeBestFirst`
 * @complexity as `takeBestFirst`
 */
export function roundError(problem: RoundProblem, chosen: readonly PairKey[]): RoundError | null {
  const columns = new RoundColumns(problem);
  const { kept } = bestFirst(columns, problem.terms);
  const book = new Book(columns, problem.terms);
  for (const pair of chosen) {
    const error = take(pair, columns, book);
    if (error) return error;
  }
  if (columns.pinned.some((column) => !book.has(column))) return 'pin_missing';
  return book.meets(kept) ? null : 'share';
}

/**
 * The needs without a pair in a set, and why, in the order of the needs.
 *
 * @throws RangeError as `takeBestFirst`, or when the set holds what does not fit
 * @complexity as `takeBestFirst`
 */
export function leftOut(problem: RoundProblem, chosen: readonly PairKey[]): { needId: number; reason: LeftOut }[] {
  const columns = new RoundColumns(problem);
  const { kept } = bestFirst(columns, problem.terms);
  const pinned = new Book(columns, problem.terms);
  for (const column of columns.pinned) pinned.take(column);
  const book = new Book(columns, problem.terms);
  for (const pair of chosen) {
    const error = take(pair, columns, book);
    if (error) throw new RangeError(`pair ${pair.needId}-${pair.offerId}: ${error}`);
  }
  return problem.needs.flatMap(({ id }, need) =>
    book.pairsOfNeed(need) > 0 ? [] : [{ needId: id, reason: reasonOf(need, columns, book, pinned, kept) }],
  );
}

function reasonOf(need: number, columns: RoundColumns, book: Book, pinned: Book, kept: number): LeftOut {
  const own = columns.columnsOf(need);
  if (own.length === 0) return columns.bereft[need] === 1 ? 'removed' : 'no_candidate';
  if (book.ownerIsFull(columns.owner[need] as number)) return 'organisation_at_its_limit';
  if (own.every((column) => pinned.limitOf(column) !== undefined)) return 'offers_without_hours';
  const isHeld = !book.admits(kept, columns.shares[need] as number) && own.some((column) => book.limitOf(column) === undefined);
  return isHeld ? 'share' : 'outscored';
}

function take(pair: PairKey, columns: RoundColumns, book: Book): RoundError | undefined {
  const column = columns.find(pair);
  if (column === undefined) return 'not_a_candidate';
  if (book.has(column)) return 'twice';
  const limit = book.limitOf(column);
  if (!limit) book.take(column);
  return limit;
}

function pairsOf(columns: RoundColumns, book: Book): RoundPair[] {
  return book.list().map((column) => columns.pairs[column] as RoundPair);
}

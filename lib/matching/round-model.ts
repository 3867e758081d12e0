import loadHighs, { type Highs } from 'highs';
import type { RoundPair, RoundProblem, RoundTerms, UnmetShare } from './round';
import { bestFirst, fill, reserve, withPinned } from './round-best-first';
import type { Book } from './round-book';
import { RoundColumns } from './round-columns';
import { type Prices, priceHours } from './round-prices';

export interface RoundResult {
  /** Best first; `roundError` accepts them. */
  pairs: RoundPair[];
  /** Their points together: never fewer than those of `takeBestFirst`. */
  total: number;
  /** No set that keeps the same terms has more points. */
  bound: number;
  /** The shares that a round of full size cannot meet; the others are met. */
  unmet: UnmetShare[];
  /** Whether the search came to its end within its time: then the same problem gives the same result, anywhere. */
  finished: boolean;
}

export interface RoundProgress {
  /** 0..1, of the work that is to be done at most. */
  done: number;
  /** The points so far; 0 until there is a set. */
  total: number;
}

export interface RoundOptions {
  /** The search is cut off then, with the best set so far; the set of best first is there in any case. */
  seconds: number;
  /** Called between the steps of the search. */
  onProgress?: (progress: RoundProgress) => void;
}

/** A round of so few candidates is one model, and solved to the end. */
const WHOLE = 1_500;
const PASSES = 300;
/** Offers that are looked at together. */
const TOGETHER = 8;
/** Turns over all offers. */
const TURNS = 2;
/** A turn that gains less, as a part of the total, is the last. */
const LEAST_GAIN = 1e-4;
/** Pairs that are worth so many points less to a need than its best are not tried. */
const WORTH_TRYING = -60;
/** HiGHS's limits, by work and not by time. A model of a few offers among many need not be solved to the last point. */
type Effort = { mip_rel_gap: number; mip_abs_gap: number; mip_max_nodes: number };
const ROUGH: Effort = { mip_rel_gap: 2e-3, mip_abs_gap: 0.99, mip_max_nodes: 5 };
const EXACT: Effort = { mip_rel_gap: 0, mip_abs_gap: 0.99, mip_max_nodes: 20_000 };

/**
 * The set of pairs with the most points that keeps the terms: exact for a small round. A large one is improved from
 * the better of best first and what the prices of hours suggest, by models of the offers that compete for the same
 * needs; its bound says how far from the best it can be at most.
 *
 * Blocks its thread: a server runs it in a worker, and ends that to cancel it.
 *
 * @throws RangeError as `takeBestFirst`
 * @source HiGHS 1.15 (J. Hall and others), one thread and a fixed seed
 */
export async function solveRound(problem: RoundProblem, { seconds, onProgress }: RoundOptions): Promise<RoundResult> {
  const ends = performance.now() + 1_000 * seconds;
  const search = new Search(problem, await loadHighs(), ends);
  search.run(onProgress ?? (() => {}));
  return search.result();
}

class Search {
  readonly #columns: RoundColumns;
  readonly #terms: RoundTerms;
  readonly #highs: Highs;
  readonly #ends: number;
  readonly #kept: number;
  readonly #unmet: UnmetShare[];
  readonly #isPinned: Uint8Array;
  #book: Book;
  #bound = Number.POSITIVE_INFINITY;
  #finished = true;

  constructor(problem: RoundProblem, highs: Highs, ends: number) {
    this.#columns = new RoundColumns(problem);
    this.#terms = problem.terms;
    this.#highs = highs;
    this.#ends = ends;
    this.#isPinned = new Uint8Array(this.#columns.pairs.length);
    for (const column of this.#columns.pinned) this.#isPinned[column] = 1;
    const { book, kept, unmet } = bestFirst(this.#columns, this.#terms);
    this.#book = book;
    this.#kept = kept;
    this.#unmet = unmet;
  }

  run(onProgress: (progress: RoundProgress) => void): void {
    const pinned = withPinned(this.#columns, this.#terms);
    const prices = priceHours(this.#columns, this.#terms, this.#kept, pinned, this.#book.total, PASSES);
    this.#bound = Math.floor(prices.bound + 1e-6);
    this.#followPrices(prices);
    if (this.#columns.pairs.length <= WHOLE) this.#solve([...this.#columns.pairs.keys()], EXACT);
    else this.#improveByParts(prices, onProgress);
    fill(this.#book, this.#columns, this.#kept);
  }

  result(): RoundResult {
    const pairs = this.#book.list().map((column) => this.#columns.pairs[column] as RoundPair);
    return { pairs, total: this.#book.total, bound: this.#bound, unmet: this.#unmet, finished: this.#finished };
  }

  /** Takes the pairs first whose needs would lose most without them. */
  #followPrices({ leads }: Prices): void {
    const order = Int32Array.from(leads.keys()).sort((a, b) => (leads[b] as number) - (leads[a] as number) || a - b);
    const book = withPinned(this.#columns, this.#terms);
    reserve(book, this.#columns, this.#terms, this.#kept, this.#book.placed, order);
    fill(book, this.#columns, this.#kept, order);
    if (book.meets(this.#kept) && book.total > this.#book.total) this.#book = book;
  }

  #improveByParts({ leads }: Prices, onProgress: (progress: RoundProgress) => void): void {
    const tried = Uint8Array.from(leads, (lead) => Number(lead >= WORTH_TRYING));
    for (let turn = 0; turn < TURNS; turn += 1) {
      const before = this.#book.total;
      const parts = this.#competing(tried, turn);
      for (const [index, offers] of parts.entries()) {
        if (performance.now() >= this.#ends) {
          this.#finished = false;
          return;
        }
        onProgress({ done: (turn + index / parts.length) / TURNS, total: this.#book.total });
        const own = offers.flatMap((offer) => [...this.#columns.columnsOfOffer(offer)]);
        this.#solve(
          own.filter((column) => tried[column] === 1 || this.#book.has(column)),
          ROUGH,
        );
      }
      if (this.#book.total - before < LEAST_GAIN * before) return;
    }
  }

  /** Offers in parts, each around one of them: those that may serve the same needs. Other parts in every turn. */
  #competing(tried: Uint8Array, turn: number): number[][] {
    const { need: needs, offer: offers, offerQuarters } = this.#columns;
    const count = offerQuarters.length;
    const placed = new Uint8Array(count);
    const parts: number[][] = [];
    for (let index = 0; index < count; index += 1) {
      // Odd turns begin at the other end.
      const first = turn % 2 === 0 ? index : count - 1 - index;
      if (placed[first] === 1) continue;
      const part: number[] = [];
      const ties = new Map<number, number>([[first, 0]]);
      while (part.length < TOGETHER && ties.size > 0) {
        let [closest, most] = [-1, -1];
        for (const [offer, tie] of ties) if (tie > most || (tie === most && offer < closest)) [closest, most] = [offer, tie];
        ties.delete(closest);
        placed[closest] = 1;
        part.push(closest);
        for (const column of this.#columns.columnsOfOffer(closest)) {
          if (tried[column] === 0) continue;
          for (const other of this.#columns.columnsOf(needs[column] as number)) {
            const offer = offers[other] as number;
            if (tried[other] === 1 && placed[offer] === 0) ties.set(offer, (ties.get(offer) ?? 0) + 1);
          }
        }
      }
      parts.push(part);
    }
    return parts;
  }

  /** Decides again on some columns, all others as they are, and keeps what is better. */
  #solve(columns: readonly number[], effort: Effort): void {
    const book = this.#book;
    const before = columns.filter((column) => book.has(column) && this.#isPinned[column] === 0);
    const points = book.total;
    for (const column of before) book.release(column);
    const free = columns.filter((column) => this.#isPinned[column] === 0 && !book.limitOf(column));
    const chosen = free.length === 0 ? before : this.#choose(free, before, effort);
    for (const column of chosen) book.take(column);
    if (book.total >= points && book.meets(this.#kept)) return;
    for (const column of chosen) book.release(column);
    for (const column of before) book.take(column);
  }

  #choose(free: readonly number[], before: readonly number[], effort: Effort): readonly number[] {
    const highs = this.#highs;
    const rows = this.#rows(free);
    const numCols = free.length;
    const numRows = rows.length;
    const starts = new Int32Array(numRows + 1);
    for (const [row, { at }] of rows.entries()) starts[row + 1] = (starts[row] as number) + at.length;
    return highs.withModel(
      {
        numCols,
        numRows,
        sense: highs.constants.objectiveSense.maximize,
        colCost: free.map((column) => this.#columns.points[column] as number),
        colLower: new Float64Array(numCols),
        colUpper: new Float64Array(numCols).fill(1),
        rowLower: new Float64Array(numRows).fill(-highs.infinity),
        rowUpper: rows.map(({ most }) => most),
        matrix: {
          format: 'csr',
          numRows,
          numCols,
          starts,
          indices: rows.flatMap(({ at }) => at),
          values: rows.flatMap(({ takes }) => takes),
        },
        integrality: new Int32Array(numCols).fill(highs.constants.variableType.integer),
      },
      (model) => {
        model.options.set({
          output_flag: false,
          random_seed: 0,
          time_limit: Math.max(0.1, (this.#ends - performance.now()) / 1_000),
          ...effort,
        });
        const was = new Set(before);
        model.setSolution({ colValue: free.map((column) => Number(was.has(column))) });
        const { modelStatus } = model.run();
        if (modelStatus === highs.constants.modelStatus.timeLimit) this.#finished = false;
        if (effort === EXACT) {
          // Points are whole; the model's bound is so only within its tolerances.
          const bound = Math.floor((model.info.get('mip_dual_bound') as number) + 1e-2) + this.#book.total;
          this.#bound = Math.min(this.#bound, bound);
        }
        const { colValue } = model.getSolution();
        return colValue.length < numCols ? before : free.filter((_, index) => (colValue[index] as number) > 0.5);
      },
    );
  }

  /** What the free columns may take together of each limit, beside what is taken already. */
  #rows(free: readonly number[]): Row[] {
    const { need: needs, offer: offers, owner: owners, quarters, shares } = this.#columns;
    const book = this.#book;
    const pairs = new Map<number, Row>();
    const hoursOfNeed = new Map<number, Row>();
    const hoursOfOffer = new Map<number, Row>();
    const pairsOfOwner = new Map<number, Row>();
    const add = (rows: Map<number, Row>, key: number, most: () => number, at: number, takes: number) => {
      const row = rows.get(key) ?? { most: most(), at: [], takes: [] };
      rows.set(key, row);
      row.at.push(at);
      row.takes.push(takes);
    };
    for (const [at, column] of free.entries()) {
      const need = needs[column] as number;
      const owner = owners[need] as number;
      const offer = offers[column] as number;
      const hours = quarters[column] as number;
      add(pairs, need, () => this.#terms.mostPerNeed - book.pairsOfNeed(need), at, 1);
      add(pairsOfOwner, owner, () => this.#terms.mostPerOrganisation - book.pairsOfOwner(owner), at, 1);
      add(hoursOfNeed, need, () => book.needLeft(need), at, hours);
      add(hoursOfOffer, offer, () => book.offerLeft(offer), at, hours);
    }
    const bySize = [pairs, pairsOfOwner, hoursOfNeed, hoursOfOffer].flatMap((rows) => [...rows.values()]).filter(binds);
    const byShare = this.#terms.shares.flatMap(({ atLeast }, share) => {
      if (((this.#kept >> share) & 1) === 0) return [];
      const takes = free.map((column) => atLeast - 100 * (((shares[needs[column] as number] as number) >> share) & 1));
      return [{ most: book.aboveShare(share), at: [...free.keys()], takes }];
    });
    return [...bySize, ...byShare];
  }
}

/** At most `most` of what the columns at `at` take. */
interface Row {
  most: number;
  at: number[];
  takes: number[];
}

function binds({ most, takes }: Row): boolean {
  return takes.reduce((sum, take) => sum + take, 0) > most;
}

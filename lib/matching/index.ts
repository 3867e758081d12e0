import { Best, type Points } from './best';
import { type CodeNames, Codes, LIMITS } from './codes';
import { type NeedColumns, NeedRows } from './need-rows';
import { makeNeedRuns, type NeedRunData, NeedRuns } from './need-runs';
import { NeedScorer } from './need-scorer';
import { type OfferColumns, OfferRows } from './offer-rows';
import { makeOfferRuns, type OfferRunData, OfferRuns } from './offer-runs';
import { OfferScorer } from './offer-scorer';
import type { Ranked, Ranking } from './oracle';
import type { Context, NeedFacts, OfferFacts } from './pair';
import { GONE, REFUSED, type RowColumns, type RowData, type Rows } from './rows';
import type { Counters } from './runs';
import { REFUSALS, type Refusal, type Refused, type Scored, scorePair } from './score';
import { Side } from './side';
import { weightsError } from './weights';
import { Worths } from './worths';

export type Counts = Pick<Ranking, 'setAside' | 'total'>;

/** An index as plain data: what a thread that built one hands to another. */
export interface IndexData {
  context: Context;
  codes: CodeNames;
  needs: { rows: RowData<NeedColumns>; runs: NeedRunData; byId: Uint32Array<ArrayBuffer> };
  offers: { rows: RowData<OfferColumns>; runs: OfferRunData; byId: Uint32Array<ArrayBuffer> };
}

/**
 * The needs and offers of one context, so arranged that the best for the other side are found by looking at few: the
 * lists of `oracle.ts`, with the same ids, points and explanations in the same order.
 *
 * What is put or dropped afterwards is held beside the rest and looked at row by row, so a query slows down with
 * `delta`; then another index is to be built. Another day, other weights or rarities need another index at once.
 *
 * @throws RangeError from the constructor, `putNeed` and `putOffer`: weights that `weightsError` refuses, more rows,
 *   skills, places or regions than `LIMITS`, or a number beyond 32 bits
 * @complexity to build, O(n log n) for n rows
 * @source design §5
 */
export class MatchIndex {
  readonly #context: Context;
  readonly #codes: Codes;
  readonly #needs: Side<NeedFacts, NeedRows>;
  readonly #offers: Side<OfferFacts, OfferRows>;
  readonly #needScorer: NeedScorer;
  readonly #offerScorer: OfferScorer;
  readonly #needRuns: NeedRuns;
  readonly #offerRuns: OfferRuns;
  #counters: Counters = { offsets: 0, runs: 0, postings: 0, records: 0 };

  /** @param needs and `offers` in any order, each id once; those that are not open only count as set aside */
  constructor(needs: readonly NeedFacts[], offers: readonly OfferFacts[], context: Context, built?: IndexData) {
    const error = weightsError(context.weights);
    if (error) throw new RangeError(`weights: ${error}`);
    this.#context = context;
    this.#codes = new Codes(built?.codes);
    const tableOfNeeds = (data: RowData<NeedColumns>) => new NeedRows(this.#codes, context, data);
    const tableOfOffers = (data: RowData<OfferColumns>) => new OfferRows(this.#codes, context, data);
    const needRows = tableOfNeeds(built?.needs.rows ?? NeedRows.empty(needs.length, countSkills(needs)));
    const offerRows = tableOfOffers(built?.offers.rows ?? OfferRows.empty(offers.length, countSkills(offers)));
    if (!built) {
      fill(needRows, 'needs', needs, (need) => NeedRows.order(need, this.#codes, context));
      fill(offerRows, 'offers', offers, (offer) => OfferRows.order(offer, this.#codes));
    }
    const skills = this.#codes.skills.size;
    this.#needRuns = new NeedRuns(needRows, built?.needs.runs ?? makeNeedRuns(needRows, skills), context.weights);
    this.#offerRuns = new OfferRuns(offerRows, built?.offers.runs ?? makeOfferRuns(offerRows, skills));
    this.#needs = new Side(needRows, tableOfNeeds(NeedRows.empty(0, 0)), built?.needs.byId);
    this.#offers = new Side(offerRows, tableOfOffers(OfferRows.empty(0, 0)), built?.offers.byId);
    const worths = new Worths(this.#codes.skills, context.skills);
    this.#needScorer = new NeedScorer(this.#codes, worths, context);
    this.#offerScorer = new OfferScorer(this.#codes, worths, context);
  }

  /** An index that another thread built: its columns are handed over, not copied. */
  static fromTransfer(data: IndexData): MatchIndex {
    return new MatchIndex([], [], data.context, data);
  }

  /**
   * The index as data and the buffers that move with it: `postMessage(data, buffers)`. This one is then empty-handed
   * and is not to be asked any more.
   *
   * @throws Error when something was put or dropped: what is fresh is built, then handed over, then kept up
   */
  toTransfer(): { data: IndexData; buffers: ArrayBuffer[] } {
    if (this.delta > 0) throw new Error('an index that has changed since it was built is not handed over');
    const data: IndexData = {
      context: this.#context,
      codes: this.#codes.names,
      needs: { rows: this.#needs.base.data, runs: this.#needRuns.data, byId: this.#needs.byId },
      offers: { rows: this.#offers.base.data, runs: this.#offerRuns.data, byId: this.#offers.byId },
    };
    return { data, buffers: buffersOf(data) };
  }

  /** The `k` needs that an offer serves best, as `rankNeeds` of `oracle.ts`. */
  rankNeeds(offer: OfferFacts, k: number): Ranked[] {
    return this.bestNeeds(offer, k).map(({ id, points }) =>
      explained(id, points, scorePair(this.#needs.factsOf(id), offer, this.#context)),
    );
  }

  /** The `k` offers that serve a need best, as `rankOffers` of `oracle.ts`. */
  rankOffers(need: NeedFacts, k: number): Ranked[] {
    return this.bestOffers(need, k).map(({ id, points }) =>
      explained(id, points, scorePair(need, this.#offers.factsOf(id), this.#context)),
    );
  }

  /** `rankNeeds` without the explanations. */
  bestNeeds(offer: OfferFacts, k: number): Points[] {
    this.#counters = { offsets: 0, runs: 0, postings: 0, records: 0 };
    const scorer = this.#needScorer.set(offer);
    const best = new Best(k);
    if (scorer.refusal) return [];
    this.#scan(this.#needs.delta, scorer, best);
    this.#needRuns.search(scorer, best, this.#counters, (bound, oldest) => this.worthIt(best, bound, oldest));
    return best.list();
  }

  /** `rankOffers` without the explanations. */
  bestOffers(need: NeedFacts, k: number): Points[] {
    this.#counters = { offsets: 0, runs: 0, postings: 0, records: 0 };
    const scorer = this.#offerScorer.set(need);
    const best = new Best(k);
    if (scorer.refusal) return [];
    this.#scan(this.#offers.delta, scorer, best);
    this.#offerRuns.search(scorer, best, this.#counters, (bound, oldest) => this.worthIt(best, bound, oldest));
    return best.list();
  }

  /** How many needs each refusal sets aside for an offer, as `rankNeeds` of `oracle.ts`. @complexity O(n), in numbers */
  countNeeds(offer: OfferFacts): Counts {
    return count(this.#needs, this.#needScorer.set(offer));
  }

  /** How many offers each refusal sets aside for a need, as `rankOffers` of `oracle.ts`. @complexity O(n), in numbers */
  countOffers(need: NeedFacts): Counts {
    return count(this.#offers, this.#offerScorer.set(need));
  }

  /** Adds a need, or replaces the one of its id. To put the same again changes nothing. */
  putNeed(need: NeedFacts): void {
    this.#needs.put(need);
  }

  /** Takes a need away, if it is there. */
  dropNeed(id: number): void {
    this.#needs.drop(id);
  }

  /** Adds an offer, or replaces the one of its id. To put the same again changes nothing. */
  putOffer(offer: OfferFacts): void {
    this.#offers.put(offer);
  }

  /** Takes an offer away, if it is there. */
  dropOffer(id: number): void {
    this.#offers.drop(id);
  }

  /** How many rows came, or went, since the index was built. */
  get delta(): number {
    return this.#needs.changes + this.#offers.changes;
  }

  /** What the last query has touched. */
  get counters(): Readonly<Counters> {
    return this.#counters;
  }

  /** What the needs take, in bytes for each. */
  get bytesPerNeed(): number {
    const { base, byId } = this.#needs;
    const held = buffersOf({ rows: base.data, runs: this.#needRuns.data, byId }).reduce((sum, { byteLength }) => sum + byteLength, 0);
    return base.count === 0 ? 0 : held / base.count;
  }

  /**
   * Whether a run of this bound may still hold one of the best: more points than the last of them, or as many and
   * somebody older. Open to the bench, which shows that a bound any lower loses somebody.
   */
  protected worthIt(best: Best, bound: number, oldest: number): boolean {
    return best.wants(bound, oldest);
  }

  /** What came since is few, and is looked at row by row. */
  #scan<R extends { count: number; columns: { id: Uint32Array } }>(
    delta: R,
    scorer: { points(rows: R, row: number, least: number): number },
    best: Best,
  ): void {
    this.#counters.records += delta.count;
    for (let row = 0; row < delta.count; row += 1) {
      const points = scorer.points(delta, row, best.least);
      if (points !== REFUSED) best.take(points, delta.columns.id[row] as number);
    }
  }
}

function countSkills(listings: readonly { skills: readonly unknown[] }[]): number {
  return listings.reduce((sum, { skills }) => sum + skills.length, 0);
}

/** Adds all, those of one cell side by side. */
function fill<Facts extends { id: number; organisationId: number }>(
  rows: { push(facts: Facts): number },
  what: string,
  all: readonly Facts[],
  orderOf: (facts: Facts) => number,
): void {
  if (all.length > LIMITS.rows) throw new RangeError(`${all.length} ${what}: the index holds ${LIMITS.rows}`);
  // Order and number in one, so that it is numbers that are sorted: a comparison in JavaScript takes ten times as long.
  const order = Float64Array.from(all, (facts, index) => orderOf(facts) * NUMBERS + index).sort();
  for (const key of order) rows.push(all[key % NUMBERS] as Facts);
}

const NUMBERS = LIMITS.rows + 1;

function explained(id: number, points: number, scored: Scored | Refused): Ranked {
  // Points of one way and words of the other must be of the same pair.
  if (!scored.ok || scored.points !== points) throw new Error(`the index gives ${id} other points than the scorer`);
  return { id, scored };
}

function count<Facts extends { id: number; organisationId: number }, R extends Rows<Facts, RowColumns>>(
  { base, delta }: Side<Facts, R>,
  scorer: { refusalOf(rows: R, row: number): Refusal | undefined },
): Counts {
  const setAside = Object.fromEntries(REFUSALS.map((refusal) => [refusal, 0])) as Record<Refusal, number>;
  let total = 0;
  for (const rows of [base, delta]) {
    for (let row = 0; row < rows.count; row += 1) {
      if (rows.columns.state[row] === GONE) continue;
      total += 1;
      const refusal = scorer.refusalOf(rows, row);
      if (refusal) setAside[refusal] += 1;
    }
  }
  return { setAside, total };
}

/** The buffers of all columns in some data, wherever they stand. */
function buffersOf(data: object): ArrayBuffer[] {
  return Object.values(data).flatMap((value: unknown) => {
    if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
    return typeof value === 'object' && value !== null ? buffersOf(value) : [];
  });
}

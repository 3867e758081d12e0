import type { RoundTerms } from './round';
import type { Book } from './round-book';
import type { RoundColumns } from './round-columns';

/** What the hours of a round are worth, and what that says of its pairs. */
export interface Prices {
  /** No set that keeps the terms has more points. Not rounded. */
  bound: number;
  /**
   * By column, in points: what its need loses without it, where it is among the best of its need at these prices; how
   * much less than these it is worth, below 0, where it is not.
   */
  leads: Float64Array;
}

/** How far a step goes at first, as a part of what would reach the known set; and how much shorter it becomes each time that nothing is gained. */
const FIRST_STEP = 1;
const SHORTER = 0.7;
/** Passes without a gain, until steps become shorter. */
const PATIENCE = 8;
/** A gain that counts, as a part of the bound. */
const GAIN = 2e-5;
/** How much of the direction is of the latest pass: less of it zigzags less. */
const NEWS = 0.3;
/** Steps shorter than this no longer change a bound of whole points. */
const SHORTEST_STEP = 1e-4;

/**
 * Prices of the hours of each offer, and of the shares, for which the pairs that are worth most to their needs take
 * as many hours as there are. For any prices, the most that needs can get for them is a bound on every set, because
 * hours that are not there may be taken for their price (Lagrangian relaxation); so the lowest found is kept.
 *
 * @param pinned the book with the pinned pairs taken, and no others
 * @param known points of a set that keeps the terms: steps are aimed at it
 * @param passes at most; each lowers the bound less than those before it
 * @complexity O(n) a pass for n columns
 * @source B. T. Polyak's step (1969), along the averaged direction of F. Barahona and R. Anbil, The volume algorithm,
 * Math. Programming 87 (2000)
 */
export function priceHours(columns: RoundColumns, terms: RoundTerms, kept: number, pinned: Book, known: number, passes: number): Prices {
  const relaxed = new Relaxed(columns, terms, kept, pinned);
  const { size } = relaxed;
  const prices = new Float64Array(size);
  const direction = new Float64Array(size);
  let best = prices.slice();
  let bound = Number.POSITIVE_INFINITY;
  let length = FIRST_STEP;
  let idle = 0;
  for (let pass = 0; pass < passes && length > SHORTEST_STEP; pass += 1) {
    const value = relaxed.value(prices);
    idle = value < bound * (1 - GAIN) ? 0 : idle + 1;
    if (value < bound) {
      bound = value;
      best = prices.slice();
    }
    if (idle > PATIENCE) {
      length *= SHORTER;
      idle = 0;
      prices.set(best);
    }
    const { left } = relaxed;
    const news = pass === 0 ? 1 : NEWS;
    let square = 0;
    for (let index = 0; index < size; index += 1) {
      const toward = news * (left[index] as number) + (1 - news) * (direction[index] as number);
      direction[index] = toward;
      if (toward < 0 || (prices[index] as number) > 0) square += toward * toward;
    }
    if (square === 0) break;
    const step = (length * Math.max(1, value - known)) / square;
    for (let index = 0; index < size; index += 1)
      prices[index] = Math.max(0, (prices[index] as number) - step * (direction[index] as number));
  }
  relaxed.value(best);
  return { bound, leads: relaxed.leads() };
}

/** So many sets of one need are looked at; when they do not suffice, its hours do not count, which only raises the bound. */
const MOST_TRIES = 2_000;

/**
 * The round without the limits of offers and without its shares, which have prices instead: what is left falls apart
 * into the organisations that own needs.
 */
class Relaxed {
  readonly #columns: RoundColumns;
  readonly #kept: number[];
  /** By kept share: the part of all pairs that it asks for. */
  readonly #asked: number[];
  /** By kept share: how many pinned pairs it has above that. */
  readonly #above: number[];
  readonly #base: number;
  readonly #offers: number;
  /** By need and by owner: how many pairs may still be taken. */
  readonly #mostOfNeed: Int32Array;
  readonly #mostOfOwner: Int32Array;
  readonly #needLeft: Int32Array;
  readonly #needsOf: readonly number[][];
  /** Places of columns that may be taken, by need; what follows is by place. */
  readonly #from: Int32Array;
  readonly #column: Int32Array;
  readonly #offer: Int32Array;
  readonly #points: Float64Array;
  readonly #quarters: Int32Array;
  /** The part that it takes of what its offer has left. */
  readonly #part: Float64Array;
  readonly #worth: Float64Array;
  /** For each price: what is left of that for which it stands, in the set that is worth most at the prices. */
  readonly left: Float64Array;

  constructor(columns: RoundColumns, terms: RoundTerms, kept: number, pinned: Book) {
    this.#columns = columns;
    this.#kept = [...terms.shares.keys()].filter((share) => (kept >> share) & 1);
    this.#asked = this.#kept.map((share) => (terms.shares[share]?.atLeast ?? 0) / 100);
    this.#above = this.#kept.map((share) => pinned.aboveShare(share) / 100);
    this.#base = pinned.total;
    this.#offers = columns.offerQuarters.length;
    this.#mostOfNeed = columns.owner.map((_, need) => terms.mostPerNeed - pinned.pairsOfNeed(need));
    this.#mostOfOwner = Int32Array.from({ length: columns.owners }, (_, owner) => terms.mostPerOrganisation - pinned.pairsOfOwner(owner));
    this.#needLeft = columns.owner.map((_, need) => pinned.needLeft(need));
    const needsOf: number[][] = Array.from({ length: columns.owners }, () => []);
    for (const [need, owner] of columns.owner.entries()) needsOf[owner]?.push(need);
    this.#needsOf = needsOf;
    const live: number[] = [];
    this.#from = new Int32Array(columns.owner.length + 1);
    for (let need = 0; need < columns.owner.length; need += 1) {
      for (const column of columns.columnsOf(need)) if (!pinned.has(column) && !pinned.limitOf(column)) live.push(column);
      this.#from[need + 1] = live.length;
    }
    this.#column = Int32Array.from(live);
    this.#offer = this.#column.map((column) => columns.offer[column] as number);
    this.#points = Float64Array.from(this.#column, (column) => columns.points[column] as number);
    this.#quarters = this.#column.map((column) => columns.quarters[column] as number);
    this.#part = Float64Array.from(this.#quarters, (quarters, at) => quarters / pinned.offerLeft(this.#offer[at] as number));
    this.#worth = new Float64Array(live.length);
    this.left = new Float64Array(this.#offers + this.#kept.length);
  }

  get size(): number {
    return this.left.length;
  }

  /** What the round is worth at prices of all the hours of each offer, then of a pair of each kept share: a bound. */
  value(prices: Float64Array): number {
    const { left } = this;
    let value = this.#base;
    for (let offer = 0; offer < this.#offers; offer += 1) value += prices[offer] as number;
    left.fill(1);
    for (const [index, above] of this.#above.entries()) {
      left[this.#offers + index] = above;
      value += (prices[this.#offers + index] as number) * above;
    }
    for (let need = 0; need + 1 < this.#from.length; need += 1) this.#weigh(need, prices);
    for (const [owner, needs] of this.#needsOf.entries()) {
      const most = this.#mostOfOwner[owner] as number;
      for (const at of most > 0 ? this.#bestOfOwner(needs, most) : []) {
        value += this.#worth[at] as number;
        this.#use(at);
      }
    }
    return value;
  }

  #weigh(need: number, prices: Float64Array): void {
    const [offer, points, part, worth] = [this.#offer, this.#points, this.#part, this.#worth];
    const forShares = this.#kept.reduce(
      (sum, _, index) => sum + (prices[this.#offers + index] as number) * this.#aboveAsked(index, need),
      0,
    );
    for (let at = this.#from[need] as number, end = this.#from[need + 1] as number; at < end; at += 1)
      worth[at] = (points[at] as number) - (prices[offer[at] as number] as number) * (part[at] as number) + forShares;
  }

  /** How much a pair of a need brings a kept share above what it asks for. */
  #aboveAsked(index: number, need: number): number {
    const bits = this.#columns.shares[need] as number;
    return ((bits >> (this.#kept[index] as number)) & 1) - (this.#asked[index] as number);
  }

  /** Without its limit, or without the hours of its needs: of two bounds on what an owner can get, the lower. */
  #bestOfOwner(needs: readonly number[], most: number): number[] {
    const places = needs.flatMap((need) => this.#bestOfNeed(need));
    if (places.length <= most) return places;
    const limited = needs
      .flatMap((need) => this.#topOfNeed(need).slice(0, this.#mostOfNeed[need]))
      .sort(this.#worthMore)
      .slice(0, most);
    return this.#sum(limited) < this.#sum(places) ? limited : places;
  }

  #bestOfNeed(need: number): number[] {
    const [worth, from, to] = [this.#worth, this.#from[need] as number, this.#from[need + 1] as number];
    const most = this.#mostOfNeed[need] as number;
    if (most > 1) return this.#bestSetOfNeed(need, most);
    let best = -1;
    for (let at = from; at < to; at += 1) if ((worth[at] as number) > (best === -1 ? 0 : (worth[best] as number))) best = at;
    return best === -1 ? [] : [best];
  }

  /** The set within the need's hours: by its most valuable pairs first, as long as what may follow can still gain. */
  #bestSetOfNeed(need: number, most: number): number[] {
    const top = this.#topOfNeed(need);
    const whole = top.slice(0, most);
    const hours = this.#needLeft[need] as number;
    if (whole.reduce((sum, at) => sum + (this.#quarters[at] as number), 0) <= hours) return whole;
    let best: number[] = [];
    let bestWorth = 0;
    let tries = 0;
    const follow = (among: readonly number[], taken: readonly number[], worth: number, left: number): void => {
      if (worth > bestWorth) {
        best = [...taken];
        bestWorth = worth;
      }
      const free = most - taken.length;
      for (let index = 0; free > 0 && index < among.length && tries < MOST_TRIES; index += 1) {
        tries += 1;
        const at = among[index] as number;
        if (worth + free * (this.#worth[at] as number) <= bestWorth) return;
        const remains = left - (this.#quarters[at] as number);
        const fits = among.slice(index + 1).filter((other) => (this.#quarters[other] as number) <= remains);
        follow(fits, [...taken, at], worth + (this.#worth[at] as number), remains);
      }
    };
    follow(top, [], 0, hours);
    return tries < MOST_TRIES ? best : whole;
  }

  /** Places of a need that are worth something, the most first. */
  #topOfNeed(need: number): number[] {
    const places: number[] = [];
    for (let at = this.#from[need] as number, end = this.#from[need + 1] as number; at < end; at += 1)
      if ((this.#worth[at] as number) > 0) places.push(at);
    return places.sort(this.#worthMore);
  }

  readonly #worthMore = (a: number, b: number) => (this.#worth[b] as number) - (this.#worth[a] as number) || a - b;

  #sum(places: readonly number[]): number {
    return places.reduce((sum, at) => sum + (this.#worth[at] as number), 0);
  }

  #use(at: number): void {
    const { left } = this;
    const offer = this.#offer[at] as number;
    left[offer] = (left[offer] as number) - (this.#part[at] as number);
    if (this.#kept.length === 0) return;
    const need = this.#columns.need[this.#column[at] as number] as number;
    for (const index of this.#kept.keys())
      left[this.#offers + index] = (left[this.#offers + index] as number) + this.#aboveAsked(index, need);
  }

  /** By column, as `Prices.lead`. */
  leads(): Float64Array {
    const leads = new Float64Array(this.#columns.pairs.length).fill(Number.NEGATIVE_INFINITY);
    for (let need = 0; need < this.#mostOfNeed.length; need += 1) {
      const top = this.#topOfNeed(need);
      const most = this.#mostOfNeed[need] as number;
      const worthOf = (index: number) => this.#worth[top[index] ?? -1] ?? 0;
      const [last, next] = [worthOf(most - 1), worthOf(most)];
      for (let at = this.#from[need] as number, end = this.#from[need + 1] as number; at < end; at += 1) {
        const worth = this.#worth[at] as number;
        leads[this.#column[at] as number] = worth > 0 && worth >= last ? worth - next : worth - last;
      }
    }
    return leads;
  }
}

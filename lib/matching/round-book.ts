import type { RoundTerms } from './round';
import type { RoundColumns } from './round-columns';

/** What is used up when a pair no longer fits, in the order in which it is looked for. */
export const LIMITS = ['need_full', 'organisation_full', 'need_hours', 'offer_hours'] as const;
export type Limit = (typeof LIMITS)[number];

/** Which pairs of a round are taken, and what that leaves of every limit. */
export class Book {
  readonly #columns: RoundColumns;
  readonly #terms: RoundTerms;
  readonly #taken: Uint8Array;
  readonly #pairsOfNeed: Int32Array;
  readonly #pairsOfOwner: Int32Array;
  readonly #needLeft: Int32Array;
  readonly #offerLeft: Int32Array;
  readonly #pairsOfShare: number[];
  #placed = 0;
  #total = 0;

  constructor(columns: RoundColumns, terms: RoundTerms) {
    this.#columns = columns;
    this.#terms = terms;
    this.#taken = new Uint8Array(columns.pairs.length);
    this.#pairsOfNeed = new Int32Array(columns.owner.length);
    this.#pairsOfOwner = new Int32Array(columns.owners);
    this.#needLeft = columns.needQuarters.slice();
    this.#offerLeft = columns.offerQuarters.slice();
    this.#pairsOfShare = terms.shares.map(() => 0);
  }

  get placed(): number {
    return this.#placed;
  }

  /** The points of the taken pairs together. */
  get total(): number {
    return this.#total;
  }

  has(column: number): boolean {
    return this.#taken[column] === 1;
  }

  pairsOfNeed(need: number): number {
    return this.#pairsOfNeed[need] as number;
  }

  pairsOfOwner(owner: number): number {
    return this.#pairsOfOwner[owner] as number;
  }

  pairsOfShare(share: number): number {
    return this.#pairsOfShare[share] as number;
  }

  needLeft(need: number): number {
    return this.#needLeft[need] as number;
  }

  offerLeft(offer: number): number {
    return this.#offerLeft[offer] as number;
  }

  ownerIsFull(owner: number): boolean {
    return this.pairsOfOwner(owner) >= this.#terms.mostPerOrganisation;
  }

  /** What keeps a pair that is not taken from being so; shares apart. */
  limitOf(column: number): Limit | undefined {
    const { need: needs, offer: offers, owner: owners, quarters } = this.#columns;
    const need = needs[column] as number;
    const takes = quarters[column] as number;
    if ((this.#pairsOfNeed[need] as number) >= this.#terms.mostPerNeed) return 'need_full';
    if (this.ownerIsFull(owners[need] as number)) return 'organisation_full';
    if ((this.#needLeft[need] as number) < takes) return 'need_hours';
    if ((this.#offerLeft[offers[column] as number] as number) < takes) return 'offer_hours';
    return undefined;
  }

  take(column: number): void {
    this.#change(column, 1);
  }

  release(column: number): void {
    this.#change(column, -1);
  }

  #change(column: number, by: 1 | -1): void {
    const { need: needs, offer: offers, owner, quarters, points, shares } = this.#columns;
    const need = needs[column] as number;
    const offer = offers[column] as number;
    const takes = by * (quarters[column] as number);
    this.#taken[column] = by === 1 ? 1 : 0;
    this.#pairsOfNeed[need] = (this.#pairsOfNeed[need] as number) + by;
    this.#pairsOfOwner[owner[need] as number] = (this.#pairsOfOwner[owner[need] as number] as number) + by;
    this.#needLeft[need] = (this.#needLeft[need] as number) - takes;
    this.#offerLeft[offer] = (this.#offerLeft[offer] as number) - takes;
    this.#placed += by;
    this.#total += by * (points[column] as number);
    const bits = shares[need] as number;
    for (let share = 0; bits >> share > 0; share += 1) {
      if ((bits >> share) & 1) this.#pairsOfShare[share] = (this.#pairsOfShare[share] as number) + by;
    }
  }

  /** Whether the shares that `kept` has a bit for are met. */
  meets(kept: number): boolean {
    return this.#meets(kept, 0);
  }

  /** Whether one pair more, which counts for the shares of `bits`, breaks no share of `kept` that it does not count for. */
  admits(kept: number, bits: number): boolean {
    return this.#meets(kept & ~bits, 1);
  }

  #meets(kept: number, more: 0 | 1): boolean {
    if (kept === 0) return true;
    return this.#terms.shares.every(
      ({ atLeast }, share) => ((kept >> share) & 1) === 0 || 100 * (this.#pairsOfShare[share] as number) >= atLeast * (this.#placed + more),
    );
  }

  /** By how much a share is met, or below 0 missed, in hundredths of a pair. */
  aboveShare(share: number): number {
    return 100 * this.pairsOfShare(share) - (this.#terms.shares[share]?.atLeast ?? 0) * this.#placed;
  }

  /** Taken columns, best first. */
  list(): number[] {
    return [...this.#taken.keys()].filter((column) => this.#taken[column] === 1);
  }
}

import type { PairKey, RoundPair, RoundProblem } from './round';

/** As many as fit into the bits of a whole number; regions and sectors are 17 together. */
export const MOST_SHARES = 30;

/**
 * A round as columns: what the passes over hundreds of thousands of candidates read. Removed pairs are not among
 * them. A column's number is its place in the order of taking: most points first, of equal points the older need,
 * then the older offer. Needs, offers and owners are numbers too, in the order of the problem.
 */
export class RoundColumns {
  /** By column. */
  readonly pairs: readonly RoundPair[];
  readonly need: Int32Array;
  readonly offer: Int32Array;
  readonly points: Int32Array;
  /** What the pair takes of both sides; 1 and up. */
  readonly quarters: Int32Array;
  /** Columns, by their number. */
  readonly pinned: readonly number[];
  /** By need. */
  readonly owner: Int32Array;
  readonly needQuarters: Int32Array;
  /** The shares that it counts for, a bit for each. */
  readonly shares: Int32Array;
  /** Whether the coordinator removed a pair of it. */
  readonly bereft: Uint8Array;
  readonly offerQuarters: Int32Array;
  readonly owners: number;
  /** Columns of need n: `byNeed` from `needFrom[n]` to below `needFrom[n + 1]`. */
  readonly needFrom: Int32Array;
  readonly byNeed: Int32Array;
  readonly offerFrom: Int32Array;
  readonly byOffer: Int32Array;
  readonly #needs: ReadonlyMap<number, number>;

  /**
   * @throws RangeError when an id is unknown or anything is given twice, or a pinned pair is no candidate, or there are too many shares
   * @complexity O(n log n) for n candidates; some 40 bytes for each
   */
  constructor({ needs, offers, candidates, terms }: RoundProblem) {
    if (terms.shares.length > MOST_SHARES) throw new RangeError(`${terms.shares.length} shares: at most ${MOST_SHARES} expected`);
    const needNumbers = numbered('need', needs);
    const offerNumbers = numbered('offer', offers);
    const owners = new Map<number, number>();
    for (const { organisationId } of needs) if (!owners.has(organisationId)) owners.set(organisationId, owners.size);
    const removed = new Set(terms.removed.map(nameOf));
    this.bereft = new Uint8Array(needs.length);
    for (const { needId } of terms.removed) {
      const need = needNumbers.get(needId);
      if (need !== undefined) this.bereft[need] = 1;
    }
    this.pairs = (removed.size === 0 ? [...candidates] : candidates.filter((pair) => !removed.has(nameOf(pair)))).sort(
      (a, b) => b.points - a.points || a.needId - b.needId || a.offerId - b.offerId,
    );
    this.need = Int32Array.from(this.pairs, ({ needId }) => numberOf('need', needNumbers, needId));
    this.offer = Int32Array.from(this.pairs, ({ offerId }) => numberOf('offer', offerNumbers, offerId));
    this.points = Int32Array.from(this.pairs, ({ points }) => points);
    const known = new Set(this.pairs.map((_, column) => (this.need[column] as number) * offers.length + (this.offer[column] as number)));
    if (known.size < this.pairs.length) throw new RangeError('a pair is given twice');
    this.owner = Int32Array.from(needs, ({ organisationId }) => owners.get(organisationId) as number);
    this.needQuarters = Int32Array.from(needs, ({ quartersLeft }) => quartersLeft);
    this.offerQuarters = Int32Array.from(offers, ({ quartersLeft }) => quartersLeft);
    // A side without hours left cannot give the one quarter that is asked of it.
    this.quarters = Int32Array.from(this.pairs, (_, column) =>
      Math.max(
        1,
        Math.min(this.needQuarters[this.need[column] as number] as number, this.offerQuarters[this.offer[column] as number] as number),
      ),
    );
    this.shares = Int32Array.from(needs, (need) =>
      terms.shares.reduce((bits, share, bit) => bits | (need[share.by] === share.of ? 1 << bit : 0), 0),
    );
    this.owners = owners.size;
    [this.needFrom, this.byNeed] = grouped(this.need, needs.length);
    [this.offerFrom, this.byOffer] = grouped(this.offer, offers.length);
    this.#needs = needNumbers;
    this.pinned = terms.pinned.map((pair) => {
      const column = this.find(pair);
      if (column === undefined) throw new RangeError(`pinned pair ${nameOf(pair)}: a candidate that is not removed expected`);
      return column;
    });
  }

  find({ needId, offerId }: PairKey): number | undefined {
    const need = this.#needs.get(needId);
    if (need === undefined) return undefined;
    for (const column of this.columnsOf(need)) if (this.pairs[column]?.offerId === offerId) return column;
    return undefined;
  }

  /** Best first. */
  columnsOf(need: number): Int32Array {
    return this.byNeed.subarray(this.needFrom[need], this.needFrom[need + 1]);
  }

  columnsOfOffer(offer: number): Int32Array {
    return this.byOffer.subarray(this.offerFrom[offer], this.offerFrom[offer + 1]);
  }
}

function nameOf({ needId, offerId }: PairKey): string {
  return `${needId}-${offerId}`;
}

function numbered(what: string, things: readonly { id: number }[]): ReadonlyMap<number, number> {
  const numbers = new Map(things.map(({ id }, number) => [id, number]));
  if (numbers.size < things.length) throw new RangeError(`a ${what} is given twice`);
  return numbers;
}

function numberOf(what: string, numbers: ReadonlyMap<number, number>, id: number): number {
  const number = numbers.get(id);
  if (number === undefined) throw new RangeError(`${what} ${id} of a candidate is not of the round`);
  return number;
}

/** Columns by what they belong to, each group in the order of columns. */
function grouped(of: Int32Array, count: number): [from: Int32Array, columns: Int32Array] {
  const from = new Int32Array(count + 1);
  for (const number of of) from[number + 1] = (from[number + 1] as number) + 1;
  for (let number = 0; number < count; number += 1) from[number + 1] = (from[number + 1] as number) + (from[number] as number);
  const next = from.slice();
  const columns = new Int32Array(of.length);
  for (const [column, number] of of.entries()) {
    columns[next[number] as number] = column;
    next[number] = (next[number] as number) + 1;
  }
  return [from, columns];
}

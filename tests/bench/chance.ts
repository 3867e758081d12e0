/**
 * Chance that is the same on every machine and in every run: sfc32 by Chris Doty-Humphrey, 32 bits at a time.
 *
 * @source PractRand's sfc32; the seed is mixed by its twelve warm-up rounds
 */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** @param seed whole; @param stream another seed, so that one number gives many independent streams */
  constructor(seed: number, stream = 0) {
    this.#a = seed | 0;
    this.#b = stream | 0;
    this.#c = 0x9e3779b9;
    for (let round = 0; round < 12; round += 1) this.#bits();
  }

  #bits(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** From 0, below 1. */
  next(): number {
    return this.#bits() / 0x1_0000_0000;
  }

  /** True this often. */
  happens(share: number): boolean {
    return this.next() < share;
  }

  /** Whole, `from`..`to`, both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  one<T>(of: readonly [T, ...T[]] | readonly T[]): T {
    const chosen = of[Math.floor(this.next() * of.length)];
    if (chosen === undefined) throw new RangeError('nothing to choose from');
    return chosen;
  }

  /** The same things in another order. */
  shuffled<T>(things: readonly T[]): T[] {
    const mixed = [...things];
    for (let last = mixed.length - 1; last > 0; last -= 1) {
      const other = Math.floor(this.next() * (last + 1));
      [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
    }
    return mixed;
  }

  /** About the standard normal: twelve evenly spread numbers summed, which needs no logarithm. */
  normal(): number {
    let sum = -6;
    for (let term = 0; term < 12; term += 1) sum += this.next();
    return sum;
  }
}

/** Things that come up as often as their weights say. */
export class Lot<T> {
  readonly #things: readonly T[];
  readonly #upTo: Float64Array;

  /** @param weights one per thing, 0 and up, not all 0 */
  constructor(things: readonly T[], weights: readonly number[]) {
    let sum = 0;
    this.#things = things;
    this.#upTo = Float64Array.from(weights, (weight) => (sum += weight));
    if (things.length === 0 || things.length !== weights.length || sum <= 0) throw new RangeError('one weight per thing, not all 0');
  }

  /** @complexity O(log n) */
  draw(chance: Chance): T {
    const upTo = this.#upTo;
    const mark = chance.next() * (upTo[upTo.length - 1] ?? 0);
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > mark) high = middle;
      else low = middle + 1;
    }
    return this.#things[low] as T;
  }
}

/** The n-th comes up in proportion to 1 / n^exponent. */
export function zipf<T>(things: readonly T[], exponent: number): Lot<T> {
  return new Lot(
    things,
    things.map((_, index) => 1 / (index + 1) ** exponent),
  );
}

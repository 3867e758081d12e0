/**
 * Gives names small numbers, from 0, in the order in which they first come: an index keeps the numbers.
 *
 * @throws RangeError from `of` when there are more names than `most`: a packed number would run into its neighbour
 */
export class Numbers {
  readonly #of = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #what: string;
  readonly #most: number;

  constructor(what: string, most: number, names: readonly string[] = []) {
    this.#what = what;
    this.#most = most;
    for (const name of names) this.of(name);
  }

  of(name: string): number {
    const known = this.#of.get(name);
    if (known !== undefined) return known;
    const number = this.#names.length;
    if (number === this.#most) throw new RangeError(`more than ${this.#most} ${this.#what}: the index cannot number them`);
    this.#names.push(name);
    this.#of.set(name, number);
    return number;
  }

  find(name: string): number | undefined {
    return this.#of.get(name);
  }

  name(number: number): string {
    const name = this.#names[number];
    if (name === undefined) throw new RangeError(`no ${this.#what} has the number ${number}`);
    return name;
  }

  get names(): readonly string[] {
    return this.#names;
  }

  get size(): number {
    return this.#names.length;
  }
}

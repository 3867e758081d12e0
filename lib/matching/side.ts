import { GONE, type RowColumns, type Rows } from './rows';

/** The needs, or the offers: those of the build, and those that came since. */
export class Side<Facts extends { id: number; organisationId: number }, R extends Rows<Facts, RowColumns>> {
  readonly base: R;
  readonly delta: R;
  /** The rows of the base by id, the smallest first. */
  readonly byId: Uint32Array<ArrayBuffer>;
  /** By id: where it stands in the delta. */
  readonly #changed = new Map<number, number>();
  #tombstones = 0;

  constructor(base: R, delta: R, byId?: Uint32Array<ArrayBuffer>) {
    this.base = base;
    this.delta = delta;
    this.byId = byId ?? rowsById(base.columns.id, base.count);
  }

  /** Rows of the delta, gone or not: each is looked at; and rows of the base that went. */
  get changes(): number {
    return this.delta.count + this.#tombstones;
  }

  put(facts: Facts): void {
    const row = this.delta.push(facts);
    const known = this.#find(facts.id);
    if (known?.rows.equals(known.row, this.delta, row)) {
      this.delta.pop();
      return;
    }
    this.drop(facts.id);
    this.#changed.set(facts.id, row);
  }

  drop(id: number): void {
    const known = this.#find(id);
    if (!known) return;
    known.rows.drop(known.row);
    this.#changed.delete(id);
    if (known.rows === this.base) this.#tombstones += 1;
  }

  /** @throws Error for one that is not there */
  factsOf(id: number): Facts {
    const known = this.#find(id);
    if (!known) throw new Error(`the index does not hold ${id}`);
    return known.rows.factsOf(known.row);
  }

  #find(id: number): { rows: R; row: number } | undefined {
    const changed = this.#changed.get(id);
    if (changed !== undefined) return { rows: this.delta, row: changed };
    const { id: ids, state } = this.base.columns;
    let [low, high] = [0, this.byId.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ids[this.byId[middle] as number] as number) < id) low = middle + 1;
      else high = middle;
    }
    const row = this.byId[low];
    return row !== undefined && ids[row] === id && state[row] !== GONE ? { rows: this.base, row } : undefined;
  }
}

function rowsById(ids: Uint32Array, count: number): Uint32Array<ArrayBuffer> {
  // Id and row in one number, below 2^53: it is numbers that are sorted.
  const order = Float64Array.from({ length: count }, (_, row) => (ids[row] as number) * 2 ** 22 + row).sort();
  return Uint32Array.from(order, (key) => key % 2 ** 22);
}

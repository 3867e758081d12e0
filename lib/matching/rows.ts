import { LIMITS, whole } from './codes';

/*
 * Facts as columns of numbers, one row each: what the index holds of the needs, and of the offers. Rows are only
 * ever added; one that went is marked, and the next build leaves it out.
 */

export type Column = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

export type RowColumns = {
  id: Uint32Array<ArrayBuffer>;
  /** `GONE`, `POSSIBLE`, or why nothing comes of the row whatever it is beside. */
  state: Uint8Array<ArrayBuffer>;
  /** The traits that have few values, packed; the number of skills in the highest eight bits. */
  features: Uint32Array<ArrayBuffer>;
  /** Where its skills begin in `skills`. */
  skillFrom: Uint32Array<ArrayBuffer>;
  organisation: Int32Array<ArrayBuffer>;
} & Record<string, Column>;

export const GONE = 0;
export const POSSIBLE = 1;
/** Points of what is refused. */
export const REFUSED = -1;
export const SKILLS_SHIFT = 24;

/** Columns, and the skills of all rows one after another. */
export interface RowData<C extends RowColumns> {
  count: number;
  columns: C;
  skills: Uint32Array<ArrayBuffer>;
}

export abstract class Rows<Facts extends { id: number }, C extends RowColumns> {
  count: number;
  columns: C;
  skills: Uint32Array<ArrayBuffer>;
  #used: number;

  constructor({ count, columns, skills }: RowData<C>) {
    this.count = count;
    this.columns = columns;
    this.skills = skills;
    this.#used = count === 0 ? 0 : this.skillsEnd(count - 1);
  }

  /** Writes the columns of the row, but for those that every row has. */
  protected abstract write(row: number, facts: Facts): void;
  /** The row's state, its packed traits without the number of skills, and its packed skills. */
  protected abstract pack(facts: Facts): { state: number; features: number; skills: readonly number[] };
  /** The facts again, as far as `scorePair` reads them of a row that is possible. */
  abstract factsOf(row: number): Facts;

  /** @returns the row's number. @throws RangeError when a number is beyond its column */
  push(facts: Facts & { organisationId: number }): number {
    const row = this.count;
    const { state, features, skills } = this.pack(facts);
    if (skills.length > LIMITS.skillsOfOne) throw new RangeError(`${skills.length} skills: the index holds ${LIMITS.skillsOfOne} of one`);
    if (row === this.columns.id.length) this.#growColumns();
    if (this.#used + skills.length > this.skills.length) this.skills = grown(this.skills, 2 * (this.#used + skills.length));
    if (facts.id < 0) throw new RangeError(`id ${facts.id}: the index holds ids from 0`);
    this.columns.id[row] = whole('id', facts.id);
    this.columns.state[row] = state;
    this.columns.features[row] = features | (skills.length << SKILLS_SHIFT);
    this.columns.skillFrom[row] = this.#used;
    this.columns.organisation[row] = whole('organisation', facts.organisationId);
    this.write(row, facts);
    this.skills.set(skills, this.#used);
    this.#used += skills.length;
    this.count += 1;
    return row;
  }

  /** Takes the last row back. */
  pop(): void {
    this.count -= 1;
    this.#used = this.columns.skillFrom[this.count] as number;
  }

  drop(row: number): void {
    this.columns.state[row] = GONE;
  }

  skillsEnd(row: number): number {
    return (this.columns.skillFrom[row] as number) + ((this.columns.features[row] as number) >>> SKILLS_SHIFT);
  }

  /** Whether a row says the same as one of another table. */
  equals(row: number, other: Rows<Facts, C>, otherRow: number): boolean {
    for (const name of Object.keys(this.columns)) {
      if (name !== 'skillFrom' && this.columns[name]?.[row] !== other.columns[name]?.[otherRow]) return false;
    }
    const from = this.columns.skillFrom[row] as number;
    const otherFrom = other.columns.skillFrom[otherRow] as number;
    const count = this.skillsEnd(row) - from;
    for (let at = 0; at < count; at += 1) if (this.skills[from + at] !== other.skills[otherFrom + at]) return false;
    return true;
  }

  get data(): RowData<C> {
    return { count: this.count, columns: this.columns, skills: this.skills };
  }

  #growColumns(): void {
    const length = Math.max(16, 2 * this.count);
    this.columns = Object.fromEntries(Object.entries(this.columns).map(([name, column]) => [name, grown(column, length)])) as C;
  }
}

function grown<A extends Column>(column: A, length: number): A {
  const longer = new (column.constructor as new (length: number) => A)(length);
  longer.set(column);
  return longer;
}

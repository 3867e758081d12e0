import { TOTAL_POINTS } from './weights';

/*
 * Rows by skill, cut into runs: stretches of one list whose rows are of one cell. What the rows of a run have at most
 * bounds the points of each, so that whole runs are passed over.
 */

/** How many rows a run has at most: a longer one says less, shorter ones are more to look at. */
const LENGTH = 24;

export interface Lists {
  /** By skill: its first run; and one past the last skill, where the runs end. */
  first: Uint32Array<ArrayBuffer>;
  /** By run: its first entry; and one past the last run, where the entries end. */
  from: Uint32Array<ArrayBuffer>;
  /** By entry: the row. */
  rows: Uint32Array<ArrayBuffer>;
  /** By entry: where among the skills of all rows it stands. */
  at: Uint32Array<ArrayBuffer>;
}

/** What `listRuns` reads of a table of rows. */
interface Listed {
  count: number;
  skills: Uint32Array;
  columns: { skillFrom: Uint32Array };
  skillsEnd(row: number): number;
}

/**
 * @param skills how many are numbered
 * @param skillOf of a packed one
 * @param cellOf of a row, or undefined to leave it out
 * @complexity O(n) for n skills of all rows
 */
export function listRuns(
  table: Listed,
  skills: number,
  skillOf: (packed: number) => number,
  cellOf: (row: number) => number | undefined,
): Lists {
  const begin = new Uint32Array(skills + 1);
  const each = (visit: (skill: number, row: number, at: number) => void) => {
    for (let row = 0; row < table.count; row += 1) {
      if (cellOf(row) === undefined) continue;
      for (let at = table.columns.skillFrom[row] as number, end = table.skillsEnd(row); at < end; at += 1) {
        visit(skillOf(table.skills[at] as number), row, at);
      }
    }
  };
  each((skill) => {
    begin[skill + 1] = (begin[skill + 1] as number) + 1;
  });
  for (let skill = 0; skill < skills; skill += 1) begin[skill + 1] = (begin[skill + 1] as number) + (begin[skill] as number);
  const entries = begin[skills] as number;
  const [rows, at, filled] = [new Uint32Array(entries), new Uint32Array(entries), begin.slice()];
  each((skill, row, place) => {
    const entry = filled[skill] as number;
    rows[entry] = row;
    at[entry] = place;
    filled[skill] = entry + 1;
  });
  const first = new Uint32Array(skills + 1);
  const from: number[] = [];
  for (let skill = 0; skill < skills; skill += 1) {
    first[skill] = from.length;
    let [runStart, cell] = [0, -1];
    for (let entry = begin[skill] as number; entry < (begin[skill + 1] as number); entry += 1) {
      const its = cellOf(rows[entry] as number) as number;
      if (its === cell && entry - runStart < LENGTH) continue;
      from.push(entry);
      [runStart, cell] = [entry, its];
    }
  }
  first[skills] = from.length;
  from.push(entries);
  return { first, from: Uint32Array.from(from), rows, at };
}

/** The number of runs. */
export function runCount({ from }: Pick<Lists, 'from'>): number {
  return from.length - 1;
}

/** What a query has touched. */
export interface Counters {
  /** Runs whose bound was worked out. */
  offsets: number;
  /** Runs that were read. */
  runs: number;
  /** Entries of the runs that were read. */
  postings: number;
  /** Rows that were scored to the end, those of the delta among them. */
  records: number;
}

/** Runs by their bound, the highest first. One for all queries of an index, one query at a time. */
export class Queue {
  readonly #heads = new Int32Array(TOTAL_POINTS + 1).fill(-1);
  readonly #next: Int32Array;

  constructor(runs: number) {
    this.#next = new Int32Array(runs);
  }

  add(run: number, bound: number): void {
    this.#next[run] = this.#heads[bound] as number;
    this.#heads[bound] = run;
  }

  /** The first run of a bound, or -1. */
  head(bound: number): number {
    return this.#heads[bound] as number;
  }

  /** The run after one that was added under the same bound, or -1. */
  after(run: number): number {
    return this.#next[run] as number;
  }

  clear(): void {
    this.#heads.fill(-1);
  }
}

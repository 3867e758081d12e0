import { createHash } from 'node:crypto';

/** The same person has the same id in every database: a UUID (version 8) out of the address. */
export function personId(email: string): string {
  const hex = createHash('sha256').update(`khibra:person:${email}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** 1, 2, 3 … in the order of the file, by code. */
export function numbered(rows: readonly { code: string }[]): ReadonlyMap<string, number> {
  return new Map(rows.map((row, index) => [row.code, index + 1]));
}

/** The number of a code that must exist. */
export function idOf(ids: ReadonlyMap<string, number>, code: string): number {
  const id = ids.get(code);
  if (id === undefined) throw new Error(`The seed names ${code}, which its content does not hold`);
  return id;
}

/** The row of a number that must exist. */
export function rowOf<Row extends { id: number }>(rows: readonly Row[], id: number): Row {
  const row = rows.find((candidate) => candidate.id === id);
  if (!row) throw new Error(`The cast has no row ${id}`);
  return row;
}

import type { FileError } from '@/lib/files/rules';
import type { Params } from '@/lib/result';
import type { TableError } from './rules';

/** A table as it came: what its columns are called, and its rows as their spreadsheet counts them. */
export interface SentTable {
  head: string[];
  rows: SentRow[];
}

export interface SentRow {
  /** As a spreadsheet numbers it: the head is mostly the first. */
  line: number;
  /** One for each column. */
  cells: string[];
}

export interface TableRefused {
  ok: false;
  error: TableError | FileError;
  params?: Params;
}

/** Every row of a file, the head and empty ones among them, before it is looked at. */
export type TableRead = { ok: true; rows: string[][] } | TableRefused;

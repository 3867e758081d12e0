import type { LeftOut } from './rules';

/** A column as the database has it. */
export interface ColumnView {
  name: string;
  /** As PostgreSQL calls it. */
  type: string;
  required: boolean;
  /** The table whose rows it names. */
  refersTo: string | null;
  /** Of a closed list, what it may hold. */
  values: string[];
}

/** A table, with the columns that name a row of it. */
export interface TableView {
  name: string;
  key: string[];
  columns: ColumnView[];
}

export interface HandoverView {
  /** What the form asks for, to know that it is them. */
  proof: 'password' | 'email';
  email: string;
  tables: number;
  files: { count: number; bytes: number };
  leftOut: { table: string; column: string; why: LeftOut }[];
}

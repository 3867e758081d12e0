import type { RegistrantKind } from '@/lib/forums/rules';
import type { Bilingual } from '@/lib/i18n/localised';
import type { ColumnField, ImportDecision, ImportKind, ImportState } from './rules';

/** A file in the list of a forum's. */
export interface ImportCard {
  id: number;
  kind: ImportKind;
  state: ImportState;
  fileName: string;
  rows: number;
  written: number;
  merged: number;
  createdAt: Date;
  by: Bilingual;
}

/** Where files are handed in. */
export interface ImportsView {
  forum: { id: number; name: Bilingual };
  imports: ImportCard[];
  /** How many came before those. */
  earlier: number;
}

export interface ColumnView {
  /** As spreadsheets name it. */
  letters: string;
  /** As the file calls it. */
  name: string;
  field: ColumnField;
  /** The first words that stand in it. */
  sample: string[];
}

/** An error of a row. */
export interface ProblemView {
  /** As spreadsheets name it, and as the file does, with what stands in it; null where none is read as that field. */
  column: { letters: string; name: string; value: string } | null;
  /** In the reader's language. */
  text: string;
}

export interface PersonView {
  name: string;
  organisation: string | null;
  email: string | null;
  phone: string | null;
}

export interface RowView extends PersonView {
  line: number;
  problems: ProblemView[];
  duplicate: {
    by: 'email' | 'name';
    /** The earlier row; null where it is somebody stored. */
    line: number | null;
    /** Null once they are gone. */
    other: PersonView | null;
    decision: ImportDecision;
    possible: readonly ImportDecision[];
  } | null;
}

export type RowsShown = 'all' | 'errors' | 'duplicates';

/** A file that waits. */
export interface PreviewView {
  columns: ColumnView[];
  fields: readonly ColumnField[];
  restKind: RegistrantKind;
  /** Why the columns cannot be read like this yet. */
  fault: string | undefined;
  counts: { all: number; errors: number; duplicates: number; written: number; merged: number; kept: number };
  shown: RowsShown;
  rows: RowView[];
  /** The place of the first of them, among those that are shown; counted from 1. */
  from: number;
  previous: { after: number; count: number } | null;
  next: { after: number; count: number } | null;
}

export interface ImportView {
  id: number;
  version: number;
  kind: ImportKind;
  state: ImportState;
  forum: { id: number; name: Bilingual };
  fileName: string;
  rows: number;
  createdAt: Date;
  by: Bilingual;
  /** The end of the time that it waits, or can be undone. */
  until: Date;
  written: number;
  merged: number;
  kept: number;
  refused: number;
  stayed: number;
  /** Whether the rows with errors can still be had. */
  refusedKept: boolean;
  preview: PreviewView | null;
}

import type { Table } from '@/lib/exports/table';
import type { Bilingual } from '@/lib/i18n/localised';
import type { Indicator, Narrative, Unit } from './rules';

export interface ReportSummary {
  id: number;
  startsOn: Date;
  endsOn: Date;
  published: boolean;
}

export interface ReportListView {
  rows: ReportSummary[];
  /** Whether the reader may open another. */
  mayWrite: boolean;
}

/** A report in one language: what the page, the PDF and the workbook all show. */
export interface ReportView extends ReportSummary {
  version: number;
  title: string;
  /** The log-frame first; then its figures by region, sector and kind. */
  tables: Table[];
  /** What its people wrote; those of whom nobody wrote anything are left out. */
  narratives: { part: Narrative; title: string; words: Bilingual }[];
  /** Each indicator's definition, and how the figures were made; printed with them. */
  notes: string[];
  mayWrite: boolean;
}

export interface ReportForm {
  id: number;
  version: number;
  title: string;
  startsOn: Date;
  endsOn: Date;
  words: Record<`${Narrative}${'Fr' | 'Ar'}`, string | null>;
  targets: { indicator: Indicator; unit: Unit; target: number | null }[];
}

export interface CountedView {
  id: number;
  name: Bilingual;
  /** Its page, without the language. */
  href: string;
  day: Date;
  amount: string;
}

/** What stands behind one figure of a report. */
export interface IndicatorView {
  report: { id: number; title: string };
  indicator: Indicator;
  unit: Unit;
  /** Of the whole indicator, or of what the address asks for. */
  figure: string;
  /** What the address asks for, in words; empty for all. */
  chosen: string[];
  tables: Table[];
  /** Null for who may not know which they are. */
  rows: CountedView[] | null;
  previous: string | null;
  next: string | null;
}

import type { Table } from '@/lib/exports/table';
import type { Bilingual } from '@/lib/i18n/localised';
import type { Side } from '@/lib/routes';

/** A year of an organisation in one language: what the page, the PDF and the workbook all show. */
export interface RecordView {
  year: number;
  title: string;
  organisation: Bilingual;
  /** The figures that come first. */
  figures: { value: string; label: string }[];
  tables: Table[];
  /** How the figures were made; printed with them. */
  notes: string[];
}

export interface RecordPageView {
  side: Side;
  organisationId: number;
  /** Years with confirmed hours, the newest first, and the one that is shown. */
  years: number[];
  year: number;
  /** Null where nothing was confirmed in it. */
  record: RecordView | null;
}

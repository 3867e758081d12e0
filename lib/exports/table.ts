import type { Locale } from '@/lib/i18n/locales';

/**
 * A cell as a page, a PDF and a workbook show it: `lang` where a text is in the other language, `number` where it is one,
 * `note` what is said below it; on a page `href` leads to what stands behind it, without the language.
 */
export interface Cell {
  text: string;
  lang?: Locale;
  number?: number;
  note?: string;
  href?: string;
}

/** A table in one language; the first cell of a row names it. */
export interface Table {
  key: string;
  title: string;
  columns: string[];
  rows: Cell[][];
}

import 'server-only';
import writeWorkbook, { type Row } from 'write-excel-file/node';
import type { Locale } from '@/lib/i18n/locales';
import type { Table } from './table';

/** What a workbook calls a sheet at most, and what it may not hold. */
const SHEET_NAME = 31;
const NOT_IN_A_NAME = /[\\/?*[\]:]/g;

/** A workbook, a sheet for each table; texts are texts, so that nothing in it is calculated. */
export function workbook(tables: readonly Table[], locale: Locale): Promise<Buffer> {
  return writeWorkbook(
    tables.map(({ title, columns, rows }) => ({
      sheet: title.replaceAll(NOT_IN_A_NAME, ' ').slice(0, SHEET_NAME),
      rightToLeft: locale === 'ar',
      stickyRowsCount: 1,
      columns: columns.map((_, index) => ({ width: index === 0 ? 42 : 22 })),
      data: [
        columns.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
        ...rows.map(
          (row): Row =>
            row.map(({ text, number, note }) =>
              number === undefined
                ? { value: note === undefined ? text : `${text}\n${note}`, type: String }
                : { value: number, type: Number },
            ),
        ),
      ],
    })),
  ).toBuffer();
}

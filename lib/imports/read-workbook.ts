import 'server-only';
import { inflateRawSync } from 'node:zlib';
import { readSheet } from 'read-excel-file/node';
import { entryBytes, readZipDirectory, type ZipEntry } from '@/lib/files/zip-directory';
import { columnLetters, MAX_COLUMNS, MAX_ROWS, MAX_UNFOLDED } from './rules';
import type { TableRead, TableRefused } from './table';

type Value = string | number | boolean | Date | null;

/** The rows of a workbook's first sheet, whose kind is known to be that by its content. */
export async function readWorkbook(bytes: Uint8Array): Promise<TableRead> {
  const refused = whyNot(bytes);
  if (refused) return refused;
  try {
    const rows = (await readSheet(Buffer.from(bytes))) as Value[][];
    return { ok: true, rows: rows.map((row) => row.map(textOf)) };
  } catch {
    // It has the parts of a workbook, and they do not hold together.
    return { ok: false, error: 'fileUnreadable' };
  }
}

/** What reads it fills every gap up to the last cell, and believes what each part says of its size: both are known first. */
function whyNot(bytes: Uint8Array): TableRefused | undefined {
  let left = MAX_UNFOLDED;
  for (const entry of readZipDirectory(bytes) ?? []) {
    const part = unfold(bytes, entry, left);
    if (part === 'tooLarge') return { ok: false, error: 'tableTooMuchText' };
    if (part === null || !saysItsSize(bytes, entry, part.length)) return { ok: false, error: 'fileUnreadable' };
    left -= part.length;
    if (!/worksheets\/[^/]+\.xml$/i.test(entry.name)) continue;
    const sheet = part.toString('latin1');
    const fault = beyondLimits(sheet) ?? failedFormula(sheet);
    if (fault) return fault;
  }
  return undefined;
}

function unfold(bytes: Uint8Array, entry: ZipEntry, most: number): Buffer | 'tooLarge' | null {
  const stored = entryBytes(bytes, entry);
  if (entry.method === 0) return stored.length > most ? 'tooLarge' : Buffer.from(stored);
  try {
    return inflateRawSync(stored, { maxOutputLength: most });
  } catch (error) {
    return error instanceof RangeError ? 'tooLarge' : null;
  }
}

/** The head of a part names its size, or leaves that to what follows the part. */
function saysItsSize(bytes: Uint8Array, { offset }: ZipEntry, size: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const followed = (view.getUint16(offset + 6, true) & 8) !== 0;
  return view.getUint32(offset + 22, true) === size || followed;
}

/** Where a cell or a row stands, as `r` says it, in a sheet of any prefix and with either quote. */
const PLACE = /\br\s*=\s*["']([A-Z]*)(\d+)["']/g;
const ROW = /<(?:\w+:)?row[\s/>]/g;
const CELL = /<(?:\w+:)?c[\s/>]/g;

function beyondLimits(sheet: string): TableRefused | undefined {
  const rows = { ok: false, error: 'tableTooManyRows', params: { max: MAX_ROWS } } as const;
  const columns = { ok: false, error: 'tableTooManyColumns', params: { max: MAX_COLUMNS } } as const;
  const widest = columnLetters(MAX_COLUMNS - 1);
  if (countOf(sheet, ROW, MAX_ROWS + 2) > MAX_ROWS + 1) return rows;
  if (countOf(sheet, CELL, (MAX_ROWS + 1) * MAX_COLUMNS + 1) > (MAX_ROWS + 1) * MAX_COLUMNS) return columns;
  for (const [, letters = '', row] of sheet.matchAll(PLACE)) {
    if (Number(row) > MAX_ROWS + 1) return rows;
    if (letters.length > widest.length || (letters.length === widest.length && letters > widest)) return columns;
  }
  return undefined;
}

/** A cell that shows #REF! or the like, which would be read as an empty one. */
const FAILED = /<(?:\w+:)?c\s[^>]*\bt\s*=\s*["']e["'][^>]*>/;

function failedFormula(sheet: string): TableRefused | undefined {
  const [cell] = FAILED.exec(sheet) ?? [];
  if (cell === undefined) return undefined;
  const [[, column = '', row = ''] = []] = cell.matchAll(PLACE);
  return { ok: false, error: 'tableCellError', params: { column, row: Number(row) } };
}

/** How often a form stands in a text, counted no further than `most`. */
function countOf(text: string, form: RegExp, most: number): number {
  let count = 0;
  for (const _found of text.matchAll(form)) if ((count += 1) >= most) break;
  return count;
}

/** A cell as a person would write it. */
function textOf(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return String(value);
}

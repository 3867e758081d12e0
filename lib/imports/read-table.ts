import 'server-only';
import { recogniseFile } from '@/lib/files/recognise-file';
import { readCsv } from './read-csv';
import { readWorkbook } from './read-workbook';
import { CELL_LENGTH, isNoHead, MAX_COLUMNS, MAX_ROWS, MAX_TEXT, withoutGuard } from './rules';
import type { SentTable, TableRead, TableRefused } from './table';

/**
 * The table in a file: CSV or a workbook, told by its content. The first row that holds anything names the columns;
 * rows with nothing in them are left out, and the others keep the numbers that a spreadsheet gives them.
 */
export async function readTable(bytes: Uint8Array): Promise<{ ok: true; table: SentTable } | TableRefused> {
  const read = await readRows(bytes);
  if (!read.ok) return read;
  const rows = read.rows.map((cells, index) => ({
    line: index + 1,
    cells: cells.map((cell) => withoutGuard(kept(cell))),
  }));
  const [first, ...below] = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!first) return { ok: false, error: 'fileEmpty' };
  if (isNoHead(first.cells)) return { ok: false, error: 'tableNoHead' };
  if (below.length === 0) return { ok: false, error: 'tableNoRows' };
  if (below.length > MAX_ROWS) return { ok: false, error: 'tableTooManyRows', params: { max: MAX_ROWS } };
  const all = [first, ...below];
  const width = all.reduce((most, { cells }) => Math.max(most, cells.findLastIndex((cell) => cell !== '') + 1), 0);
  if (width > MAX_COLUMNS) return { ok: false, error: 'tableTooManyColumns', params: { max: MAX_COLUMNS } };
  const text = all.reduce((sum, { cells }) => cells.reduce((length, cell) => length + cell.length, sum), 0);
  if (text > MAX_TEXT) return { ok: false, error: 'tableTooMuchText' };
  const wide = (cells: readonly string[]) => Array.from({ length: width }, (_, column) => cells[column] ?? '');
  return { ok: true, table: { head: wide(first.cells), rows: below.map(({ line, cells }) => ({ line, cells: wide(cells) })) } };
}

/** No more than a field takes; half a sign, where that parts one, and NUL are nothing that PostgreSQL keeps. */
const kept = (cell: string) => cell.slice(0, CELL_LENGTH).toWellFormed().replaceAll('\0', '').trim();

async function readRows(bytes: Uint8Array): Promise<TableRead> {
  const found = recogniseFile(bytes);
  if (found.ok) return found.type === 'xlsx' ? readWorkbook(bytes) : { ok: false, error: 'tableUnknown' };
  // What is no kind of file that has a sign of its own may be text.
  return found.error === 'fileUnknown' ? readCsv(bytes) : { ok: false, error: found.error };
}

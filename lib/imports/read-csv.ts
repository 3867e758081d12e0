import 'server-only';
import { CsvError, parse } from 'csv-parse/sync';
import { asWindows1252, codePageOf, delimiterOf, type Encoding, MAX_ROWS, withoutSeparatorLine } from './rules';
import type { TableRead } from './table';

/** Controls that no text has (lines, tabs and pages have theirs): a file with them is of another kind. */
const NOT_IN_TEXT = /(?![\t\n\v\f\r\x85])\p{Cc}/u;

/** The mark of each encoding that has one. */
const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The text of bytes; null where nobody can tell how its letters are written. */
function textOf(bytes: Uint8Array): string | null {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  const read = (encoding: Encoding) => new TextDecoder(encoding, { fatal: true }).decode(bytes);
  try {
    return read(marked?.[0] ?? 'utf-8');
  } catch {
    if (marked) return null;
  }
  const page = codePageOf(bytes);
  if (page === null) return null;
  return page === 'windows-1252' ? asWindows1252(read(page)) : read(page);
}

/** The rows of a file of text; what parts its fields and how its letters are written is told by what stands in it. */
export function readCsv(bytes: Uint8Array): TableRead {
  const decoded = textOf(bytes);
  if (decoded === null) return { ok: false, error: 'tableEncoding' };
  if (NOT_IN_TEXT.test(decoded)) return { ok: false, error: 'tableUnknown' };
  const { text, delimiter } = withoutSeparatorLine(decoded);
  try {
    const rows: string[][] = parse(text, {
      delimiter: delimiter ?? delimiterOf(text),
      relax_column_count: true,
      // One more than is taken, beside the head, tells that there are too many.
      to: MAX_ROWS + 2,
    });
    return { ok: true, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, error: 'tableMalformed', params: { row: typeof error.lines === 'number' ? error.lines : 1 } };
  }
}

/*
 * Tables that people hand in, as CSV or as a workbook: how much of one is read, and how a file of text is told by its
 * bytes. What its columns mean is for the room that asked for it.
 */

/** Rows of a table below its head. */
export const MAX_ROWS = 10_000;
export const MAX_COLUMNS = 60;
/** Signs of one cell that are kept: more than any field takes, so that the field says that it is too long. */
export const CELL_LENGTH = 5_000;
/** Signs of all cells together: a workbook can repeat one long text in each of them. */
export const MAX_TEXT = 8_000_000;
/** Bytes of a workbook's parts when they are unfolded: several times what 10,000 rows take. */
export const MAX_UNFOLDED = 32 * 1_048_576;

/** Why a table is not taken, beside what is wrong with any file. */
export const TABLE_ERRORS = [
  /** A file of another kind. */
  'tableUnknown',
  /** Its letters are written in a way that nobody can tell. */
  'tableEncoding',
  /** A quote that does not end, or stands where none may: `row`. */
  'tableMalformed',
  /** A cell of a workbook holds an error, as #REF!: `row`, `column`. */
  'tableCellError',
  /** No row below the head. */
  'tableNoRows',
  /** The first row is no head: it holds an address, or nothing but numbers. */
  'tableNoHead',
  'tableTooManyRows',
  'tableTooManyColumns',
  'tableTooMuchText',
] as const;
export type TableError = (typeof TABLE_ERRORS)[number];

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1256';

/** What windows-1256 has for an Arabic letter, by its byte: the French letters keep their places among them. */
const ARABIC_BYTES = new Set([
  0x81, 0x8a, 0x8d, 0x8e, 0x8f, 0x90, 0x98, 0x9a, 0x9f, 0xaa, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcc,
  0xcd, 0xce, 0xcf, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd8, 0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf, 0xe1, 0xe3, 0xe4, 0xe5, 0xe6,
  0xec, 0xed, 0xff,
]);

const isLatinLetter = (byte: number) => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/**
 * How a text of one byte a sign is written. Both pages have the small French letters in the same places; where one has
 * the great ones and the Spanish ones, the other has Arabic. A run of two or more such bytes that touches no Latin letter
 * is Arabic; one among Latin letters is not.
 *
 * @returns null where both are found: one of them would be read wrongly
 * @complexity O(bytes); no errors
 * @source WHATWG Encoding, index-windows-1252 and index-windows-1256
 */
export function codePageOf(bytes: Uint8Array): 'windows-1252' | 'windows-1256' | null {
  let [arabic, latin] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    if (!ARABIC_BYTES.has(bytes[at] ?? 0)) continue;
    const start = at;
    while (ARABIC_BYTES.has(bytes[at + 1] ?? 0)) at += 1;
    const touchesLatin = isLatinLetter(bytes[start - 1] ?? 0) || isLatinLetter(bytes[at + 1] ?? 0);
    if (touchesLatin) latin += 1;
    else if (at > start) arabic += 1;
  }
  if (arabic > 0 && latin > 0) return null;
  return arabic > 0 ? 'windows-1256' : 'windows-1252';
}

/** What windows-1252 has at 0x80 to 0x9f, where ISO 8859-1 has controls. */
const AT_80 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * A text of windows-1252 that was read as ISO 8859-1, which is what Node 20 takes the name for.
 *
 * @complexity O(length); no errors
 * @source WHATWG Encoding, index-windows-1252
 */
export function asWindows1252(text: string): string {
  return text.replaceAll(/[\x80-\x9f]/g, (sign) => AT_80[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** What parts the fields of a row, in the order in which equals are preferred. */
export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Rows that are looked at to tell what parts their fields. */
const SAMPLE = 20;

/**
 * What parts the fields: of those that stand in the first row, outside of quotes, the one that parts most of the first
 * twenty rows in as many fields; of equals the one that makes more of them.
 *
 * @complexity O(length of twenty rows); no errors
 */
export function delimiterOf(text: string): Delimiter {
  const counts = countsOf(text);
  const [best] = DELIMITERS.map((delimiter, place) => {
    const [head = 0, ...others] = counts[place] ?? [];
    const same = others.filter((count) => count === head).length;
    return { delimiter, head, share: others.length === 0 ? 1 : same / others.length, place };
  })
    .filter(({ head }) => head > 0)
    .sort((a, b) => b.share - a.share || b.head - a.head || a.place - b.place);
  return best?.delimiter ?? ',';
}

/** How often each delimiter stands in each row, outside of quotes; rows with nothing in them are left out. */
function countsOf(text: string): number[][] {
  const counts: number[][] = DELIMITERS.map(() => []);
  let row = DELIMITERS.map(() => 0);
  let [quoted, empty, rows] = [false, true, 0];
  const end = () => {
    if (!empty) {
      for (const [place, count] of row.entries()) counts[place]?.push(count);
      rows += 1;
    }
    row = DELIMITERS.map(() => 0);
    empty = true;
  };
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '\n' || sign === '\r')) {
      end();
      if (rows === SAMPLE) return counts;
      continue;
    } else if (!quoted) {
      const place = (DELIMITERS as readonly string[]).indexOf(sign);
      if (place !== -1) row[place] = (row[place] ?? 0) + 1;
    }
    empty = false;
  }
  end();
  return counts;
}

/** The line that some spreadsheets write first, and read as what parts the fields. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

/** A text without that line, and what the line says. Complexity O(length); no errors. */
export function withoutSeparatorLine(text: string): { text: string; delimiter: Delimiter | undefined } {
  const [line, said] = SEPARATOR_LINE.exec(text) ?? [];
  const delimiter = DELIMITERS.find((candidate) => candidate === said);
  return line === undefined || delimiter === undefined ? { text, delimiter: undefined } : { text: text.slice(line.length), delimiter };
}

/** Whether a first row is one of data: something in it is an address, or there is no letter in it. Complexity O(length). */
export function isNoHead(cells: readonly string[]): boolean {
  return cells.some((cell) => /\S@\S+\.\S/.test(cell)) || !cells.some((cell) => /\p{L}/u.test(cell));
}

/** A column by its letters, as spreadsheets name it, from 0. Complexity O(log index); no errors. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** What stands before a formula in the tables that we hand out, and in those of others. */
const GUARD = /^'(?=\s*[=+\-@])/;

/**
 * A cell without the sign that keeps a spreadsheet from calculating it: what was handed out, mended and handed in again is
 * as it was. Complexity O(1); no errors.
 */
export function withoutGuard(cell: string): string {
  return cell.replace(GUARD, '');
}

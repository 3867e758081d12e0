import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvField } from '@/lib/exports/csv';
import {
  asWindows1252,
  codePageOf,
  columnLetters,
  DELIMITERS,
  delimiterOf,
  isNoHead,
  withoutGuard,
  withoutSeparatorLine,
} from '@/lib/imports/rules';

/** What a page of 256 signs has for each byte, as the decoder of the platform has it. */
const pageOf = (encoding: string) => Array.from({ length: 256 }, (_, byte) => new TextDecoder(encoding).decode(new Uint8Array([byte])));

const PAGES = { 'windows-1252': pageOf('windows-1252').map(asWindows1252), 'windows-1256': pageOf('windows-1256') } as const;

function encode(text: string, encoding: keyof typeof PAGES): Uint8Array {
  return Uint8Array.from([...text], (sign) => {
    const byte = PAGES[encoding].indexOf(sign);
    if (byte === -1) throw new Error(`${sign} is not in ${encoding}`);
    return byte;
  });
}

const lettersOf = (encoding: keyof typeof PAGES, form: RegExp) => PAGES[encoding].filter((sign) => form.test(sign));

describe('how letters are written', () => {
  const french = 'Nom;Prénom;Société\nÉlodie;Benaïssa;Œuvres « Été » à Fès\nÇa;naît;où';
  const arabic = 'الاسم;الهيئة\nأمينة بنعلي;جمعية الأمل\nيوسف;مقاولة';

  test.each([
    ['French', french, 'windows-1252'],
    ['Arabic', arabic, 'windows-1256'],
    ['Arabic under a French head', `Prénom;Société\n${arabic}`, 'windows-1256'],
    ['letters of ASCII alone', 'Nom;Email\nAmal;amal@atlas.ma', 'windows-1252'],
    ['nothing', '', 'windows-1252'],
  ] as const)('%s', (_what, text, page) => {
    const bytes = encode(text, page);
    expect(codePageOf(bytes)).toBe(page);
    const decoded = new TextDecoder(page).decode(bytes);
    expect(page === 'windows-1252' ? asWindows1252(decoded) : decoded).toBe(text);
  });

  test('is not told where both are found', () => {
    const bytes = new Uint8Array([...encode('Élodie;', 'windows-1252'), ...encode('أمينة', 'windows-1256')]);
    expect(codePageOf(bytes)).toBeNull();
  });

  test('every word of two Arabic letters or more is Arabic, between spaces', () => {
    const letters = lettersOf('windows-1256', /\p{L}/u).filter((sign) => /\p{Script=Arabic}/u.test(sign));
    expect(letters.length).toBeGreaterThan(40);
    const word = fc.array(fc.constantFrom(...letters), { minLength: 2, maxLength: 8 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        expect(codePageOf(encode(words.join(' '), 'windows-1256'))).toBe('windows-1256');
      }),
    );
  });

  test('every word of French that holds an unaccented letter between two others stays French', () => {
    const accented = [...'àâçéèêëîïôùûüÿœÀÂÇÉÈÊËÎÏÔÙÛÜŒ'];
    const word = fc
      .array(fc.tuple(fc.constantFrom(...accented), fc.constantFrom(...'abcdelmnorstuABCDELMNORSTU')), { minLength: 1, maxLength: 4 })
      .map((pairs) => pairs.flat().join(''));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        expect(codePageOf(encode(words.join(' '), 'windows-1252'))).toBe('windows-1252');
      }),
    );
  });
});

describe('what parts the fields', () => {
  test.each([
    ['nom,email\na,b', ','],
    ['nom;email\na;b', ';'],
    ['nom\temail\na\tb', '\t'],
    ['nom\na', ','],
    // Commas within texts are fewer than what parts the fields, or differ from row to row.
    ['nom;ce dont on a parlé\nAmal;site, photos, textes\nReda;site', ';'],
    ['"Nom, prénom";email\n"Benali, Amal";a@b.ma', ';'],
    ['nom;email,\na;b', ';'],
  ] as const)('%j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });

  test('is found again in any table of two columns or more', () => {
    const cell = fc.stringMatching(/^[a-zéأ-ي ]{1,12}$/u);
    fc.assert(
      fc.property(
        fc.constantFrom(...DELIMITERS),
        fc
          .integer({ min: 2, max: 6 })
          .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 30 })),
        (delimiter, rows) => {
          expect(delimiterOf(rows.map((row) => row.join(delimiter)).join('\r\n'))).toBe(delimiter);
        },
      ),
    );
  });

  test('may be said by the first line', () => {
    expect(withoutSeparatorLine('sep=;\r\nnom;email')).toEqual({ text: 'nom;email', delimiter: ';' });
    expect(withoutSeparatorLine('sep=|\nnom|email')).toEqual({ text: 'sep=|\nnom|email', delimiter: undefined });
    expect(withoutSeparatorLine('nom;email')).toEqual({ text: 'nom;email', delimiter: undefined });
  });
});

describe('a first row', () => {
  test.each([
    [['Nom', 'E-mail'], false],
    [['الاسم', 'الهاتف'], false],
    [['x', 'y'], false],
    [['Amal Benali', 'amal@atlas.ma'], true],
    [['1', '0612345678'], true],
    [['', '—'], true],
  ])('%j is data: %s', (cells, data) => {
    expect(isNoHead(cells)).toBe(data);
  });
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('column %i is %s', (index, letters) => {
  expect(columnLetters(index)).toBe(letters);
});

describe('a cell that a table of ours guards', () => {
  test.each(['+212612345678', '=1+1', '@atelier', '-5 ordinateurs', ' =A1'])(
    '%s is handed out, handed in again, and is as it was',
    (cell) => {
      expect(withoutGuard(csvField(cell))).toBe(cell);
    },
  );

  test.each(["'s-Hertogenbosch", "'", "l'=", '+212612345678'])('%s stays as it is', (cell) => {
    expect(withoutGuard(cell)).toBe(cell);
  });
});

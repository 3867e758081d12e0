import { describe, expect, test } from 'vitest';
import {
  contentDisposition,
  endsLikeAKind,
  FILE_MAX_BYTES,
  FILE_NAME_LENGTH,
  type FileType,
  megabytesOf,
  safeFileName,
  weightOf,
} from '@/lib/files/rules';

describe('the name of a file', () => {
  const cases: [sent: string, type: FileType, name: string][] = [
    ['Programme.pdf', 'pdf', 'Programme.pdf'],
    ['برنامج الورشة.pdf', 'pdf', 'برنامج الورشة.pdf'],
    ['Été à Fès.PDF', 'pdf', 'Été à Fès.pdf'],
    ['photo.jpeg', 'jpeg', 'photo.jpeg'],
    ['photo.JPG', 'jpeg', 'photo.jpg'],
    ['photo.png', 'jpeg', 'photo.png.jpg'],
    ['facture.exe', 'pdf', 'facture.exe.pdf'],
    ['facture.pdf.exe', 'pdf', 'facture.pdf.exe.pdf'],
    ['../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['C:\\Users\\Amal\\CV.docx', 'docx', 'CV.docx'],
    ['/', 'pdf', 'document.pdf'],
    ['', 'png', 'document.png'],
    ['.pdf', 'pdf', 'pdf.pdf'],
    ['..', 'pdf', 'document.pdf'],
    ['...budget.xlsx', 'xlsx', 'budget.xlsx'],
    ['rapport.pdf  ', 'pdf', 'rapport.pdf'],
    ['rapport .pdf', 'pdf', 'rapport.pdf'],
    ['deux\nlignes\t.pdf', 'pdf', 'deuxlignes.pdf'],
    ['nul\0.pdf', 'pdf', 'nul.pdf'],
    ['fdp.exe\u202e.pdf', 'pdf', 'fdp.exe.pdf'],
    ['\u2067محضر\u2069.odt', 'odt', 'محضر.odt'],
    ['a\u200bb\ufeffc.pdf', 'pdf', 'abc.pdf'],
    ['a<b>c:"d|e?f*.pdf', 'pdf', 'a b c d e f.pdf'],
  ];

  test.each(cases)('%j of %s is %j', (sent, type, name) => {
    expect(safeFileName(sent, type)).toBe(name);
  });

  test.each([-1, 0, 1])('is at most so long, its ending included (%i)', (beyond) => {
    const name = safeFileName(`${'ب'.repeat(FILE_NAME_LENGTH - '.pdf'.length + beyond)}.pdf`, 'pdf');
    expect([...name].length).toBe(Math.min(FILE_NAME_LENGTH, FILE_NAME_LENGTH + beyond));
    expect(name).toMatch(/ب\.pdf$/);
  });

  test('is cut between signs, and not within one', () => {
    const name = safeFileName(`${'😀'.repeat(200)}.pdf`, 'pdf');
    expect([...name]).toHaveLength(FILE_NAME_LENGTH);
    expect(name).not.toMatch(/\p{Cs}/u);
  });
});

test.each([
  ['facture.pdf', true],
  ['FACTURE.PDF ', true],
  ['photo.jpeg', true],
  ['برنامج.docx', true],
  ['film.mp4', false],
  ['facture.pdf.exe', false],
  ['pdf', false],
  ['.', false],
  ['', false],
])('%j ends like a kind that is taken: %s', (name, ends) => {
  expect(endsLikeAKind(name)).toBe(ends);
});

describe('the header of a download', () => {
  test.each([
    ['Programme.pdf', 'Programme.pdf', 'Programme.pdf'],
    ['Été à Fès.pdf', 'Ete a Fes.pdf', '%C3%89t%C3%A9%20%C3%A0%20F%C3%A8s.pdf'],
    ['برنامج.pdf', 'document.pdf', '%D8%A8%D8%B1%D9%86%D8%A7%D9%85%D8%AC.pdf'],
    ["a'b(c)*.pdf", "a'b(c)*.pdf", 'a%27b%28c%29%2A.pdf'],
    ['100%.pdf', '100.pdf', '100%25.pdf'],
    ['a"b\\c.pdf', 'abc.pdf', 'a%22b%5Cc.pdf'],
  ])('of %j', (name, plain, encoded) => {
    expect(contentDisposition(name)).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${encoded}`);
  });

  test('never ends before its end', () => {
    for (const name of ['a"; filename="b.exe.pdf', 'a\r\nX: y.pdf']) {
      const [, plain] =
        /^attachment; filename="([^"]*)"; filename\*=UTF-8''[\w%.!~-]+$/.exec(contentDisposition(safeFileName(name, 'pdf'))) ?? [];
      expect(plain).toMatch(/\.pdf$/);
    }
  });
});

describe('the weight of a file', () => {
  test.each([
    [1, 'kilo', 1],
    [1_024, 'kilo', 1],
    [1_025, 'kilo', 2],
    [1_048_575, 'kilo', 1_024],
    [1_048_576, 'mega', 1],
    [FILE_MAX_BYTES - 1, 'mega', 5],
    [FILE_MAX_BYTES, 'mega', 5],
    [FILE_MAX_BYTES + 1, 'mega', 5.01],
  ] as const)('%i bytes', (bytes, unit, value) => {
    expect(weightOf(bytes)).toEqual({ unit, value });
  });

  test('one byte beyond the limit is not written as the limit', () => {
    expect(megabytesOf(FILE_MAX_BYTES + 1)).toBeGreaterThan(megabytesOf(FILE_MAX_BYTES));
  });
});

import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  checkbox,
  choice,
  choices,
  code,
  day,
  email,
  id,
  latinDigits,
  optionalText,
  quarters,
  secret,
  text,
  version,
  wholeNumber,
} from '@/lib/actions/fields';

type Sent = readonly string[] | undefined;

/** What a field reads from these values of a form: its value, or the code of its error with the figures. */
function read(field: z.ZodType, ...values: string[]): unknown {
  return parsed(field, values.length === 0 ? undefined : values);
}

function parsed(field: z.ZodType, sent: unknown): unknown {
  const result = field.safeParse(sent);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue?.code !== 'custom') return { type: issue?.code };
  return { error: issue.message, ...issue.params };
}

const title = text({ min: 3, max: 10, missing: 'titleMissing', short: 'titleTooShort' });
const story = text({ min: 1, max: 20, multiline: true });
const note = optionalText({ max: 5 });

describe('every field', () => {
  const fields: [name: string, field: z.ZodType][] = [
    ['text', title],
    ['optionalText', note],
    ['secret', secret(10)],
    ['email', email()],
    ['choice', choice(['a', 'b'])],
    ['code', code(/^a$/)],
    ['choices', choices(['a', 'b'], { min: 1 })],
    ['checkbox', checkbox()],
    ['wholeNumber', wholeNumber({ min: 0, max: 9 })],
    ['quarters', quarters({ minHours: 1, maxHours: 2 })],
    ['day', day()],
    ['id', id()],
    ['version', version()],
  ];
  const wrong: Sent[] | unknown[] = [
    'text',
    7,
    null,
    true,
    { not: '' },
    { 0: 'a' },
    [7],
    [['a']],
    [{ not: '' }],
    [null],
    new Date(),
    new Map(),
  ];
  test.each(fields)('%s takes nothing but a list of strings', (_name, field) => {
    for (const sent of wrong) expect(parsed(field, sent)).toHaveProperty('type');
  });
});

describe('text', () => {
  test.each([
    ['ab', { error: 'titleTooShort', min: 3 }],
    ['abc', 'abc'],
    ['abcdefghij', 'abcdefghij'],
    ['abcdefghijk', { error: 'tooLong', max: 10, length: 11 }],
    ['', { error: 'titleMissing' }],
    [' \t\n ', { error: 'titleMissing' }],
    ['  abc  ', 'abc'],
    // Ten signs, twenty units of UTF-16.
    ['😀'.repeat(10), '😀'.repeat(10)],
    ['😀'.repeat(11), { error: 'tooLong', max: 10, length: 11 }],
    // Three letters with their marks, composed as they are counted.
    ['e\u0301e\u0301e\u0301', 'ééé'],
    ['خبرة', 'خبرة'],
    // Joiners and marks that people type are kept.
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['abc\u200e', 'abc\u200e'],
  ])('%j', (sent, expected) => {
    expect(read(title, sent)).toEqual(expected);
  });

  test('nothing sent is missing, and of a repeated field the first counts', () => {
    expect(read(title)).toEqual({ error: 'titleMissing' });
    expect(parsed(title, [])).toEqual({ error: 'titleMissing' });
    expect(read(title, 'first', 'second')).toBe('first');
    expect(read(text({ min: 1, max: 9 }))).toEqual({ error: 'missing' });
    expect(read(text({ min: 2, max: 9 }), 'a')).toEqual({ error: 'tooShort', min: 2 });
  });

  const unreadable = [
    ...['\0', '\x01', '\x08', '\x0b', '\x0c', '\x0e', '\x1b', '\x1f', '\x7f', '\x80', '\x85', '\x9f'],
    ...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'],
    ...['\ufffe', '\uffff', '\ud800', '\udc00', '\udc00\ud800'],
  ];
  test.each(unreadable.map((sign) => [JSON.stringify(sign), sign]))('refuses the sign %s', (_name, sign) => {
    for (const field of [title, story, note]) expect(read(field, `ab${sign}c`)).toEqual({ error: 'unreadableCharacters' });
  });

  test('a line is one line', () => {
    for (const end of ['\n', '\r\n', '\r', '\u2028', '\u2029']) {
      expect(read(title, `ab${end}cd`)).toEqual({ error: 'unreadableCharacters' });
      expect(read(story, `ab${end}cd`)).toBe('ab\ncd');
    }
    expect(read(story, 'a\tb')).toBe('a\tb');
  });

  test('may be left out', () => {
    for (const sent of [[], [''], ['  ']]) expect(parsed(note, sent)).toBeNull();
    expect(read(note)).toBeNull();
    expect(read(note, 'abcde')).toBe('abcde');
    expect(read(note, 'abcdef')).toEqual({ error: 'tooLong', max: 5, length: 6 });
  });
});

test('a secret is taken as typed', () => {
  expect(read(secret(6), ' a\u202eb ')).toBe(' a\u202eb ');
  expect(read(secret(6), '123456')).toBe('123456');
  expect(read(secret(6), '1234567')).toMatchObject({ error: 'tooLong' });
  expect(read(secret(6), 'a\0')).toMatchObject({ error: 'tooLong' });
  for (const sent of [[], ['']]) expect(parsed(secret(6), sent)).toEqual({ error: 'passwordMissing' });
});

const longEmail = (length: number) => {
  const domain = `${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`;
  return `a@${'e'.repeat(length - domain.length - 3)}.${domain}`;
};

test.each([
  ['Hiba@Khibra.example ', 'hiba@khibra.example'],
  ['', { error: 'emailMissing' }],
  ['hiba', { error: 'emailMalformed' }],
  ['hiba@khibra', { error: 'emailMalformed' }],
  ['a@b.example\0', { error: 'emailMalformed' }],
  ['a@b.example\nc@d.example', { error: 'emailMalformed' }],
  ['a@b.example,c@d.example', { error: 'emailMalformed' }],
  ['هبة@khibra.example', { error: 'emailMalformed' }],
  // 254 signs are the most that an address may have.
  [longEmail(254), longEmail(254)],
  [longEmail(255), { error: 'emailMalformed' }],
])('email %j', (sent, expected) => {
  expect(read(email(), sent)).toEqual(expected);
});

describe('a choice', () => {
  const mode = choice(['remote', 'on_site'], 'modeMissing');
  test('is one of the list, as it stands there', () => {
    expect(read(mode, 'remote')).toBe('remote');
    expect(read(mode, 'on_site', 'remote')).toBe('on_site');
    for (const sent of ['Remote', ' remote', '', 'toString', '__proto__', '0', 'length'])
      expect(read(mode, sent)).toEqual({ error: 'modeMissing' });
    expect(read(mode)).toEqual({ error: 'modeMissing' });
    expect(read(choice(['a']))).toEqual({ error: 'choiceMissing' });
  });

  const languages = choices(['ar', 'fr', 'en'], { min: 1, missing: 'languagesMissing' });
  test('or some of it, each once, in its order', () => {
    expect(read(languages, 'en', 'ar', 'en')).toEqual(['ar', 'en']);
    expect(read(languages)).toEqual({ error: 'languagesMissing' });
    expect(read(languages, 'ar', 'de')).toEqual({ error: 'choiceMissing' });
    expect(read(choices(['a', 'b'], { min: 0 }))).toEqual([]);
    expect(read(choices(['a', 'b'], { min: 2 }), 'a')).toEqual({ error: 'choiceMissing' });
  });

  test('or a code of this form', () => {
    const province = code(/^\d{2}\.\d{3}$/, 'provinceMissing');
    expect(read(province, '04.281')).toBe('04.281');
    for (const sent of ['04.2811', '04.281\n', ' 04.281', '', '٠٤.٢٨١']) expect(read(province, sent)).toEqual({ error: 'provinceMissing' });
  });

  test('or a box that is ticked or not', () => {
    expect([read(checkbox()), read(checkbox(), 'on'), read(checkbox(), 'off'), read(checkbox(), 'true')]).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });
});

test('digits of any script are Latin ones', () => {
  expect(latinDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 0123456789 abc')).toBe('0123456789 0123456789 0123456789 abc');
});

describe('a whole number', () => {
  const people = wholeNumber({ min: 1, max: 100, missing: 'peopleMissing' });
  test.each([
    ['0', { error: 'numberOutOfRange', min: '1', max: '100' }],
    ['1', 1],
    ['100', 100],
    ['101', { error: 'numberOutOfRange', min: '1', max: '100' }],
    ['-5', { error: 'numberOutOfRange', min: '1', max: '100' }],
    ['+5', 5],
    ['007', 7],
    [' 5 ', 5],
    ['٥٠', 50],
    ['۵۰', 50],
    ['', { error: 'peopleMissing' }],
    ['5,0', { error: 'numberMalformed' }],
    ['5.5', { error: 'numberMalformed' }],
    ['1e1', { error: 'numberMalformed' }],
    ['0x10', { error: 'numberMalformed' }],
    ['Infinity', { error: 'numberMalformed' }],
    ['NaN', { error: 'numberMalformed' }],
    ['five', { error: 'numberMalformed' }],
    ['--5', { error: 'numberMalformed' }],
    ['5 5', { error: 'numberMalformed' }],
    ['9999999999', { error: 'numberMalformed' }],
  ])('%j', (sent, expected) => {
    expect(read(people, sent)).toEqual(expected);
  });

  test('nothing is not nought', () => {
    expect(read(wholeNumber({ min: 0, max: 9 }))).toEqual({ error: 'numberMissing' });
    expect(read(wholeNumber({ min: 0, max: 9 }), '0')).toBe(0);
  });
});

describe('hours are read as whole quarters of an hour', () => {
  const hours = quarters({ minHours: 0.25, maxHours: 400 });
  const outside = { error: 'hoursOutOfRange', min: '0,25', max: '400' };
  test.each([
    ['12', 48],
    ['12,5', 50],
    ['12.5', 50],
    ['١٢٫٥', 50],
    ['۱۲٫۵', 50],
    ['١٢,٥', 50],
    ['12,25', 49],
    ['12.750', 51],
    ['0,25', 1],
    ['400', 1600],
    ['0', outside],
    ['0,00', outside],
    ['400,25', outside],
    ['-1', outside],
    ['-0,25', outside],
    ['0,1', { error: 'hoursNotQuarters' }],
    ['12,3', { error: 'hoursNotQuarters' }],
    ['12,2500', 49],
    ['12,25001', { error: 'numberMalformed' }],
    ['12,', { error: 'numberMalformed' }],
    [',5', { error: 'numberMalformed' }],
    ['1.000,5', { error: 'numberMalformed' }],
    ['1 000', { error: 'numberMalformed' }],
    ['12h30', { error: 'numberMalformed' }],
    ['1e3', { error: 'numberMalformed' }],
    ['9999999', { error: 'numberMalformed' }],
    ['', { error: 'hoursMissing' }],
  ])('%j', (sent, expected) => {
    expect(read(hours, sent)).toEqual(expected);
  });
});

describe('a day', () => {
  const start = day('startMissing');
  test.each([
    ['2026-11-23', '2026-11-23'],
    ['٢٠٢٦-١١-٢٣', '2026-11-23'],
    ['2028-02-29', '2028-02-29'],
    ['2000-01-01', '2000-01-01'],
    ['2100-12-31', '2100-12-31'],
    ['', { error: 'startMissing' }],
    ['1999-12-31', { error: 'dateMalformed' }],
    ['2101-01-01', { error: 'dateMalformed' }],
    ['2026-02-29', { error: 'dateMalformed' }],
    ['2026-02-30', { error: 'dateMalformed' }],
    ['2026-04-31', { error: 'dateMalformed' }],
    ['2026-13-01', { error: 'dateMalformed' }],
    ['2026-00-10', { error: 'dateMalformed' }],
    ['2026-1-1', { error: 'dateMalformed' }],
    ['23/11/2026', { error: 'dateMalformed' }],
    ['2026-11-23T10:00', { error: 'dateMalformed' }],
    ['+002026-11-23', { error: 'dateMalformed' }],
    ['demain', { error: 'dateMalformed' }],
  ])('%j', (sent, expected) => {
    expect(read(start, sent)).toEqual(expected);
  });
});

describe('an id', () => {
  test.each(['1', '42', '2147483647'])('%s', (sent) => {
    expect(read(id(), sent)).toBe(Number(sent));
  });
  test.each([
    '0',
    '-1',
    '01',
    '1.5',
    '1e3',
    '2147483648',
    '9999999999',
    '99999999999',
    ' 1',
    '1 ',
    '',
    'a',
    '٣',
    '{"not":""}',
    "1' OR '1'='1",
  ])('not %j', (sent) => {
    expect(read(id(), sent)).toEqual({ error: 'choiceMissing' });
  });
});

test.each([
  ['1', 1],
  ['999999999', 999_999_999],
  ['0', { error: 'numberOutOfRange', min: '1', max: '2\u00a0147\u00a0483\u00a0647' }],
  ['', { error: 'choiceMissing' }],
])('a version %j', (sent, expected) => {
  expect(read(version(), sent)).toEqual(expected);
});

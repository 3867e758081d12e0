import { describe, expect, test } from 'vitest';
import { echo, readForm } from '@/lib/actions/read-form';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function form(...fields: [name: string, value: string | Blob][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value as string);
  return data;
}

describe('a form', () => {
  test('is every field with all its values', () => {
    const { fields } = readForm(form(['title', 'Une base'], ['skills', 'excel'], ['skills', 'crm'], ['note', '']));
    expect({ ...fields }).toEqual({ title: ['Une base'], skills: ['excel', 'crm'], note: [''] });
  });

  test('leaves out files, and the names of Khibra and of React', () => {
    const { fields } = readForm(
      form(['a', '1'], ['file', new Blob(['x'])], ['_locale', 'ar'], ['_submission', 'x'], ['_other', '1'], ['$ACTION_ID_1', '']),
    );
    expect({ ...fields }).toEqual({ a: ['1'] });
  });

  test('holds names of the language as any others', () => {
    const { fields } = readForm(form(['__proto__', 'x'], ['constructor', 'y'], ['toString', 'z'], ['hasOwnProperty', 'w']));
    expect(Object.keys(fields)).toEqual(['constructor', 'toString', 'hasOwnProperty']);
    expect(fields.constructor).toEqual(['y']);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(Object.getPrototypeOf(fields)).toBeNull();
  });

  test('keeps the files that were chosen, and no field that is empty', () => {
    const file = (name: string, content: string[]) => new File(content, name);
    const sent = form(['f', file('a.pdf', ['x'])], ['f', file('', [])], ['f', file('undefined', [])], ['f', file('vide.pdf', [])]);
    expect(readForm(sent).files.f?.map(({ name }) => name)).toEqual(['a.pdf', 'vide.pdf']);
    expect(readForm(form(['f', file('undefined', [])])).files.f).toBeUndefined();
  });

  test('ends after 400 fields', () => {
    const many = form(...Array.from({ length: 1_000 }, (_, index): [string, string] => [`f${index}`, 'x']));
    expect(Object.keys(readForm(many).fields)).toHaveLength(400);
    const repeated = form(...Array.from({ length: 1_000 }, (): [string, string] => ['f', 'x']));
    expect(readForm(repeated).fields.f).toHaveLength(400);
  });
});

describe('its language', () => {
  test.each([
    ['ar', 'ar'],
    ['fr', 'fr'],
    ['en', 'fr'],
    ['', 'fr'],
    ['__proto__', 'fr'],
  ])('%j is %s', (sent, locale) => {
    expect(readForm(form(['_locale', sent])).locale).toBe(locale);
  });
});

describe('what its page was asked for', () => {
  test.each([
    ['?scope=all&q=eau', '?scope=all&q=eau'],
    ['', ''],
    ['x'.repeat(2_000), 'x'.repeat(2_000)],
    ['x'.repeat(2_001), undefined],
  ])('%#', (sent, kept) => {
    expect(readForm(form(['_keep', sent])).keep).toBe(kept);
  });

  test('is nothing where it does not say', () => {
    expect(readForm(form(['q', 'eau'])).keep).toBeUndefined();
  });
});

describe('its submission', () => {
  test('is the one it names, whatever the case', () => {
    const id = '018F3C2E-7B1A-7C3D-9E4F-0A1B2C3D4E5F';
    expect(readForm(form(['_submission', id])).submissionId).toBe(id.toLowerCase());
  });

  test.each(['', 'x', '018f3c2e7b1a7c3d9e4f0a1b2c3d4e5f', "018f3c2e-7b1a-7c3d-9e4f-0a1b2c3d4e5f'; --"])('is a new one for %j', (sent) => {
    const { submissionId } = readForm(form(['_submission', sent]));
    expect(submissionId).toMatch(UUID);
    expect(submissionId).not.toBe(sent);
  });
});

test.each([
  ['{"not":""}'],
  [{ not: '' }],
  [[]],
  [[['title', 'x']]],
  [null],
  [undefined],
  [7],
  [new Map([['title', 'x']])],
  [new URLSearchParams('title=x')],
])('anything else is an empty form: %j', (sent) => {
  const { fields, locale, submissionId } = readForm(sent);
  expect(Object.keys(fields)).toEqual([]);
  expect(locale).toBe('fr');
  expect(submissionId).toMatch(UUID);
});

test('what goes back into the form is all but passwords', () => {
  const { fields } = readForm(
    form(
      ['email', 'a@b.example'],
      ['password', 'secret'],
      ['newPassword', 'secret'],
      ['PASSWORD', 'secret'],
      ['skills', 'a'],
      ['skills', 'b'],
    ),
  );
  const values = echo(fields);
  expect(values).toEqual({ email: ['a@b.example'], skills: ['a', 'b'] });
  expect(JSON.stringify(values)).not.toContain('secret');
});

import { describe, expect, test } from 'vitest';
import { keptFields, LONGEST_VALUE, MOST_BYTES, MOST_FIELDS, retryAfter, sameFields } from '@/lib/drafts/rules';
import { draftFields, saveDraftSchema } from '@/lib/drafts/schema';

describe('what of a form is kept', () => {
  test('answers that are not empty, by name, several of one name together', () => {
    const sent = [
      ['title', 'Un site'],
      ['_submission', 'x'],
      ['$ACTION_1', 'x'],
      ['side', 'association'],
      ['draftId', 'x'],
      ['context', ''],
      ['skills', 'b'],
      ['skills', 'a'],
      ['importance.b', 'useful'],
    ] as const;
    expect(keptFields(sent)).toEqual({ 'importance.b': ['useful'], skills: ['b', 'a'], title: ['Un site'] });
  });

  test('the order of names and empty answers make no difference; the order of answers does', () => {
    expect(sameFields({ a: ['1'], b: ['2'] }, { b: ['2'], a: ['1'], c: [''], d: [] })).toBe(true);
    expect(sameFields({ a: ['1', '2'] }, { a: ['2', '1'] })).toBe(false);
  });
});

describe('the bounds of a draft', () => {
  const accepts = (fields: unknown) => draftFields.safeParse(fields).success;
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, ['x']]));

  test.each([-1, 0, 1])('a value of the longest %i signs', (more) => {
    expect(accepts({ title: ['x'.repeat(LONGEST_VALUE + more)] })).toBe(more <= 0);
  });
  test.each([-1, 0, 1])('the most fields %i', (more) => expect(accepts(many(MOST_FIELDS + more))).toBe(more <= 0));
  test.each([-1, 0, 1])('as a whole, the most bytes %i', (more) => {
    const size = MOST_BYTES - JSON.stringify({ a: [''], b: [''], c: [''], d: [''] }).length;
    const [a, rest] = [LONGEST_VALUE, size - 2 * LONGEST_VALUE + more];
    const [c, d] = [Math.floor(rest / 2), Math.ceil(rest / 2)];
    expect(accepts({ a: ['x'.repeat(a)], b: ['x'.repeat(a)], c: ['x'.repeat(c)], d: ['x'.repeat(d)] })).toBe(more <= 0);
  });
  test.each([[{ '1a': ['x'] }], [{ __proto__x: ['x'] }], [{ a: 'x' }], [{ a: [1] }], [[]], [null], ['x'], [{ a: { not: '' } }]])(
    'refuses %j',
    (fields) => expect(accepts(fields)).toBe(false),
  );
  test('leaves out what the database cannot keep', () => {
    expect(draftFields.parse({ title: ['a\0b\ud800c'] })).toEqual({ title: ['abc'] });
  });
  test('the whole form without script: which draft, which version, the answers', () => {
    const sent = { draftId: ['0d000000-0000-4000-8000-000000000001'], draftVersion: ['3'], side: ['association'], title: ['Un site'] };
    expect(saveDraftSchema.parse(sent)).toEqual({ draftId: sent.draftId[0], version: 3, fields: { title: ['Un site'] } });
    for (const change of [{ draftId: ['1'] }, { draftVersion: ['0'] }, { draftVersion: [] }]) {
      expect(saveDraftSchema.safeParse({ ...sent, ...change }).success).toBe(false);
    }
  });
});

test.each([
  [1, 2_000],
  [2, 4_000],
  [5, 32_000],
  [6, 60_000],
  [50, 60_000],
])('after %i failures it waits %i ms', (failures, wait) => expect(retryAfter(failures)).toBe(wait));

import { describe, expect, test } from 'vitest';
import { profileSchema, proposeMergeSchema, verifySchema } from '@/lib/organisations/schema';
import ar from '@/messages/ar.json' with { type: 'json' };
import fr from '@/messages/fr.json' with { type: 'json' };

const base = { organisationId: ['7'], version: ['1'], intent: ['save'], legalForm: ['association'], province: ['04.281'] };

function read(fields: Record<string, string[]>) {
  const parsed = profileSchema.safeParse({ ...base, ...fields });
  if (parsed.success) return { values: parsed.data.values };
  const [issue] = parsed.error.issues;
  return { field: issue?.path.join('.'), code: issue?.message, params: issue && 'params' in issue ? issue.params : undefined };
}

test('an empty file is a file: what is not written may wait', () => {
  expect(read({}).values).toMatchObject({
    nameFr: null,
    sectors: [],
    links: [],
    receiptType: null,
    ice: null,
    employees: null,
    publicUtility: false,
  });
});

describe('the ICE says what is wrong with it', () => {
  test.each([
    ['000000000000097', '000000000000097'],
    ['000 000 000 000 097', '000000000000097'],
    ['٠٠٠٠٠٠٠٠٠٠٠٠٠٩٧', '000000000000097'],
    ['000-000-000-000-097', '000000000000097'],
  ])('%s is read as digits', (sent, ice) => expect(read({ ice: [sent] }).values).toMatchObject({ ice }));

  test.each([
    ['00000000000097', 'iceDigits', { count: 14 }],
    ['0000000000000097', 'iceDigits', { count: 16 }],
    ['1', 'iceDigits', { count: 1 }],
    ['000000000000098', 'iceKey', {}],
    ['ICE 00000000097', 'iceDigitsOnly', {}],
  ])('%s', (sent, code, params) => expect(read({ ice: [sent] })).toEqual({ field: 'ice', code, params }));

  test('in words, with the count', () => {
    expect(fr.errors.iceDigits.replace('{count}', '14')).toBe('L’ICE compte 15 chiffres\u00a0; vous en avez saisi 14');
    expect(ar.errors.iceDigits).toContain('{count}');
  });
});

describe('links', () => {
  const some = (count: number) => [Array.from({ length: count }, (_, index) => `https://a.example/${index}`).join('\n')];

  test('are one on each line, each once', () => {
    expect(read({ links: ['https://a.example\n\n  https://b.example/x \nhttps://a.example/'] }).values).toMatchObject({
      links: ['https://a.example/', 'https://b.example/x'],
    });
  });
  test.each([4, 5])('%i of them', (count) => expect(read({ links: some(count) }).values?.links).toHaveLength(count));
  test('six are too many', () => expect(read({ links: some(6) })).toMatchObject({ code: 'linksTooMany', params: { max: 5, count: 6 } }));
  test.each([
    'http://a.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '//a.example',
    'a.example',
    'https://user:secret@a.example',
    'https://localhost',
    'https://',
    `https://a.example/${'x'.repeat(300)}`,
  ])('%s is none', (link) => expect(read({ links: [link] })).toMatchObject({ field: 'links', code: 'linkMalformed' }));
});

test.each([
  ['nameFr', 'ab', 'tooShort'],
  ['nameFr', 'x'.repeat(161), 'tooLong'],
  ['missionAr', 'x'.repeat(1_201), 'tooLong'],
  ['receiptDate', '2026-02-30', 'dateMalformed'],
  ['receiptType', 'mine', 'receiptTypeMissing'],
  ['foundedIn', '1799', 'numberOutOfRange'],
  ['employees', '-1', 'numberOutOfRange'],
  ['employees', 'many', 'numberMalformed'],
  ['sectors', 'sport', 'choiceMissing'],
  ['legalForm', 'bank', 'legalFormMissing'],
  ['province', '4', 'provinceMissing'],
  ['intent', 'delete', 'choiceMissing'],
] as const)('%s: %s', (field, sent, code) => expect(read({ [field]: [sent] })).toMatchObject({ field, code }));

describe('a return says why, a verification need not', () => {
  const decide = (decision: string, reason: string) =>
    verifySchema.safeParse({ organisationId: ['7'], version: ['1'], decision: [decision], reason: [reason] });

  test.each([
    ['verify', '', true],
    ['return', 'x'.repeat(9), false],
    ['return', 'x'.repeat(10), true],
    ['return', 'x'.repeat(500), true],
    ['return', 'x'.repeat(501), false],
    ['return', '', false],
  ])('%s with %s', (decision, reason, right) => expect(decide(decision, reason).success).toBe(right));
});

test('a merge keeps one of its two records', () => {
  const merge = (one: string, other: string, keep: string) =>
    proposeMergeSchema.safeParse({ one: [one], other: [other], keep: [keep] }).success;
  expect([merge('1', '2', '1'), merge('1', '2', '2'), merge('1', '2', '3'), merge('1', '1', '1')]).toEqual([true, true, false, false]);
});

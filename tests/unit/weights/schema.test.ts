import { describe, expect, test } from 'vitest';
import { DEFAULT_WEIGHTS, PARTS } from '@/lib/matching/weights';
import { pointsSchema, readPoints, samePoints, writePoints } from '@/lib/weights/schema';

const { version: _, ...standard } = DEFAULT_WEIGHTS;
const sent = (change: Record<string, string | undefined>) =>
  Object.fromEntries(
    Object.entries({ ...Object.fromEntries(PARTS.map((part) => [part, String(standard[part])])), ...change }).map(([name, value]) => [
      name,
      value === undefined ? undefined : [value],
    ]),
  );

/** The codes of what is wrong, by field; an empty object when nothing is. */
function errorsOf(change: Record<string, string | undefined>): Record<string, string> {
  const read = pointsSchema.safeParse(sent(change));
  return read.success ? {} : Object.fromEntries(read.error.issues.map((issue) => [issue.path.join('.'), issue.message]));
}

describe('the eight numbers', () => {
  test.each<[what: string, change: Record<string, string | undefined>, errors: Record<string, string>]>([
    ['the standard ones', {}, {}],
    ['Arabic digits', { skills: '٤٥٠' }, {}],
    [
      'all on one',
      { skills: '1000', place: '0', sector: '0', format: '0', hours: '0', languages: '0', freshness: '0', attention: '0' },
      {},
    ],
    ['-1', { skills: '501', attention: '-1' }, { attention: 'numberOutOfRange' }],
    ['1001', { skills: '1001' }, { skills: 'numberOutOfRange' }],
    ['a half', { skills: '450,5' }, { skills: 'numberMalformed' }],
    ['nothing', { place: '' }, { place: 'numberMissing' }],
    ['not sent', { place: undefined }, { place: 'numberMissing' }],
    ['two wrong ones', { place: 'x', hours: '-1' }, { place: 'numberMalformed', hours: 'numberOutOfRange' }],
    ['999', { skills: '449' }, { sum: 'weightsSum' }],
    ['1001 in all', { skills: '451' }, { sum: 'weightsSum' }],
  ])('%s', (_what, change, errors) => {
    expect(errorsOf(change)).toEqual(errors);
  });

  test.each([
    ['449', { sum: '999', total: '1\u00a0000', difference: '1', over: 'no' }],
    ['470', { sum: '1\u00a0020', total: '1\u00a0000', difference: '20', over: 'yes' }],
  ])('the sum’s error says the sum: skills %s', (skills, params) => {
    const read = pointsSchema.safeParse(sent({ skills }));
    expect(read.error?.issues).toMatchObject([{ params }]);
  });
});

describe('in an address', () => {
  test('there and back', () => {
    expect(writePoints(standard)).toBe('450-150-100-80-80-50-40-50');
    expect(readPoints(writePoints(standard))).toEqual(standard);
  });

  test.each([
    undefined,
    '',
    '450',
    '451-150-100-80-80-50-40-50',
    '450-150-100-80-80-50-40-50-0',
    '450-150-100-80-80-50-90--',
    "450-150-100-80-80-50-40-50'",
  ])('%s is none', (segment) => {
    expect(readPoints(segment)).toBeNull();
  });

  test('one point elsewhere is another proposal', () => {
    expect(samePoints(standard, { ...standard })).toBe(true);
    expect(samePoints(standard, { ...standard, skills: 449, place: 151 })).toBe(false);
  });
});

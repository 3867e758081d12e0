import { describe, expect, test } from 'vitest';
import { minutesToWait, PASSWORD_MAX } from '@/lib/people/rules';
import { signInSchema } from '@/lib/people/schema';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const inMs = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);
const MINUTE = 60_000;

describe('minutes to wait', () => {
  test.each([
    { failures: 0, ends: 15 * MINUTE, minutes: undefined },
    { failures: 9, ends: 15 * MINUTE, minutes: undefined },
    { failures: 10, ends: 15 * MINUTE, minutes: 15 },
    { failures: 11, ends: 15 * MINUTE, minutes: 15 },
    { failures: 10, ends: 2 * MINUTE + 1, minutes: 3 },
    { failures: 10, ends: 2 * MINUTE, minutes: 2 },
    { failures: 10, ends: 2 * MINUTE - 1, minutes: 2 },
    { failures: 10, ends: MINUTE + 1, minutes: 2 },
    { failures: 10, ends: MINUTE, minutes: 1 },
    { failures: 10, ends: 1, minutes: 1 },
    { failures: 10, ends: 0, minutes: undefined },
    { failures: 10, ends: -1, minutes: undefined },
    { failures: 1_000, ends: -1, minutes: undefined },
  ])('$failures failures, a window that ends in $ends ms: $minutes', ({ failures, ends, minutes }) => {
    expect(minutesToWait({ failures, endsAt: inMs(ends) }, NOW)).toBe(minutes);
  });

  test('without a failure there is none', () => {
    expect(minutesToWait(null, NOW)).toBeUndefined();
  });
});

describe('the form of signing in', () => {
  const read = (fields: Record<string, string[]>) => signInSchema.safeParse({ email: ['a@b.example'], password: ['x'], ...fields });

  test.each([
    ['/needs', '/needs'],
    ['/needs/3/pledge?offer=2#top', '/needs/3/pledge?offer=2#top'],
    ['/', '/'],
    ['', null],
    ['needs', null],
    ['//elsewhere.example', null],
    ['/\\elsewhere.example', null],
    ['/a\\b', null],
    ['/a b', null],
    ['https://elsewhere.example', null],
    ['javascript:alert(1)', null],
  ])('leads to pages of this site only: %j', (next, expected) => {
    expect(read({ next: [next] }).data?.next).toBe(expected);
  });

  test(`reads passwords of ${PASSWORD_MAX} signs at most`, () => {
    expect(read({ password: ['x'.repeat(PASSWORD_MAX)] }).success).toBe(true);
    expect(read({ password: ['x'.repeat(PASSWORD_MAX + 1)] }).success).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { PASSWORD_MAX } from '@/lib/people/rules';
import { signInSchema } from '@/lib/people/schema';

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

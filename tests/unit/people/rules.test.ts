import { describe, expect, test } from 'vitest';
import { isArabic, isPasswordOfEmail, PASSWORD_MAX, PASSWORD_MIN } from '@/lib/people/rules';
import { newPassword, signInSchema } from '@/lib/people/schema';

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

describe('a password that is chosen', () => {
  const accepted = (password: string) => newPassword.safeParse([password]).success;

  test.each([
    [PASSWORD_MIN - 1, false],
    [PASSWORD_MIN, true],
    [PASSWORD_MIN + 1, true],
    [PASSWORD_MAX, true],
    [PASSWORD_MAX + 1, false],
  ])('of %i signs', (length, expected) => {
    expect(accepted('x'.repeat(length))).toBe(expected);
    if (length <= PASSWORD_MIN + 1) expect(accepted('ب'.repeat(length))).toBe(expected);
  });

  test('counts what people see, takes any signs, and changes none', () => {
    expect(accepted('😀'.repeat(PASSWORD_MIN - 1))).toBe(false);
    expect(accepted('😀'.repeat(PASSWORD_MIN))).toBe(true);
    expect(newPassword.safeParse(['  espaces autour  ']).data).toBe('  espaces autour  ');
  });

  test.each([
    ['hiba@nour.example', true],
    [' Hiba@Nour.example ', true],
    ['hiba', true],
    ['hiba@nour.example1', false],
    ['nour.example', false],
    ['', false],
  ])('that is the address: %j', (password, expected) => {
    expect(isPasswordOfEmail(password, 'hiba@nour.example')).toBe(expected);
  });
});

test.each([
  ['هبة العمراني', true],
  ['Hiba العمراني', true],
  ['Hiba Amrani', false],
  ['', false],
])('%j in Arabic letters: %s', (name, expected) => {
  expect(isArabic(name)).toBe(expected);
});

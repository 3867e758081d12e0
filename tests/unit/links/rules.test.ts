import { expect, test } from 'vitest';
import { isUsable, LINK_MINUTES, LINK_TOKEN, type LinkPurpose, linkExpiry } from '@/lib/links/rules';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const inMs = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

test.each([
  { purpose: 'confirm_registration', hours: 72 },
  { purpose: 'reset_password', hours: 1 },
  { purpose: 'change_email', hours: 24 },
  { purpose: 'prove_domain', hours: 72 },
] as const satisfies { purpose: LinkPurpose; hours: number }[])('$purpose works for $hours hours', ({ purpose, hours }) => {
  expect(LINK_MINUTES[purpose]).toBe(hours * 60);
  const expiresAt = linkExpiry(purpose, NOW);
  expect(expiresAt).toEqual(inMs(hours * 3_600_000));
  const at = (milliseconds: number) => isUsable({ usedAt: null, expiresAt }, inMs(hours * 3_600_000 + milliseconds));
  expect([at(-1), at(0), at(1)]).toEqual([true, false, false]);
});

test('a used one works no more', () => {
  expect(isUsable({ usedAt: NOW, expiresAt: inMs(1) }, NOW)).toBe(false);
});

test.each([
  ['x'.repeat(43), true],
  ['aZ09_-'.padEnd(43, 'x'), true],
  ['x'.repeat(42), false],
  ['x'.repeat(44), false],
  [`${'x'.repeat(42)}=`, false],
  [`${'x'.repeat(42)}/`, false],
  ['', false],
])('a secret: %s', (token, expected) => {
  expect(LINK_TOKEN.test(token)).toBe(expected);
});

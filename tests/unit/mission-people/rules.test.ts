import { expect, test } from 'vitest';
import { NAMED_DAYS, type NamedFacts, type NamedState, namedExpiry, namedState } from '@/lib/mission-people/rules';

const NOW = new Date('2026-11-26T12:00:00Z');
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

test.each<[NamedState, Partial<NamedFacts>]>([
  ['waiting', { expiresAt: at(1) }],
  ['expired', { expiresAt: NOW }],
  ['expired', { expiresAt: at(-1) }],
  ['confirmed', { confirmedAt: at(-9) }],
  ['confirmed', { confirmedAt: at(-9), expiresAt: at(-1) }],
  ['declined', { declinedAt: at(-9) }],
  ['removed', { removedAt: at(-1) }],
  ['removed', { removedAt: at(-1), confirmedAt: at(-9) }],
  ['removed', { removedAt: at(-1), declinedAt: at(-9) }],
])('is %s: %o', (state, facts) => {
  expect(namedState({ expiresAt: at(9), confirmedAt: null, declinedAt: null, removedAt: null, ...facts }, NOW)).toBe(state);
});

test('waits for two weeks from the sending', () => {
  expect([namedExpiry(NOW), NAMED_DAYS]).toEqual([new Date('2026-12-10T12:00:00Z'), 14]);
});

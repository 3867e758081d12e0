import { describe, expect, test } from 'vitest';
import { mayNameContacts, REQUEST_STATES } from '@/lib/requests/rules';
import { EXCERPT_LENGTH, excerptOf, isOpen, isToldAgain, QUIET_HOURS } from '@/lib/threads/rules';

test.each(REQUEST_STATES)('a thread of a request that is %s', (state) => {
  expect(isOpen(state)).toBe(['proposed', 'accepted', 'approved'].includes(state));
  expect(mayNameContacts(state)).toBe(state === 'approved');
});

describe('the beginning of a message', () => {
  test.each([-1, 0, 1])('is at most so long (%i)', (beyond) => {
    const excerpt = excerptOf('ب'.repeat(EXCERPT_LENGTH + beyond));
    expect(excerpt.endsWith('…')).toBe(beyond > 0);
    expect([...excerpt]).toHaveLength(EXCERPT_LENGTH + beyond);
  });

  test('is one line, and ends with a word', () => {
    expect(excerptOf('Bonjour,\n\n  merci. ')).toBe('Bonjour, merci.');
    expect(excerptOf('mot '.repeat(100))).toBe(`${'mot '.repeat(35).trim()}…`);
  });

  test('carries no contact detail', () => {
    expect(excerptOf('Écrivez à amal@association.ma ou au ٠٦ ١٢ ٣٤ ٥٦ ٧٨.')).toBe('Écrivez à … ou au ….');
  });
});

test.each([
  [null, true],
  [0, false],
  [QUIET_HOURS * 3_600_000 - 1, false],
  [QUIET_HOURS * 3_600_000, true],
  [QUIET_HOURS * 3_600_000 + 1, true],
])('an unread notice of %s ms ago: told again is %s', (age, told) => {
  const now = new Date('2026-11-25T10:00:00.000Z');
  expect(isToldAgain(age === null ? null : new Date(now.getTime() - age), now)).toBe(told);
});

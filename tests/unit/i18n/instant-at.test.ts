import { expect, test } from 'vitest';
import { instantAt } from '@/lib/i18n/day';

/** Casablanca is an hour ahead of UTC, but for Ramadan, when it is as far. */
test.each([
  ['2026-01-15', '10:00', '2026-01-15T09:00:00.000Z'],
  ['2026-02-20', '10:00', '2026-02-20T10:00:00.000Z'],
  ['2026-07-01', '00:15', '2026-06-30T23:15:00.000Z'],
  ['2026-07-01', '23:45', '2026-07-01T22:45:00.000Z'],
  // The nights in which the clocks go back and forth, before, after, and in the hour that is skipped.
  ['2026-02-15', '01:30', '2026-02-15T00:30:00.000Z'],
  ['2026-02-15', '03:30', '2026-02-15T03:30:00.000Z'],
  ['2026-03-22', '01:30', '2026-03-22T01:30:00.000Z'],
  ['2026-03-22', '03:30', '2026-03-22T02:30:00.000Z'],
])('%s at %s is %s', (day, time, instant) => {
  expect(instantAt(new Date(`${day}T00:00:00Z`), time).toISOString()).toBe(instant);
});

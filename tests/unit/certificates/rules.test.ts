import { describe, expect, test } from 'vitest';
import { certificateReference, certificateStatus, certifiedHours, daysOf } from '@/lib/certificates/rules';
import type { DatedEntry } from '@/lib/missions/rules';

const day = (date: string) => new Date(`${date}T00:00:00.000Z`);
const entry = (id: number, date: string, change: Partial<DatedEntry> = {}): DatedEntry => ({
  ...{ id, correctsId: null, quarters: 4, answer: 'confirmed', days: 0, workedOn: day(date) },
  ...change,
});

describe('certifiedHours', () => {
  test('sums what is confirmed, from its first day to its last', () => {
    const entries = [
      entry(1, '2026-03-10'),
      entry(2, '2026-03-02', { quarters: 6 }),
      entry(3, '2026-04-01', { answer: null }),
      entry(4, '2026-02-01', { answer: 'disputed' }),
    ];
    expect(certifiedHours(entries)).toEqual({ quarters: 10, startsOn: day('2026-03-02'), endsOn: day('2026-03-10') });
  });

  test('counts of a correction what was confirmed last, with its day', () => {
    const corrected = [entry(1, '2026-03-10'), entry(2, '2026-03-11', { correctsId: 1, quarters: 2 })];
    expect(certifiedHours(corrected)).toEqual({ quarters: 2, startsOn: day('2026-03-11'), endsOn: day('2026-03-11') });
    const waiting = [entry(1, '2026-03-10'), entry(2, '2026-03-11', { correctsId: 1, quarters: 2, answer: null })];
    expect(certifiedHours(waiting)).toEqual({ quarters: 4, startsOn: day('2026-03-10'), endsOn: day('2026-03-10') });
  });

  test.each([
    ['nothing was declared', [], 'none'],
    ['hours wait', [entry(1, '2026-03-10', { answer: null })], 'waiting'],
    ['hours are disputed', [entry(1, '2026-03-10', { answer: 'disputed' })], 'none'],
    ['they were taken back', [entry(1, '2026-03-10'), entry(2, '2026-03-10', { correctsId: 1, quarters: 0 })], 'none'],
  ] as const)('says why there are none: %s', (_, entries, missing) => {
    expect(certifiedHours(entries)).toBe(missing);
  });
});

test('a reference is of its year, and a newer certificate outdates an older one', () => {
  expect(certificateReference(2026, 42)).toBe('KA-2026-00042');
  expect([certificateStatus({ superseded: false }), certificateStatus({ superseded: true })]).toEqual(['issued', 'outdated']);
});

test.each([
  ['2026-11-18', '2026-11-18', 'one'],
  ['2026-11-18', '2026-11-19', 'several'],
] as const)('hours from %s to %s are of %s', (from, until, days) => {
  expect(daysOf({ quarters: 4, startsOn: new Date(from), endsOn: new Date(until) })).toBe(days);
});

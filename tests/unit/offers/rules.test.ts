import { describe, expect, test } from 'vitest';
import { dateOfDay } from '@/lib/i18n/day';
import { isOnOffer, type OfferDayError, offerDayErrors, quartersInPeriod } from '@/lib/offers/rules';

const today = '2026-11-23';

describe('the days of an offer', () => {
  const table: [from: string, until: string, errors: Partial<Record<'availableFrom' | 'availableUntil', OfferDayError>>][] = [
    ['2026-11-22', '2027-02-01', { availableFrom: 'dayBeforeToday' }],
    ['2026-11-23', '2027-02-01', {}],
    ['2026-11-24', '2027-02-01', {}],
    ['2027-01-31', '2027-02-01', {}],
    ['2027-02-01', '2027-02-01', { availableUntil: 'untilNotAfterFrom' }],
    ['2027-02-02', '2027-02-01', { availableUntil: 'untilNotAfterFrom' }],
    ['2026-11-23', '2026-11-24', {}],
    ['2026-11-23', '2026-11-23', { availableUntil: 'dayNotAfterToday' }],
    ['2026-11-22', '2026-11-22', { availableFrom: 'dayBeforeToday', availableUntil: 'dayNotAfterToday' }],
  ];
  test.each(table)('from %s until %s', (availableFrom, availableUntil, errors) => {
    expect(offerDayErrors({ availableFrom, availableUntil }, today)).toEqual(errors);
  });
});

test.each([
  ['2026-11-23', '2026-11-24', 40],
  ['2026-11-23', '2026-12-23', 40],
  ['2026-11-23', '2026-12-24', 80],
  ['2026-11-23', '2027-11-23', 480],
  ['2026-11-23', '2027-11-24', 520],
])('from %s until %s at ten hours a month', (from, until, quarters) => {
  expect(quartersInPeriod(dateOfDay(from), dateOfDay(until), 40)).toBe(quarters);
});

describe('what others may ask for', () => {
  const open = { state: 'open', quartersLeft: 1, availableUntil: today, verified: true };
  const table: [what: string, change: Partial<typeof open>, expected: boolean][] = [
    ['open, a quarter-hour left, on its last day', {}, true],
    ['the day after its last', { availableUntil: '2026-11-22' }, false],
    ['nothing left', { quartersLeft: 0 }, false],
    ['paused', { state: 'paused' }, false],
    ['an organisation that is not verified', { verified: false }, false],
  ];
  test.each(table)('%s', (_, change, expected) => {
    expect(isOnOffer({ ...open, ...change }, today)).toBe(expected);
  });
});

import { describe, expect, test } from 'vitest';
import { isPublic, type NeedDayError, needDayErrors } from '@/lib/needs/rules';

const today = '2026-11-23';

describe('the days of a need', () => {
  const closing: [closesOn: string, error: NeedDayError | undefined][] = [
    ['2026-11-22', 'dayNotAfterToday'],
    ['2026-11-23', 'dayNotAfterToday'],
    ['2026-11-24', undefined],
    ['2026-12-31', undefined],
    ['2027-01-01', undefined],
    ['2027-01-02', 'closesAfterStart'],
  ];
  test.each(closing)('closing on %s, wanted for 1 January 2027', (closesOn, error) => {
    expect(needDayErrors({ closesOn, wantedStart: '2027-01-01' }, today).closesOn).toBe(error);
  });

  const starting: [wantedStart: string, error: NeedDayError | undefined][] = [
    ['2026-11-22', 'dayNotAfterToday'],
    ['2026-11-23', 'dayNotAfterToday'],
    ['2026-11-24', undefined],
  ];
  test.each(starting)('wanted for %s, closing the day after today', (wantedStart, error) => {
    expect(needDayErrors({ closesOn: '2026-11-24', wantedStart }, today)).toEqual(error === undefined ? {} : { wantedStart: error });
  });

  test('each field says its own error', () => {
    expect(needDayErrors({ closesOn: '2020-01-01', wantedStart: '2019-01-01' }, today)).toEqual({
      closesOn: 'dayNotAfterToday',
      wantedStart: 'dayNotAfterToday',
    });
  });
});

describe('what anybody may read', () => {
  const open = { state: 'open', quartersLeft: 1, closesOn: today, verified: true };
  const table: [what: string, change: Partial<typeof open>, expected: boolean][] = [
    ['open, a quarter-hour left, on its last day', {}, true],
    ['the day before its last', { closesOn: '2026-11-24' }, true],
    ['the day after its last', { closesOn: '2026-11-22' }, false],
    ['nothing left', { quartersLeft: 0 }, false],
    ...['submitted', 'returned', 'paused', 'filled', 'closed', 'expired'].map((state): [string, Partial<typeof open>, boolean] => [
      state,
      { state },
      false,
    ]),
    ['an organisation that is not verified', { verified: false }, false],
  ];
  test.each(table)('%s', (_, change, expected) => {
    expect(isPublic({ ...open, ...change }, today)).toBe(expected);
  });
});

import { describe, expect, test } from 'vitest';
import { FAMILIES, type Rates } from '@/lib/hour-rates/rules';
import type { DatedEntry } from '@/lib/missions/rules';
import { CGEM_AXES, countedIn, type GivenMission, goalsOf, totalsOf } from '@/lib/yearly-records/rules';
import { readSkills } from '@/prisma/seed/content';

const rates = Object.fromEntries(FAMILIES.map((family) => [family, 100])) as Rates;

test('there is a rate for every family of the catalogue, and for no other', () => {
  expect([...FAMILIES]).toEqual(readSkills().families.map(({ code }) => code));
});

describe('what counts in a year', () => {
  const entry = (id: number, day: string, change: Partial<DatedEntry> = {}): DatedEntry => ({
    id,
    correctsId: null,
    quarters: 4,
    answer: 'confirmed',
    days: 0,
    workedOn: new Date(day),
    ...change,
  });

  test.each([
    ['the day before it begins', [entry(1, '2025-12-31')], []],
    ['its first day', [entry(1, '2026-01-01')], [1]],
    ['its last day', [entry(1, '2026-12-31')], [1]],
    ['the day after it ends', [entry(1, '2027-01-01')], []],
    ['declared, not confirmed', [entry(1, '2026-05-05', { answer: null })], []],
    ['disputed', [entry(1, '2026-05-05', { answer: 'disputed' })], []],
    ['corrected, and the correction confirmed', [entry(1, '2026-05-05'), entry(2, '2026-05-05', { correctsId: 1 })], [2]],
    ['corrected, and the correction waits', [entry(1, '2026-05-05'), entry(2, '2026-05-05', { correctsId: 1, answer: null })], [1]],
    ['corrected to a day of another year', [entry(1, '2026-01-01'), entry(2, '2025-12-31', { correctsId: 1 })], []],
  ])('%s', (_what, entries, counted) => expect(countedIn(entries, 2026).map(({ id }) => id)).toEqual(counted));
});

describe('totals', () => {
  const missions: GivenMission[] = [
    {
      sector: 'education',
      regionCode: '04',
      parts: [
        { code: 'legal_advice', family: 'legal', quarters: 3 },
        { code: 'budget', family: 'finance_accounting', quarters: 2 },
      ],
    },
    { sector: 'disability', regionCode: '04', parts: [{ code: 'legal_advice', family: 'legal', quarters: 8 }] },
  ];

  test('each division sums to all hours', () => {
    const totals = totalsOf(missions, rates);
    expect(totals.all).toEqual({ quarters: 13, value: 325 });
    expect([...totals.bySector]).toEqual([
      ['education', { quarters: 5, value: 125 }],
      ['disability', { quarters: 8, value: 200 }],
    ]);
    expect([...totals.byRegion]).toEqual([['04', { quarters: 13, value: 325 }]]);
    expect([...totals.bySkill]).toEqual([
      ['legal_advice', { quarters: 11, value: 275 }],
      ['budget', { quarters: 2, value: 50 }],
    ]);
    expect(totals.byMission.map(({ quarters }) => quarters)).toEqual([5, 8]);
  });

  test('a value is of the skill’s own family, rounded once', () => {
    const own = { ...rates, legal: 333, finance_accounting: 1 };
    expect(totalsOf(missions, own).all.value).toBe(Math.round((11 * 333 + 2) / 4));
    expect(totalsOf(missions, own).bySkill.get('budget')?.value).toBe(1);
  });

  test('without rates there are hours, and no value', () => {
    expect(totalsOf(missions, null).all).toEqual({ quarters: 13, value: null });
  });

  test('of nothing they are nothing', () => {
    expect(totalsOf([], rates)).toMatchObject({ all: { quarters: 0, value: 0 }, byMission: [] });
  });
});

test.each(Object.keys(CGEM_AXES) as (keyof typeof CGEM_AXES)[])('every sector has its goals and its axes: %s', (sector) => {
  expect(goalsOf(sector).at(-1)).toBe(17);
  expect(CGEM_AXES[sector]).toContain('community');
});

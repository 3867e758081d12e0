import { describe, expect, test } from 'vitest';
import { divide, type GroupFigure, INDICATOR_CODES, INDICATORS, inUnit, isIndicator, reached, totalOf } from '@/lib/reports/rules';
import ar from '@/messages/ar.json';
import fr from '@/messages/fr.json';

const groups: GroupFigure[] = [
  { region: '04', sector: 'education', kind: 'COMPANY', amount: 6 },
  { region: '06', sector: 'education', kind: 'COMPANY', amount: 10 },
  { region: '04', sector: null, kind: 'ASSOCIATION', amount: 4 },
];

describe('figures', () => {
  test('are divided along one dimension, the largest first, and what does not know it is left out', () => {
    expect(divide(groups, 'region')).toEqual([
      { key: '04', amount: 10 },
      { key: '06', amount: 10 },
    ]);
    expect(divide(groups, 'sector')).toEqual([{ key: 'education', amount: 16 }]);
    expect(divide(groups, 'kind')).toEqual([
      { key: 'COMPANY', amount: 16 },
      { key: 'ASSOCIATION', amount: 4 },
    ]);
    expect(divide([], 'kind')).toEqual([]);
    expect(totalOf(groups)).toBe(20);
  });

  test.each([
    ['hours_confirmed', 42, 10.5],
    ['missions_completed', 42, 42],
  ] as const)('%s in its unit', (indicator, amount, read) => {
    expect(inUnit(indicator, amount)).toBe(read);
  });

  test.each([
    ['missions_completed', 3, null, null],
    ['missions_completed', 3, 0, null],
    ['missions_completed', 0, 3, 0],
    ['missions_completed', 2, 3, 66],
    ['missions_completed', 199, 200, 99],
    ['missions_completed', 3, 3, 100],
    ['missions_completed', 4, 3, 133],
    ['hours_confirmed', 42, 21, 50],
  ] as const)('%s: %d of %d is %d percent', (indicator, amount, target, share) => {
    expect(reached(indicator, amount, target)).toBe(share);
  });
});

test('an indicator is one of the list, whatever objects have besides', () => {
  expect(isIndicator('hours_confirmed')).toBe(true);
  for (const code of ['', 'edit', '__proto__', 'constructor']) expect(isIndicator(code)).toBe(false);
});

test.each([fr, ar])('every indicator has a name, a definition and a source', ({ reports }) => {
  expect(Object.keys(reports.indicators).sort()).toEqual([...INDICATOR_CODES].sort());
  for (const words of Object.values(reports.indicators)) expect(Object.keys(words).sort()).toEqual(['definition', 'name', 'source']);
});

test('what counts organisations is not divided by sector: they have several', () => {
  for (const indicator of INDICATOR_CODES.filter((code) => INDICATORS[code].counts === 'organisation'))
    expect(INDICATORS[indicator].by).not.toContain('sector');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attentionOf, COUNTED_DAYS, exposureSteps, giniOf, HALF_LIFE_DAYS, SHOWING, SHOWN_ENOUGH, weightOf } from '@/lib/attention/rules';
import { gini } from '@/tests/bench/metrics';

const FULL = 50;

describe('the weight of a showing', () => {
  test.each([
    [-1, 0],
    [0, SHOWING],
    [1, 951],
    [HALF_LIFE_DAYS, SHOWING / 2],
    [2 * HALF_LIFE_DAYS, SHOWING / 4],
    [COUNTED_DAYS - 1, 12],
    [COUNTED_DAYS, 0],
  ])('%d days old: %d', (age, weight) => {
    expect(weightOf(age)).toBe(weight);
  });

  test('never rises from day to day', () => {
    for (let age = 1; age < COUNTED_DAYS; age += 1) expect(weightOf(age)).toBeLessThanOrEqual(weightOf(age - 1));
  });
});

describe('points of attention', () => {
  // On average, each of ten was shown a thousand.
  const exposure = { total: 10_000, organisations: 10 };

  test.each([
    [0, FULL],
    [1, FULL - 1],
    [25, FULL - 1],
    [26, FULL - 2],
    [5 * SHOWN_ENOUGH, FULL / 2],
    [5 * SHOWN_ENOUGH + 1, FULL / 2 - 1],
    [1_000, FULL / 5],
    [10 * SHOWN_ENOUGH - 25, 1],
    [10 * SHOWN_ENOUGH - 24, 0],
    [1_000_000, 0],
  ])('shown %d: %d', (own, points) => {
    expect(attentionOf(own, exposure, FULL)).toBe(points);
  });

  test.each([
    ['nothing was shown', { total: 0, organisations: 10 }],
    ['nobody has an open need', { total: 0, organisations: 0 }],
  ])('are all there while %s', (_when, nothing) => {
    expect(exposureSteps(nothing, FULL)).toEqual([]);
    expect([attentionOf(0, nothing, FULL), attentionOf(9_000, nothing, FULL)]).toEqual([FULL, FULL]);
  });

  const shown = fc.record({ total: fc.integer({ min: 1, max: 3_000_000_000 }), organisations: fc.integer({ min: 1, max: 240_000 }) });

  test('fall in a straight line, rounded down', () => {
    fc.assert(
      fc.property(shown, fc.integer({ min: 0, max: 10_000_000 }), ({ total, organisations }, own) => {
        const all = BigInt(total) * BigInt(SHOWN_ENOUGH);
        const left = all - BigInt(own) * BigInt(organisations) * 100n;
        expect(attentionOf(own, { total, organisations }, FULL)).toBe(left > 0n ? Number((BigInt(FULL) * left) / all) : 0);
      }),
    );
  });

  test('are the same when everybody is shown as many times as often', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 500 }), (own, times) => {
        expect(attentionOf(own * times, { ...exposure, total: exposure.total * times }, FULL)).toBe(attentionOf(own, exposure, FULL));
      }),
    );
  });

  test('have one step for each point, in order', () => {
    const steps = exposureSteps(exposure, FULL);
    expect(steps).toHaveLength(FULL);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });
});

describe('the Gini index', () => {
  const sharesOf = (shares: number[]) => {
    const sorted = [...shares].sort((a, b) => a - b);
    return {
      count: sorted.length,
      total: sorted.reduce((sum, share) => sum + share, 0),
      placed: sorted.reduce((sum, share, index) => sum + share * (index + 1), 0),
    };
  };

  test.each([
    [[], 0],
    [[0, 0], 0],
    [[7], 0],
    [[3, 3, 3], 0],
    [[0, 1], 500],
    [[0, 0, 0, 9], 750],
    [[1, 2, 3], 222],
  ])('of %j is %d thousandths', (shares, thousandths) => {
    expect(giniOf(sharesOf(shares))).toBe(thousandths);
  });

  test('is the bench’s, of any shares', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 60 }), (shares) => {
        expect(Math.abs(giniOf(sharesOf(shares)) / 1_000 - gini(shares))).toBeLessThan(0.0006);
      }),
    );
  });
});

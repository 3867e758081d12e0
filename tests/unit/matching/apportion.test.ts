import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion } from '@/lib/matching/apportion';

const anyWeight = fc.integer({ min: 1, max: 100_000 });

describe('apportion', () => {
  test.each<[total: number, weights: number[], expected: number[]]>([
    [100, [1, 1, 1], [34, 33, 33]],
    [101, [1, 1, 1], [34, 34, 33]],
    [99, [1, 1, 1], [33, 33, 33]],
    [10, [6, 3, 1], [6, 3, 1]],
    [10, [13, 37, 50], [1, 4, 5]],
    [10, [65, 30, 5], [7, 3, 0]],
    [0, [1, 2], [0, 0]],
    [5, [], []],
  ])('%d among %j', (total, weights, expected) => {
    expect(apportion(total, weights)).toEqual(expected);
  });

  test.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses the weight %d', (weight) => {
    expect(() => apportion(450, [100, weight])).toThrow(RangeError);
  });

  test('gives all of the total, each share within one of its quota', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.array(anyWeight, { minLength: 1, maxLength: 20 }), (total, weights) => {
        const shares = apportion(total, weights);
        const sum = weights.reduce((a, b) => a + b, 0);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
        weights.forEach((weight, index) => {
          expect(Math.abs((shares[index] ?? Number.NaN) - (total * weight) / sum)).toBeLessThan(1);
        });
      }),
    );
  });

  test('never lowers a share when its weight alone rises', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000),
        fc.array(anyWeight, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        anyWeight,
        (total, weights, pick, more) => {
          const at = pick % weights.length;
          const raised = weights.map((weight, index) => (index === at ? weight + more : weight));
          expect(apportion(total, raised)[at]).toBeGreaterThanOrEqual(apportion(total, weights)[at] ?? Number.NaN);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { Chance } from '@/tests/bench/chance';
import { bootstrap, gini, mean, median, ndcg, percentile, reciprocalRank } from '@/tests/bench/metrics';

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it.each([
    [0.5, 50],
    [0.95, 95],
    [0.99, 99],
    [1, 100],
  ])('of 1 to 100 at %d is %d', (at, value) => {
    expect(percentile(hundred, at)).toBe(value);
  });

  it('is one of the values, and leaves their order alone', () => {
    const values = [3, 1, 2, 9];
    expect(median(values)).toBe(2);
    expect(values).toEqual([3, 1, 2, 9]);
  });

  it('refuses to speak of nothing', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('nDCG', () => {
  it('is 1 for the best order and less for any other', () => {
    const all = [0, 3, 1, 2];
    expect(ndcg([3, 2, 1], all, 3)).toBeCloseTo(1, 12);
    expect(ndcg([2, 3, 1], all, 3)).toBeLessThan(1);
    expect(ndcg([0, 0, 0], all, 3)).toBe(0);
  });

  it('discounts by the logarithm of the rank', () => {
    // 1 / log2(3) of what the first place would have given.
    expect(ndcg([0, 1], [1, 0], 2)).toBeCloseTo(0.6309, 4);
  });

  it('counts the first k only, on both sides', () => {
    expect(ndcg([1, 5], [1, 5], 1)).toBeCloseTo(0.2, 12);
  });

  it('asks nothing of a ranking where nothing can be gained', () => {
    expect(ndcg([], [], 20)).toBe(1);
    expect(ndcg([0], [0, 0], 20)).toBe(1);
  });
});

describe('reciprocal rank', () => {
  it.each([
    [[true, false], 1],
    [[false, false, false, true], 0.25],
    [[false, false], 0],
    [[], 0],
  ])('of %j is %d', (accepted, rank) => {
    expect(reciprocalRank(accepted)).toBe(rank);
  });
});

describe('Gini', () => {
  it.each([
    ['equal shares', [4, 4, 4, 4], 0],
    ['one of four has all', [0, 12, 0, 0], 0.75],
    ['1 to 4', [3, 1, 4, 2], 0.25],
    ['nobody has anything', [0, 0], 0],
    ['nobody', [], 0],
  ])('of %s', (_, shares, value) => {
    expect(gini(shares)).toBeCloseTo(value, 12);
  });
});

describe('bootstrap', () => {
  const values = Array.from({ length: 200 }, (_, index) => index % 10);

  it('holds the figure of the sample between its bounds', () => {
    const { value, low, high } = bootstrap(values, mean, new Chance(1));
    expect(value).toBe(4.5);
    expect(low).toBeLessThan(4.5);
    expect(high).toBeGreaterThan(4.5);
    // Two standard errors of 2.87 / √200 on either side.
    expect(high - low).toBeGreaterThan(0.6);
    expect(high - low).toBeLessThan(1);
  });

  it('has no width when all are the same', () => {
    expect(bootstrap([2, 2, 2], median, new Chance(1))).toEqual({ value: 2, low: 2, high: 2 });
  });

  it('is the same for the same seed', () => {
    expect(bootstrap(values, mean, new Chance(3))).toEqual(bootstrap(values, mean, new Chance(3)));
  });
});

import { describe, expect, test } from 'vitest';
import { DEFAULT_WEIGHTS, PARTS, pointsFor, type Weights, type WeightsError, weightsError } from '@/lib/matching/weights';

describe('weights', () => {
  test.each<[what: string, change: Partial<Weights>, expected: WeightsError | null]>([
    ['the default', {}, null],
    ['a point moved', { skills: 449, place: 151 }, null],
    ['a part switched off', { skills: 500, attention: 0 }, null],
    ['999', { skills: 449 }, 'sum_not_total'],
    ['1001', { skills: 451 }, 'sum_not_total'],
    ['below 0', { skills: 501, attention: -1 }, 'part_negative'],
    ['halves', { skills: 450.5, attention: 49.5 }, 'part_not_whole'],
    ['not a number', { skills: Number.NaN }, 'part_not_whole'],
  ])('%s', (_, change, expected) => {
    expect(weightsError({ ...DEFAULT_WEIGHTS, ...change })).toBe(expected);
  });

  test('the default, in the order in which the parts are shown', () => {
    expect(PARTS.map((part) => DEFAULT_WEIGHTS[part])).toEqual([450, 150, 100, 80, 80, 50, 40, 50]);
  });

  test.each<[weight: number, done: number, full: number, expected: number]>([
    [150, 95, 150, 95],
    [75, 95, 150, 47],
    [300, 95, 150, 190],
    [0, 95, 150, 0],
    [77, 150, 150, 77],
    [77, 0, 150, 0],
    [1, 149, 150, 0],
  ])('of %d, %d in %d is %d', (weight, done, full, expected) => {
    expect(pointsFor(weight, done, full)).toBe(expected);
  });
});

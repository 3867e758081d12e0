import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMON, RAREST, rarityOf } from '@/lib/matching/rarity';

describe('rarity', () => {
  test.each<[count: number, expected: number]>([
    [0, 400],
    [1, 400],
    [8, 400],
    [9, 300],
    [16, 300],
    [17, 200],
    [32, 200],
    [33, 100],
    [64, 100],
  ])('of a skill in %d offers, when the most frequent is in 64: %d', (count, expected) => {
    expect(rarityOf({ frequent: 64, skill: count }).skill).toBe(expected);
  });

  test('is common for all while offers are few', () => {
    expect(rarityOf({ a: 1, b: 1, c: 0 })).toEqual({ a: COMMON, b: COMMON, c: COMMON });
    expect(rarityOf({})).toEqual({});
  });

  test.each([-1, 0.5, Number.NaN])('refuses the count %d', (count) => {
    expect(() => rarityOf({ a: 3, b: count })).toThrow(RangeError);
  });

  test('is whole, bounded, and never less for the rarer', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.nat(5_000)), (counts) => {
        const rarity = rarityOf(counts);
        expect(Object.keys(rarity).sort()).toEqual(Object.keys(counts).sort());
        const byCount = Object.keys(counts).sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0));
        let last = RAREST;
        for (const code of byCount) {
          const weight = rarity[code] ?? Number.NaN;
          expect(Number.isInteger(weight) && weight >= COMMON && weight <= last).toBe(true);
          last = weight;
        }
        if (byCount.length > 0) expect(last).toBe(COMMON);
      }),
    );
  });
});

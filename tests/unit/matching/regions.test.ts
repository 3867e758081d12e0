import { describe, expect, test } from 'vitest';
import { areNeighbours, NEIGHBOURS } from '@/lib/matching/regions';

const regions = Object.keys(NEIGHBOURS);

describe('neighbouring regions', () => {
  test('the twelve have one each at least', () => {
    expect(regions.sort()).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']);
    expect(regions.filter((region) => NEIGHBOURS[region]?.length === 0)).toEqual([]);
  });

  test('both say it, and none of itself', () => {
    for (const a of regions) {
      expect(areNeighbours(a, a), a).toBe(false);
      for (const b of regions) expect(areNeighbours(a, b), `${a} and ${b}`).toBe(areNeighbours(b, a));
    }
  });

  test('one can cross the country by them', () => {
    const reached = new Set(['01']);
    for (const region of reached) for (const next of NEIGHBOURS[region] ?? []) reached.add(next);
    expect(reached.size).toBe(12);
  });

  test.each<[a: string, b: string, expected: boolean]>([
    ['06', '07', true], // Casablanca-Settat, Marrakech-Safi
    ['06', '04', true], // Casablanca-Settat, Rabat-Salé-Kénitra
    ['06', '03', false], // Casablanca-Settat, Fès-Meknès
    ['02', '08', true], // Oriental, Drâa-Tafilalet
    ['09', '10', true], // Souss-Massa, Guelmim-Oued Noun
    ['08', '10', false], // Drâa-Tafilalet, Guelmim-Oued Noun: Tata is between
    ['11', '12', true], // Laâyoune-Sakia El Hamra, Dakhla-Oued Ed-Dahab
    ['10', '12', false],
    ['06', '13', false],
    ['13', '06', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(areNeighbours(a, b)).toBe(expected);
  });
});

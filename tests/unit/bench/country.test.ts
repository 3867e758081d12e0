import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { rankNeeds } from '@/lib/matching/oracle';
import { readPopulations, readProvinces } from '@/prisma/seed/content';
import { Chance, zipf } from '@/tests/bench/chance';
import { Columns } from '@/tests/bench/columns';
import { AS_OF, COUNTRY, makeCountry, QUICK, shrunk } from '@/tests/bench/country';

const size = shrunk(3_000);
const country = makeCountry(size, 1);
const digest = (of: unknown) => createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 16);

describe('chance', () => {
  it('is the same for the same seed and another for another', () => {
    const row = (seed: number, stream?: number) => {
      const chance = new Chance(seed, stream);
      return Array.from({ length: 5 }, () => chance.next());
    };
    expect(row(1)).toEqual(row(1));
    expect(row(1)).not.toEqual(row(2));
    expect(row(1)).not.toEqual(row(1, 1));
  });

  it('reaches both ends of a range, and no further', () => {
    const chance = new Chance(5);
    const drawn = new Set(Array.from({ length: 500 }, () => chance.whole(2, 5)));
    expect([...drawn].sort()).toEqual([2, 3, 4, 5]);
  });

  it('draws by a Zipf law', () => {
    const chance = new Chance(7);
    const lot = zipf(['a', 'b', 'c'], 1);
    const counts = { a: 0, b: 0, c: 0 };
    for (let draw = 0; draw < 11_000; draw += 1) counts[lot.draw(chance) as 'a'] += 1;
    // 6 : 3 : 2 of 11.
    expect(counts.a / 1_000).toBeCloseTo(6, 0);
    expect(counts.b / 1_000).toBeCloseTo(3, 0);
    expect(counts.c / 1_000).toBeCloseTo(2, 0);
  });
});

describe('the synthetic country', () => {
  it('is the same for the same seed', () => {
    expect(digest(makeCountry(size, 1))).toBe(digest(country));
    expect(digest(makeCountry(size, 2))).not.toBe(digest(country));
  });

  it('has the numbers it was asked for, with ids from 1 in the order of time', () => {
    expect(country.needs).toHaveLength(size.needs);
    expect(country.offers).toHaveLength(size.offers);
    expect(country.needs.every(({ id }, index) => id === index + 1)).toBe(true);
    expect(country.needs.every(({ publishedDay }, index) => publishedDay >= (country.needs[index - 1]?.publishedDay ?? 0))).toBe(true);
  });

  it('keeps the proportions when it is made smaller', () => {
    expect(shrunk(COUNTRY.needs)).toEqual(COUNTRY);
    expect(QUICK).toEqual({ associations: 24_242, needs: 40_000, offers: 5_051 });
  });

  it('keeps what the engine trusts', () => {
    for (const need of country.needs) {
      expect(need.skills.some(({ essential }) => essential)).toBe(true);
      expect(new Set(need.skills.map(({ code }) => code)).size).toBe(need.skills.length);
      expect(new Set(need.languages).size).toBe(need.languages.length);
      expect(need.province.startsWith(need.region)).toBe(true);
      expect(need.publishedDay).toBeLessThanOrEqual(AS_OF);
      expect(need.attention).toBeGreaterThanOrEqual(0);
      expect(need.attention).toBeLessThanOrEqual(50);
      expect(country.context.skills.family[need.skills[0]?.code ?? '']).toBeDefined();
    }
    for (const offer of country.offers) {
      expect(offer.regions).toContain(offer.homeRegion);
      expect(new Set(offer.regions).size).toBe(offer.regions.length);
      expect(new Set(offer.sectors).size).toBe(offer.sectors.length);
      expect(new Set(offer.skills.map(({ code }) => code)).size).toBe(offer.skills.length);
    }
  });

  it('puts associations where people live', () => {
    const populations = readPopulations();
    expect(Object.keys(populations).sort()).toEqual(
      readProvinces()
        .map(({ code }) => code)
        .sort(),
    );
    const share = (code: string) => country.needs.filter(({ province }) => province === code).length / country.needs.length;
    const people = Object.values(populations).reduce((sum, population) => sum + population, 0);
    expect(share('06.141')).toBeCloseTo((populations['06.141'] ?? 0) / people, 1);
    expect(share('06.141')).toBeGreaterThan(share('12.391') * 4);
  });
});

describe('columns and postings', () => {
  it('rank as the oracle does', () => {
    const columns = new Columns(country.needs, country.context);
    for (const offer of country.offers.slice(0, 20)) {
      const top = rankNeeds(offer, country.needs, country.context, 20).top.map(({ id, scored }) => ({ id, points: scored.points }));
      expect(columns.scan(offer, 20)).toEqual(top);
      expect(columns.postings(offer, 20)).toEqual(top);
    }
  });
});

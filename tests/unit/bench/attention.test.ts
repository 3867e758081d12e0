import { describe, expect, test } from 'vitest';
import { scorePair } from '@/lib/matching/score';
import { judgeAttention, reaches } from '@/tests/bench/attention';
import { Columns } from '@/tests/bench/columns';
import { makeCountry } from '@/tests/bench/country';

const country = makeCountry({ associations: 480, needs: 800, offers: 120 }, 4);

test('the candidates of a page are all that some more points could bring in, and no others', () => {
  const columns = new Columns(country.needs, country.context);
  for (const offer of country.offers.slice(0, 40)) {
    const scored = country.needs.flatMap((need) => {
      const pair = scorePair(need, offer, country.context);
      return pair.ok ? [{ id: need.id, points: pair.points }] : [];
    });
    const last = scored.map(({ points }) => points).sort((a, b) => b - a)[19] ?? Number.NEGATIVE_INFINITY;
    const within = columns.within(offer, 20, 60).sort((a, b) => a.id - b.id);
    expect(within).toEqual(scored.filter(({ points }) => points >= last - 60));
  }
});

describe('fair attention', () => {
  const { pure, strengths } = judgeAttention(country);

  test('changes nothing without its points, and more the more points it has', () => {
    expect(pure).toMatchObject({ weight: 0, ndcg: 1 });
    for (const [index, strength] of strengths.entries()) {
      const weaker = strengths[index - 1] ?? pure;
      expect(strength.ndcg).toBeLessThan(weaker.ndcg);
      expect(strength.gini).toBeLessThan(weaker.gini);
    }
  });

  test.each([
    [0.989, 0.15, 1.5, true],
    [0.9889, 0.15, 1.5, false],
    [0.989, 0.1499, 1.5, false],
    [0.989, 0.15, 1.499, false],
  ])('reaches its target: nDCG %d, Gini lower by %d, %d times as many shown: %s', (ndcg, fall, times, reached) => {
    const before = { weight: 0, ndcg: 1, gini: 0.75, shown: 0.25 };
    expect(reaches(before, { weight: 50, ndcg, gini: 0.75 - fall, shown: 0.25 * times })).toBe(reached);
  });
});

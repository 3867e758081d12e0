import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankNeeds, rankOffers } from '@/lib/matching/oracle';
import { REFUSALS, scorePair } from '@/lib/matching/score';
import { anyContext, anyNeed, anyOffer, context, need, offer } from './facts';

const unique = { selector: ({ id }: { id: number }) => id, minLength: 10, maxLength: 40 };
const someNeeds = fc.uniqueArray(anyNeed, unique);
const someOffers = fc.uniqueArray(anyOffer, unique);
const anyK = fc.integer({ min: 0, max: 45 });

describe('the order', () => {
  test('is by points, then the older first', () => {
    const needs = [
      { ...need, id: 7, attention: 10 },
      { ...need, id: 9 },
      { ...need, id: 8, attention: 10 },
      { ...need, id: 3, attention: 9 },
    ];
    expect(rankNeeds(offer, needs, context, 10).top.map(({ id }) => id)).toEqual([9, 7, 8, 3]);
    const offers = [
      { ...offer, id: 5 },
      { ...offer, id: 4 },
      { ...offer, id: 6, sectors: [] },
    ];
    expect(rankOffers(need, offers, context, 10).top.map(({ id }) => id)).toEqual([4, 5, 6]);
  });

  test('is total, whatever the order of the input', () => {
    const shuffled = someNeeds.chain((needs) => fc.tuple(fc.constant(needs), fc.shuffledSubarray(needs, { minLength: needs.length })));
    fc.assert(
      fc.property(anyOffer, shuffled, anyContext, anyK, (anyOffer, [needs, same], anyContext, k) => {
        expect(rankNeeds(anyOffer, same, anyContext, k)).toEqual(rankNeeds(anyOffer, needs, anyContext, k));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the ranking', () => {
  test('is what sorting all the scored pairs gives', () => {
    let ranked = 0;
    fc.assert(
      fc.property(anyOffer, someNeeds, anyContext, anyK, (anyOffer, needs, anyContext, k) => {
        const all = needs.flatMap((need) => {
          const scored = scorePair(need, anyOffer, anyContext);
          return scored.ok ? [{ id: need.id, scored }] : [];
        });
        all.sort((a, b) => b.scored.points - a.scored.points || a.id - b.id);
        const { top, setAside, total } = rankNeeds(anyOffer, needs, anyContext, k);
        ranked += top.length;
        expect(top).toEqual(all.slice(0, k));
        expect(total).toBe(needs.length);
        expect(Object.values(setAside).reduce((sum, count) => sum + count, 0)).toBe(needs.length - all.length);
      }),
      { numRuns: 300 },
    );
    expect(ranked).toBeGreaterThan(300);
  });

  test('gives one pair the same score from either list', () => {
    fc.assert(
      fc.property(someNeeds, someOffers, anyContext, (needs, offers, anyContext) => {
        for (const need of needs) {
          for (const { id, scored } of rankOffers(need, offers, anyContext, offers.length).top) {
            const offer = offers.find((offer) => offer.id === id);
            if (!offer) throw new Error('an offer that was not given');
            const back = rankNeeds(offer, needs, anyContext, needs.length).top.find((ranked) => ranked.id === need.id);
            expect(back?.scored).toEqual(scored);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test('counts what it set aside by its first refusal', () => {
    const needs = [
      need,
      { ...need, id: 2, open: false },
      { ...need, id: 3, open: false, quartersLeft: 0 },
      { ...need, id: 4, quartersLeft: 0 },
    ];
    const { top, setAside, total } = rankNeeds(offer, needs, context, 1);
    expect([top.length, total]).toEqual([1, 4]);
    expect(setAside).toEqual({ ...Object.fromEntries(REFUSALS.map((refusal) => [refusal, 0])), need_not_open: 2, need_no_hours_left: 1 });
  });

  test('of nothing is empty', () => {
    expect(rankOffers(need, [], context, 20)).toMatchObject({ top: [], total: 0 });
  });
});

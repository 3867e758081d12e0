import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offerMadeFor } from '@/lib/matching/made-for';
import { rankNeeds } from '@/lib/matching/oracle';
import { scorePair } from '@/lib/matching/score';
import { anyContext, anyNeed, context, need, scored } from './facts';

test('serves its need in everything', () => {
  const answer = scorePair(need, offerMadeFor(need, context.asOf), context);
  expect(answer).toMatchObject({ ok: true, parts: scored().parts });
});

test('goes from an association to the need of a company, and the other way round', () => {
  expect(offerMadeFor(need, context.asOf).kind).toBe('COMPANY');
  expect(offerMadeFor({ ...need, kind: 'COMPANY' }, context.asOf).kind).toBe('ASSOCIATION');
});

test('refuses no need for its place or its time', () => {
  const needs = fc.uniqueArray(anyNeed, { selector: ({ id }) => id, minLength: 10, maxLength: 40 });
  fc.assert(
    fc.property(anyNeed, needs, anyContext, (own, others, of) => {
      const { setAside } = rankNeeds(offerMadeFor({ ...own, quartersLeft: 4 }, of.asOf), others, of, 0);
      const { offer_period_over, offer_ends_before_start, offer_begins_too_late, region_not_served, remote_not_offered } = setAside;
      expect({ offer_period_over, offer_ends_before_start, offer_begins_too_late, region_not_served, remote_not_offered }).toEqual({
        offer_period_over: 0,
        offer_ends_before_start: 0,
        offer_begins_too_late: 0,
        region_not_served: 0,
        remote_not_offered: 0,
      });
    }),
  );
});

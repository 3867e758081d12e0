import { expect, test } from 'vitest';
import { offerMadeFor } from '@/lib/matching/made-for';
import { rankNeeds } from '@/lib/matching/oracle';
import { loadContext } from '@/lib/ranking/context';
import { rankNeedsNear } from '@/lib/ranking/rank';
import { openNeedsFor } from '@/tests/support/open-listings';

test('near needs are what an offer made for a need would serve best, without the need itself', async () => {
  const now = new Date();
  const context = await loadContext(now);
  let found = 0;
  for (const giver of ['ASSOCIATION', 'COMPANY'] as const) {
    const all = await openNeedsFor(giver);
    for (const need of all) {
      const { top } = rankNeeds(offerMadeFor(need, context.asOf), all, context, all.length);
      const expected = top.map(({ id }) => id).filter((id) => id !== need.id);
      const near = await rankNeedsNear(need.id, now, 3);
      expect(near).toEqual(expected.slice(0, 3));
      found += near.length;
    }
  }
  expect(found).toBeGreaterThan(100);
});

test('nothing is near a need that is gone', async () => {
  expect(await rankNeedsNear(999_999_999, new Date(), 3)).toEqual([]);
});

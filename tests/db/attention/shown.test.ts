import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { loadOwnNeed, loadOwnOffer } from '@/lib/matches/loaders';
import { loadPairForm } from '@/lib/requests/loaders';
import { loadNeedList, loadOfferList } from '@/lib/search/loaders';
import { loadHome } from '@/lib/workspace/loaders';
import { cast, listings, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';

beforeEach(async () => {
  await db.showing.deleteMany();
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** How often each organisation was counted in each sector, in words. */
async function counted(): Promise<string[]> {
  const rows = await db.showing.findMany({ orderBy: [{ organisationId: 'asc' }, { sector: 'asc' }] });
  return rows.map(({ organisationId, sector, count }) => `${organisationId} ${sector} ${count}`);
}

/** What the lists of these needs count, each list as often as told. */
async function ownersOf(lists: readonly (readonly number[])[]): Promise<string[]> {
  const counts = new Map<string, number>();
  for (const ids of lists) {
    const needs = await db.skillNeed.findMany({ where: { id: { in: [...ids] } }, select: { organisationId: true, sector: true } });
    expect(needs.length).toBeGreaterThan(0);
    for (const { organisationId, sector } of needs) {
      const key = `${organisationId} ${sector}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts].map(([key, count]) => `${key} ${count}`).sort();
}

const idsOf = (rows: readonly { id: number }[] | undefined): number[] => (rows ?? []).map(({ id }) => id);
const offerId = String(listings.databaseOffer.id);

describe('what a company sees in a ranked list is counted, once for each page', () => {
  test('beside its offer, on its home and in its search', async () => {
    const { ranking } = await viewAs(cast.companyOwner, () => loadOwnOffer('company', offerId));
    const own = idsOf(ranking?.rows);
    expect((await counted()).sort()).toEqual(await ownersOf([own]));

    await viewAs(cast.companyOwner, () => loadOwnOffer('company', offerId));
    const home = await viewAs(cast.companyOwner, () => loadHome('company', `offer-${offerId}`));
    const list = await viewAs(cast.companyOwner, () => loadNeedList({ sort: 'match' }));
    const found = idsOf(list.cards.map(({ card }) => card));
    expect((await counted()).sort()).toEqual(await ownersOf([own, own, idsOf(home.ranking?.rows), found]));
  });

  test('by several at once', async () => {
    const views = await Promise.all(Array.from({ length: 8 }, () => viewAs(cast.companyOwner, () => loadOwnOffer('company', offerId))));
    expect((await counted()).sort()).toEqual(await ownersOf(views.map(({ ranking }) => idsOf(ranking?.rows))));
  });
});

describe('nothing is counted', () => {
  test.each<[string, Person | null, () => Promise<object>]>([
    ['of a list that nobody ranked', cast.companyOwner, () => loadNeedList({})],
    ['of a visitor', null, () => loadNeedList({ sort: 'match' })],
    ['of offers beside a need', cast.associationOwner, () => loadOwnNeed('association', String(listings.databaseNeed.id))],
    ['of offers in a search', cast.associationOwner, () => loadOfferList({ sort: 'match' })],
    ['of what a coordinator looks through', cast.coordinatorNational, () => loadPairForm(undefined, offerId)],
    ['of a page that is refused', cast.otherCompanyOwner, () => loadOwnOffer('company', offerId)],
  ])('%s', async (_what, person, load) => {
    await loadAs(person, load);
    expect(await counted()).toEqual([]);
  });
});

test('a page whose needs cannot be counted is there all the same', async () => {
  const complained = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await db.$executeRaw`ALTER TABLE "Showing" RENAME TO "Away"`;
  try {
    const { ranking } = await viewAs(cast.companyOwner, () => loadOwnOffer('company', offerId));
    expect(ranking?.rows.length).toBeGreaterThan(0);
  } finally {
    await db.$executeRaw`ALTER TABLE "Away" RENAME TO "Showing"`;
  }
  expect(complained).toHaveBeenCalledOnce();
  expect(await counted()).toEqual([]);
});

import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { loadLanding } from '@/lib/landing/loaders';
import { loadNeedList } from '@/lib/search/loaders';
import { cast, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';

const viewList = (address: Parameters<typeof loadNeedList>[0]) => viewAs(null, () => loadNeedList(address));

test('counts what the list has, per sector and in all, and leads to it', async () => {
  const landing = await viewAs(null, loadLanding);
  expect(landing.total).toBe((await viewList({})).counts.total);
  expect(landing.sectors.map(({ sector }) => sector)).toEqual([
    'disability',
    'education',
    'gender_equality',
    'environment',
    'economic_inclusion',
  ]);
  for (const { sector, count, href } of landing.sectors) {
    expect(href).toBe(`/needs?sector=${sector}`);
    expect(count, sector).toBe((await viewList({ sector })).counts.total);
  }
  expect(landing.sectors.reduce((sum, { count }) => sum + (count ?? Number.NaN), 0)).toBe(landing.total);
});

test('shows three needs of the newest, those in the reader’s language first', async () => {
  const newest = (await viewList({ sort: 'newest' })).cards.map(({ card }) => card);
  const readable = newest.filter(({ title }) => title.fr !== null).map(({ id }) => id);
  expect(readable.length).toBeGreaterThan(2);
  expect(newest.slice(0, 3).every(({ id }) => readable.includes(id))).toBe(false);
  expect((await viewAs(null, loadLanding)).needs.map(({ id }) => id)).toEqual(readable.slice(0, 3));
});

const doors: [who: string, person: Person | null, door: string | null][] = [
  ['anonymous', null, '/sign-in?next=%2Fassociation%2Fneeds%2Fnew'],
  ['an association', cast.associationOwner, '/association/needs/new'],
  ['a company', cast.companyMember, '/company/needs/new'],
  ['staff', cast.coordinatorNational, null],
];
test.each(doors)('the door to a need of one’s own: %s', async (_who, person, door) => {
  expect(await loadAs(person, loadLanding)).toMatchObject({ postHref: door });
});

test('with nothing open it still shows the five sectors', async () => {
  await db.skillNeed.updateMany({ where: { state: 'open' }, data: { state: 'paused' } });
  const { needs, total, sectors } = await viewAs(null, loadLanding);
  expect({ needs, total }).toEqual({ needs: [], total: 0 });
  expect(sectors.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0]);
});

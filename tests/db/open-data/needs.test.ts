import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { dayOf } from '@/lib/i18n/day';
import { localised } from '@/lib/i18n/localised';
import { isPublic } from '@/lib/needs/rules';
import { loadNeedFeed, loadOpenNeed, loadOpenNeeds, NEEDS_PER_PAGE } from '@/lib/open-data/loaders';
import { needsAsked, type OpenNeed, openNeeds } from '@/lib/open-data/schema';

/*
 * Programs are answered what anybody may read, all of it, and in the shape that is described to them.
 */

const today = dayOf(new Date());

async function publicIds(): Promise<number[]> {
  const needs = await db.skillNeed.findMany({ include: { organisation: true }, orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }] });
  return needs
    .filter((need) => isPublic({ ...need, closesOn: dayOf(need.closesOn), verified: need.organisation.state === 'verified' }, today))
    .map(({ id }) => id);
}

/** Follows `next` to the end, as a program does. */
async function readAll(asked: Record<string, unknown>): Promise<OpenNeed[]> {
  const all: OpenNeed[] = [];
  let address: string | null = '';
  for (let query: Record<string, unknown> = asked; address !== null; ) {
    const page = openNeeds.parse(await loadOpenNeeds(needsAsked.parse(query)));
    all.push(...page.needs);
    address = page.next;
    if (address === null) break;
    const { searchParams } = new URL(address);
    query = { ...Object.fromEntries(searchParams), sector: searchParams.getAll('sector') };
  }
  return all;
}

test('all that anybody may read, once each, the newest first', async () => {
  const ids = await publicIds();
  expect(ids.length).toBeGreaterThan(20);
  expect(ids.length).toBeLessThan(await db.skillNeed.count());
  expect((await readAll({})).map(({ id }) => id)).toEqual(ids);
});

test('a page ends, and the next one goes on after it', async () => {
  const [need] = await db.skillNeed.findMany({ where: { id: { in: await publicIds() } }, orderBy: { publishedAt: 'desc' }, take: 1 });
  if (!need) throw new Error('The seed has no public need.');
  const { id: _id, ...copied } = need;
  await db.skillNeed.createMany({ data: Array.from({ length: NEEDS_PER_PAGE + 5 }, () => copied) });
  const first = await loadOpenNeeds({});
  expect(first.needs).toHaveLength(NEEDS_PER_PAGE);
  expect(first.next).toMatch(/\/api\/v1\/needs\?after=-?\d+_-?\d+$/);
  expect((await readAll({})).map(({ id }) => id)).toEqual(await publicIds());
});

test('filters are the list’s, and stay on the next page', async () => {
  const all = await readAll({});
  const sectors = ['education', 'disability'];
  expect(await readAll({ sector: sectors })).toEqual(all.filter(({ sector }) => sectors.includes(sector)));
  const [{ region } = { region: { code: '' } }] = all;
  expect(await readAll({ region: region.code })).toEqual(all.filter((need) => need.region.code === region.code));
});

test('what is not public is not there', async () => {
  const ids = await publicIds();
  const hidden = await db.skillNeed.findFirstOrThrow({ where: { id: { notIn: ids } }, orderBy: { id: 'asc' } });
  expect(await loadOpenNeed(hidden.id)).toBeNull();
  expect(await loadOpenNeed(2_000_000_000)).toBeNull();
  expect((await loadOpenNeed(ids[0] ?? 0))?.id).toBe(ids[0]);
});

test('a feed has the same needs, in its language', async () => {
  const { needs } = await loadOpenNeeds({ sector: ['education'] });
  const feed = JSON.parse(await loadNeedFeed('ar', 'json', { sector: ['education'] }));
  expect(feed.items.map(({ id }: { id: string }) => id)).toEqual(needs.map(({ url }) => url));
  expect(feed.title).toBe('حاجات جديدة إلى كفاءات: التعليم');
  expect(feed.items.map(({ title }: { title: string }) => title)).toEqual(needs.map(({ title }) => localised(title, 'ar').text));
  expect(feed.items[0].url).toBe(needs[0]?.url.replace('/needs/', '/ar/needs/'));
});

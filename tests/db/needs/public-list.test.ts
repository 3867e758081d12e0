import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { fold } from '@/lib/matching/normalise';
import { countNeeds, listNearNeeds, listNeeds } from '@/lib/needs/queries';
import { FILTERS, isPublic, NEEDS_PER_PAGE } from '@/lib/needs/rules';
import { type NeedFilters, readNeedFilters, without } from '@/lib/needs/schema';

const today = dayOf(new Date());

/** Every need as plain data, to be searched by reading all of it: what the SQL is compared with. */
async function readAll() {
  const rows = await db.skillNeed.findMany({
    include: { organisation: true, province: true, region: true, skills: { include: { skill: true } } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ organisation, province, region, skills, ...need }) => ({
    ...need,
    public: isPublic({ ...need, closesOn: dayOf(need.closesOn), verified: organisation.state === 'verified' }, today),
    families: new Set(skills.map(({ skill }) => skill.familyCode)),
    skillCodes: new Set(skills.map(({ skill }) => skill.code)),
    text: fold(
      [
        ...[need.titleFr, need.titleAr, need.contextFr, need.contextAr, organisation.nameFr, organisation.nameAr],
        ...[province.nameFr, province.nameAr, region.nameFr, region.nameAr],
        ...skills.flatMap(({ skill }) => [skill.fr, skill.ar, ...skill.synonymsFr, ...skill.synonymsAr]),
      ].join(' '),
    ),
  }));
}

let all: Awaited<ReturnType<typeof readAll>>;
beforeAll(async () => {
  all = await readAll();
});

/** The ids that the list should hold, in its order. */
function expected(filters: NeedFilters): number[] {
  const words = fold(filters.q).split(' ').filter(Boolean);
  const found = all.filter(
    (need) =>
      need.public &&
      words.every((word) => need.text.includes(word)) &&
      (filters.sectors.length === 0 || filters.sectors.includes(need.sector)) &&
      (filters.region === null || filters.region === need.regionCode) &&
      (filters.family === null || need.families.has(filters.family)) &&
      (filters.modes.length === 0 || need.mode === 'either' || filters.modes.includes(need.mode)),
  );
  const key = (need: (typeof all)[number]) => (filters.sort === 'closing' ? need.closesOn.getTime() : -(need.publishedAt?.getTime() ?? 0));
  const tie = filters.sort === 'closing' ? 1 : -1;
  return found.sort((a, b) => key(a) - key(b) || tie * (a.id - b.id)).map(({ id }) => id);
}

const asked = [
  {},
  { sort: 'newest' },
  { sector: ['education', 'disability'] },
  { region: '08' },
  { family: 'digital_it', sort: 'newest' },
  { mode: 'remote' },
  { mode: ['remote', 'on_site'] },
  { q: 'comptabilité' },
  { q: 'المحاسبة' },
  { q: 'ERRACHIDIA' },
  { q: "l'ecole" },
  { q: '%' },
  { q: 'site   web', sector: 'education', mode: 'remote' },
  { q: 'xyzzy', region: '08', mode: 'on_site' },
].map((address) => [JSON.stringify(address), readNeedFilters(address)] as const);

describe('the public list', () => {
  test('the seed has needs that nobody may see', () => {
    expect(all.filter((need) => !need.public).length).toBeGreaterThan(0);
  });

  test.each(asked)('%s: the whole of it, page by page, forth and back', async (_, filters) => {
    const ids = expected(filters);
    const pages: number[][] = [];
    let page = await listNeeds(filters, today);
    for (;;) {
      const seen = pages.flat().length;
      pages.push(page.cards.map(({ id }) => id));
      expect([page.before, page.after]).toEqual(page.cards.length === 0 ? [0, 0] : [seen, ids.length - seen - page.cards.length]);
      if (page.after === 0) break;
      page = await listNeeds({ ...filters, cursor: page.last }, today);
    }
    expect(pages.flat()).toEqual(ids);
    for (const earlier of pages.slice(0, -1).reverse()) {
      page = await listNeeds({ ...filters, cursor: page.first }, today);
      expect(page.cards.map(({ id }) => id)).toEqual(earlier);
    }
    expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(NEEDS_PER_PAGE);
  });

  test.each(asked)('%s: its counts', async (_, filters) => {
    const counts = await countNeeds(filters, today);
    expect(counts.total).toBe(expected(filters).length);
    for (const filter of FILTERS) expect(counts.without[filter]).toBe(expected(without(filters, filter)).length);
    for (const [sector, count] of counts.options.sectors) {
      expect(count).toBe(expected({ ...filters, sectors: [sector as NeedFilters['sectors'][number]] }).length);
    }
    for (const [region, count] of counts.options.region) expect(count).toBe(expected({ ...filters, region }).length);
    for (const [family, count] of counts.options.family) expect(count).toBe(expected({ ...filters, family }).length);
    for (const mode of ['remote', 'on_site'] as const) {
      expect(counts.options.modes.get(mode) ?? 0).toBe(expected({ ...filters, modes: [mode] }).length);
    }
  });

  test('a place whose row has gone still has its page', async () => {
    const filters = readNeedFilters({});
    const [first, second] = expected(filters);
    const page = await listNeeds(filters, today);
    const row = all.find(({ id }) => id === first);
    const between = { direction: 'after', key: String((row?.closesOn.getTime() ?? 0) / 86_400_000), tie: String(first) } as const;
    expect((await listNeeds({ ...filters, cursor: between }, today)).cards[0]?.id).toBe(second);
    expect(page.cards[0]?.id).toBe(first);
  });

  test('on the day after its last day a need has gone', async () => {
    const last = all.filter((need) => need.public).sort((a, b) => b.closesOn.getTime() - a.closesOn.getTime())[0];
    const lastDay = dayOf(last?.closesOn ?? new Date());
    const dayAfter = dayOf(new Date(dateOfDay(lastDay).getTime() + 86_400_000));
    expect((await listNeeds(readNeedFilters({}), lastDay)).cards.map(({ id }) => id)).toContain(last?.id);
    expect((await countNeeds(readNeedFilters({}), dayAfter)).total).toBe(0);
  });
});

test('near needs share skills or the sector, the closest first, and never the need itself', async () => {
  const need = all.find((candidate) => candidate.public && candidate.skillCodes.size > 1);
  if (!need) throw new Error('The seed has no such need');
  const near = await listNearNeeds(need.id, today, 50);
  const shared = (id: number) =>
    [...(all.find((other) => other.id === id)?.skillCodes ?? [])].filter((code) => need.skillCodes.has(code)).length;
  expect(near.map(({ id }) => shared(id))).toEqual(near.map(({ id }) => shared(id)).sort((a, b) => b - a));
  const possible = all.filter((other) => other.public && other.id !== need.id && (shared(other.id) > 0 || other.sector === need.sector));
  expect(new Set(near.map(({ id }) => id))).toEqual(new Set(possible.map(({ id }) => id)));
});

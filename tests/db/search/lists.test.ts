import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { MOST_COUNTED } from '@/lib/listings/rules';
import { fold } from '@/lib/matching/normalise';
import { isPublic } from '@/lib/needs/rules';
import { isOnOffer } from '@/lib/offers/rules';
import { countListings, listPage, openOffers, type Points, publicNeeds, readText, type Source } from '@/lib/search/queries';
import { FILTERS, FOLLOWED, formsOf, type ListKind, PER_PAGE, wordsOf } from '@/lib/search/rules';
import { type ListFilters, readFilters, without } from '@/lib/search/schema';

const today = dayOf(new Date());

/** A listing as plain data, to be searched by reading all of it: what the SQL is compared with. */
interface Row {
  id: number;
  shown: boolean;
  ends: Date;
  publishedAt: Date | null;
  sectors: string[];
  regions: string[];
  modes: string[];
  format: string;
  families: Set<string>;
  skillCodes: Set<string>;
  words: Set<string>;
}

const skills = { include: { skill: true } } as const;
const organisation = { include: { province: true, region: true } } as const;

function read(
  texts: (string | null)[],
  listed: { skill: { code: string; familyCode: string; fr: string; ar: string; synonymsFr: string[]; synonymsAr: string[] } }[],
) {
  return {
    families: new Set(listed.map(({ skill }) => skill.familyCode)),
    skillCodes: new Set(listed.map(({ skill }) => skill.code)),
    words: new Set(
      wordsOf(fold([...texts, ...listed.flatMap(({ skill }) => [skill.fr, skill.ar, ...skill.synonymsFr, ...skill.synonymsAr])].join(' '))),
    ),
  };
}

const eitherMode = ['remote', 'on_site'];

async function readNeeds(): Promise<Row[]> {
  const rows = await db.skillNeed.findMany({
    include: { organisation: true, province: true, region: true, skills },
    orderBy: { id: 'asc' },
  });
  return rows.map((need) => ({
    id: need.id,
    shown: isPublic({ ...need, closesOn: dayOf(need.closesOn), verified: need.organisation.state === 'verified' }, today),
    ends: need.closesOn,
    publishedAt: need.publishedAt,
    sectors: [need.sector],
    regions: [need.regionCode],
    modes: need.mode === 'either' ? eitherMode : [need.mode],
    format: need.format,
    ...read(
      [
        ...[need.titleFr, need.titleAr, need.contextFr, need.contextAr, need.deliverableFr, need.deliverableAr],
        ...[
          need.organisation.nameFr,
          need.organisation.nameAr,
          need.province.nameFr,
          need.province.nameAr,
          need.region.nameFr,
          need.region.nameAr,
        ],
      ],
      need.skills,
    ),
  }));
}

async function readOffers(): Promise<Row[]> {
  const [rows, regions] = await Promise.all([
    db.expertiseOffer.findMany({ include: { organisation, skills }, orderBy: { id: 'asc' } }),
    db.region.findMany(),
  ]);
  return rows.map((offer) => ({
    id: offer.id,
    shown:
      offer.organisation.kind === 'COMPANY' &&
      isOnOffer({ ...offer, availableUntil: dayOf(offer.availableUntil), verified: offer.organisation.state === 'verified' }, today),
    ends: offer.availableUntil,
    publishedAt: offer.publishedAt,
    sectors: offer.sectors,
    regions: offer.regions,
    modes: [...(offer.remote ? ['remote'] : []), ...(offer.regions.length > 0 ? ['on_site'] : [])],
    format: offer.format,
    ...read(
      [
        ...[offer.titleFr, offer.titleAr, offer.descriptionFr, offer.descriptionAr],
        ...[offer.organisation, offer.organisation.province, offer.organisation.region].flatMap(({ nameFr, nameAr }) => [nameFr, nameAr]),
        ...regions.filter(({ code }) => offer.regions.includes(code)).flatMap(({ nameFr, nameAr }) => [nameFr, nameAr]),
      ],
      offer.skills,
    ),
  }));
}

const lists = {
  need: { source: publicNeeds(today), rows: [] as Row[], points: null as Points | null },
  offer: { source: openOffers(['COMPANY'], today), rows: [] as Row[], points: null as Points | null },
};

beforeAll(async () => {
  lists.need.rows = await readNeeds();
  lists.offer.rows = await readOffers();
  // Some of equal points, some that cannot be matched: the order must not depend on where they come from.
  for (const list of Object.values(lists)) {
    const ids = list.rows.map(({ id }) => id).filter((id) => id % 4 !== 0);
    list.points = { version: '1.1', ids, points: ids.map((id) => (id * 7) % 5) };
  }
});

const LAYERS_OF_WORDS = ['fold', 'form', 'alias'] as const;
const textOf = (source: Source, filters: ListFilters) => readText(filters.q, source, LAYERS_OF_WORDS);

/** The ids that the list should hold, in its order. */
function expected(kind: ListKind, filters: ListFilters): number[] {
  const { rows, points } = lists[kind];
  const words = wordsOf(fold(filters.q));
  const any = (asked: readonly string[], has: readonly string[]) => asked.length === 0 || asked.some((value) => has.includes(value));
  const found = rows.filter(
    (row) =>
      row.shown &&
      words.every((word) => formsOf(word).some((form) => row.words.has(form))) &&
      any(filters.sectors, row.sectors) &&
      any(filters.region === null ? [] : [filters.region], row.regions) &&
      any(filters.family === null ? [] : [filters.family], [...row.families]) &&
      any(filters.formats, [row.format]) &&
      any(filters.modes, row.modes),
  );
  const pointsOf = (id: number) => -(points?.points[points.ids.indexOf(id)] ?? -1);
  const keys = {
    closing: (row: Row) => row.ends.getTime(),
    newest: (row: Row) => -(row.publishedAt?.getTime() ?? 0),
    match: (row: Row) => pointsOf(row.id),
  };
  const key = keys[filters.sort];
  const tie = filters.sort === 'newest' ? -1 : 1;
  return found.sort((a, b) => key(a) - key(b) || tie * (a.id - b.id)).map(({ id }) => id);
}

const asked = (['need', 'offer'] as const).flatMap((kind) =>
  [
    {},
    { sort: 'newest' },
    { sort: 'match' },
    { sector: ['education', 'disability'], sort: 'match' },
    { region: '08' },
    { region: '06', sort: 'newest' },
    { family: 'digital_it', sort: 'newest' },
    { format: ['mentoring', 'mission_weeks'] },
    { mode: 'remote' },
    { mode: ['remote', 'on_site'] },
    { q: 'gestion' },
    { q: 'الميزانيات' },
    { q: 'zagora' },
    { q: 'données   suivi', mode: 'remote' },
    { q: 'xyzzy', region: '08', mode: 'on_site' },
  ].map((address) => [kind, JSON.stringify(address), readFilters(address)] as const),
);

describe('a list', () => {
  test('the seed has needs and offers that are not shown', () => {
    for (const { rows } of Object.values(lists)) {
      expect(rows.filter(({ shown }) => !shown).length).toBeGreaterThan(0);
      expect(rows.filter(({ shown }) => shown).length).toBeGreaterThan(PER_PAGE);
    }
  });

  test.each(asked)('%s %s: the whole of it, page by page, forth and back', async (kind, _, filters) => {
    const { source, points } = lists[kind];
    const text = await textOf(source, filters);
    const ids = expected(kind, filters);
    const pages: number[][] = [];
    let page = await listPage(source, filters, text, points);
    for (;;) {
      const seen = pages.flat().length;
      pages.push(page.ids);
      expect([page.before, page.after]).toEqual(page.ids.length === 0 ? [0, 0] : [seen, ids.length - seen - page.ids.length]);
      if (page.after === 0) break;
      page = await listPage(source, { ...filters, cursor: page.last }, text, points);
    }
    expect(pages.flat()).toEqual(ids);
    for (const earlier of pages.slice(0, -1).reverse()) {
      page = await listPage(source, { ...filters, cursor: page.first }, text, points);
      expect(page.ids).toEqual(earlier);
    }
    expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(PER_PAGE);
  });

  test.each(asked)('%s %s: the same, gathered or read in order', async (kind, _, filters) => {
    const { source, points } = lists[kind];
    const text = await textOf(source, filters);
    const first = await listPage(source, filters, text, points, 0);
    expect(first).toEqual(await listPage(source, filters, text, points));
    const next = { ...filters, cursor: first.last };
    expect(await listPage(source, next, text, points, 0)).toEqual(await listPage(source, next, text, points));
  });

  test.each(asked)('%s %s: where more are counted than are told, the first page takes their word for it', async (kind, _, filters) => {
    const { source, points } = lists[kind];
    const text = await textOf(source, filters);
    const { after, ...page } = await listPage(source, { ...filters, cursor: null }, text, points);
    const many = await listPage(source, { ...filters, cursor: null }, text, points, MOST_COUNTED + 1);
    expect(many).toEqual({ ...page, after: after > 0 ? FOLLOWED : 0 });
    const next = { ...filters, cursor: page.last };
    expect(await listPage(source, next, text, points, MOST_COUNTED + 1)).toEqual(await listPage(source, next, text, points));
  });

  test('words that more have than are followed: the same, gathered or read in order', async () => {
    const { source } = lists.need;
    const { id: _, ...need } = await db.skillNeed.findUniqueOrThrow({ where: { id: expected('need', readFilters({})).at(-1) ?? 0 } });
    const copies = Array.from({ length: 2 * (PER_PAGE + FOLLOWED) }, (_, index) => ({
      ...need,
      titleFr: `Zygomorphe ${index}`,
      closesOn: new Date(need.closesOn.getTime() - (index % 7) * 86_400_000),
    }));
    const made = await db.skillNeed.createManyAndReturn({ data: copies, select: { id: true } });
    for (const sort of ['closing', 'newest']) {
      const filters = readFilters({ q: 'zygomorphe', sort });
      const text = await textOf(source, filters);
      const seen: number[] = [];
      for (let cursor: ListFilters['cursor'] = null; ; ) {
        const page = await listPage(source, { ...filters, cursor }, text, null);
        expect(page).toEqual(await listPage(source, { ...filters, cursor }, text, null, 0));
        seen.push(...page.ids);
        if (page.after === 0) break;
        cursor = page.last;
      }
      expect(seen.sort((a, b) => a - b)).toEqual(made.map(({ id }) => id));
    }
    await db.skillNeed.deleteMany({ where: { id: { in: made.map(({ id }) => id) } } });
  });

  test.each(asked)('%s %s: its counts', async (kind, _, filters) => {
    const { source } = lists[kind];
    const counts = await countListings(source, filters, await textOf(source, filters));
    const count = (change: Partial<ListFilters>) => expected(kind, { ...filters, ...change }).length;
    expect(counts.total).toBe(count({}));
    for (const filter of FILTERS) expect(counts.without[filter]).toBe(expected(kind, without(filters, filter)).length);
    expect(Object.values(counts.options)).not.toContain(null);
    for (const [sector, found] of counts.options.sectors ?? [])
      expect(found).toBe(count({ sectors: [sector as ListFilters['sectors'][number]] }));
    for (const [region, found] of counts.options.region ?? []) expect(found).toBe(count({ region }));
    for (const [family, found] of counts.options.family ?? []) expect(found).toBe(count({ family }));
    for (const [format, found] of counts.options.formats ?? [])
      expect(found).toBe(count({ formats: [format as ListFilters['formats'][number]] }));
    for (const mode of ['remote', 'on_site'] as const) expect(counts.options.modes?.get(mode) ?? 0).toBe(count({ modes: [mode] }));
  });

  test.each(asked)('%s %s: its counts stop at their bound', async (kind, _, filters) => {
    const { source } = lists[kind];
    const most = 7;
    const upTo = (count: number) => Math.min(count, most + 1);
    const counts = await countListings(source, filters, await textOf(source, filters), most);
    expect(counts.total).toBe(upTo(expected(kind, filters).length));
    for (const filter of FILTERS) {
      const size = upTo(expected(kind, without(filters, filter)).length);
      expect(counts.without[filter]).toBe(size);
      if (filter !== 'q') expect(counts.options[filter] === null).toBe(size > most);
    }
  });

  test('what a listing answers to follows every change, whoever writes it', async () => {
    const { id: _, ...row } = await db.skillNeed.findUniqueOrThrow({ where: { id: lists.need.rows[0]?.id ?? 0 } });
    const { id } = await db.skillNeed.create({ data: row });
    const answersTo = async (option: string) => (await db.skillNeed.findUniqueOrThrow({ where: { id } })).facets.includes(option);
    const { code, familyCode } = await db.skill.findFirstOrThrow({ orderBy: { code: 'asc' } });
    const other = await db.skillFamily.findFirstOrThrow({ where: { code: { not: familyCode } } });
    const changes: [option: string, change: () => Promise<unknown>][] = [
      [`family:${familyCode}`, () => db.needSkill.create({ data: { needId: id, skillCode: code, importance: 'useful' } })],
      [`family:${other.code}`, () => db.skill.update({ where: { code }, data: { familyCode: other.code } })],
      ['region:09', () => db.skillNeed.update({ where: { id }, data: { regionCode: '09', provinceCode: '09.001' } })],
      ['formats:secondment', () => db.skillNeed.update({ where: { id }, data: { format: 'secondment' } })],
    ];
    for (const [option, change] of changes) {
      expect(await answersTo(option), option).toBe(false);
      await change();
      expect(await answersTo(option), option).toBe(true);
    }
    expect(await answersTo(`family:${familyCode}`)).toBe(false);
    await db.skill.update({ where: { code }, data: { familyCode } });
    await db.skillNeed.delete({ where: { id } });
  });

  test('a walk visits each row once while others come in before and behind', async () => {
    const { source } = lists.need;
    const filters = readFilters({});
    const text = { query: null, approximations: [] };
    const ids = expected('need', filters);
    const { id: _, ...need } = await db.skillNeed.findUniqueOrThrow({ where: { id: ids[0] ?? 0 } });
    const added: number[] = [];
    const seen: number[] = [];
    let page = await listPage(source, filters, text, null);
    for (;;) {
      seen.push(...page.ids);
      if (page.after === 0) break;
      added.push((await db.skillNeed.create({ data: need })).id);
      page = await listPage(source, { ...filters, cursor: page.last }, text, null);
    }
    await db.skillNeed.deleteMany({ where: { id: { in: added } } });
    expect(seen.filter((id) => !added.includes(id))).toEqual(ids);
  });

  test('a place whose row has gone still has its page', async () => {
    const filters = readFilters({});
    const [first, second] = expected('need', filters);
    const row = lists.need.rows.find(({ id }) => id === first);
    const between = {
      direction: 'after',
      key: String((row?.ends.getTime() ?? 0) / 86_400_000),
      tie: String(first),
      version: null,
    } as const;
    const page = await listPage(lists.need.source, { ...filters, cursor: between }, { query: null, approximations: [] }, null);
    expect(page.ids[0]).toBe(second);
  });

  test('a place among the points of another day is none: the list starts anew', async () => {
    const filters = readFilters({ sort: 'match' });
    const old = { direction: 'after', key: '0', tie: '1', version: '1.0' } as const;
    const page = await listPage(lists.need.source, { ...filters, cursor: old }, { query: null, approximations: [] }, lists.need.points);
    expect(page.before).toBe(0);
    expect(page.ids[0]).toBe(expected('need', filters)[0]);
  });

  test('on the day after its last day a need has gone', async () => {
    const last = lists.need.rows.filter(({ shown }) => shown).sort((a, b) => b.ends.getTime() - a.ends.getTime())[0];
    const lastDay = dayOf(last?.ends ?? new Date());
    const dayAfter = dayOf(new Date(dateOfDay(lastDay).getTime() + 86_400_000));
    const text = { query: null, approximations: [] };
    expect((await listPage(publicNeeds(lastDay), readFilters({}), text, null)).ids).toContain(last?.id);
    expect((await countListings(publicNeeds(dayAfter), readFilters({}), text)).total).toBe(0);
  });
});

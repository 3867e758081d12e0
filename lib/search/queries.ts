import 'server-only';
import { cachedFor } from '@/lib/cached-for';
import { db } from '@/lib/db/client';
import { READING_PATIENCE } from '@/lib/db/transaction';
import { Prisma } from '@/lib/generated/prisma/client';
import type { OrganisationKind } from '@/lib/generated/prisma/enums';
import { dateOfDay } from '@/lib/i18n/day';
import { type Bilingual, titleOf } from '@/lib/i18n/localised';
import { type Conditions, withOwner } from '@/lib/listings/queries';
import { MOST_COUNTED } from '@/lib/listings/rules';
import { fold } from '@/lib/matching/normalise';
import { publicNeed } from '@/lib/needs/queries';
import { offerOnOffer } from '@/lib/offers/queries';
import {
  type Aliases,
  ATTACHED_MOST,
  aliasesOf,
  askedWords,
  bare,
  beginningsOf,
  CHOICES,
  type Choice,
  FILTERS,
  type Filter,
  FOLLOWED,
  formsOf,
  isKept,
  LAYERS,
  type Layer,
  type ListKind,
  namesOfPlace,
  nearestWords,
  PER_PAGE,
  PLACE_NAMES,
  SHORT_NAMES,
  type Sort,
  slipsAllowed,
  slipsOf,
  type Unit,
  unitsOf,
  wordsOf,
} from './rules';
import type { ListFilters } from './schema';
import type { Approximation, ListCounts, PageOfIds } from './views';

/*
 * Days are `YYYY-MM-DD` of Casablanca, given by the caller: no query has a clock.
 */

/** The rows of a list. */
export interface Source extends Conditions {
  table: Prisma.Sql;
  /** The column of a listing's last day. */
  ends: 'closesOn' | 'availableUntil';
}

/** What anybody may read. */
export function publicNeeds(today: string): Source {
  return { table: Prisma.sql`"SkillNeed"`, ...publicNeed(today, 'l'), ends: 'closesOn' };
}

/** What organisations of these kinds offer. */
export function openOffers(kinds: readonly OrganisationKind[], today: string): Source {
  const { listing, owner } = offerOnOffer(today, 'l');
  const ofKinds = Prisma.sql`${owner} AND o."kind"::text = ANY(${[...kinds]}::text[])`;
  return { table: Prisma.sql`"ExpertiseOffer"`, listing, owner: ofKinds, ends: 'availableUntil' };
}

/** Places change with a law; an hour late is soon enough. */
const readAliases = cachedFor(3_600_000, async (): Promise<Aliases> => {
  const select = { nameFr: true, nameAr: true } as const;
  const [regions, provinces] = await Promise.all([
    db.region.findMany({ select, orderBy: { code: 'asc' }, take: 12 }),
    db.province.findMany({ select, orderBy: { code: 'asc' }, take: 100 }),
  ]);
  const places = [...regions, ...provinces].flatMap(({ nameFr, nameAr }) => namesOfPlace(nameFr, nameAr));
  return aliasesOf([...PLACE_NAMES, ...SHORT_NAMES, ...places].map((group) => group.map((name) => wordsOf(fold(name)).join(' '))));
});

/** A query as PostgreSQL asks it, and what was taken for what. */
export interface AskedText {
  /** A `tsquery`; null finds all. */
  query: string | null;
  approximations: Approximation[];
}

/** One of these words. Without aliases, the skills' synonyms (weight D) are not looked at. */
function anyOf(words: readonly string[], layers: readonly Layer[]): string {
  const weights = layers.includes('alias') ? '' : ':ABC';
  return `(${words.map((word) => `'${word.replaceAll(/['\\]/g, '$&$&')}'${weights}`).join(' | ')})`;
}

/** A unit's own words and its other names, each as words in the forms that a listing may have. */
interface Meant {
  own: string[][];
  names: string[][][];
}

/**
 * What units may mean, without what no listing has: a name has hundreds of forms, and each row that is looked at
 * would be asked for all of them.
 */
async function meant(units: readonly Unit[], layers: readonly Layer[]): Promise<Meant[]> {
  const written = (word: string) => (layers.includes('form') ? formsOf(word) : [word]);
  const all = units.map(({ words, names }) => ({
    own: words.map(written),
    names: layers.includes('alias') ? names.map((name) => name.map(written)) : [],
  }));
  const forms = [...new Set(all.flatMap(({ own, names }) => [...own, ...names.flat()].flat()))];
  const rows = await db.$queryRaw<{ word: string }[]>`SELECT "word" AS word FROM "SearchWord" WHERE "word" = ANY(${forms}::text[])`;
  const had = new Set(rows.map(({ word }) => word));
  const possible = (word: string) => had.has(word) || !isKept(word);
  return all.map(({ own, names }) => ({
    // The words themselves stay, so that there is something to ask.
    own: own.map(([word = '', ...others]) => [word, ...others.filter(possible)]),
    names: names.map((name) => name.map((word) => word.filter(possible))).filter((name) => name.every((word) => word.length > 0)),
  }));
}

function queryOf({ own, names }: Meant, layers: readonly Layer[]): string {
  const written = (words: readonly string[]) => anyOf(words, layers);
  const parts = [own.map(written).join(' & '), ...names.map((name) => name.map(written).join(' <-> '))];
  return `(${parts.map((part) => `(${part})`).join(' | ')})`;
}

/**
 * Reads typed words: each must be met, by any of `layers`. A word that no listing of the source has in
 * any of them is taken for the nearest words that one has.
 */
export async function readText(typed: string, source: Source, layers: readonly Layer[] = LAYERS): Promise<AskedText> {
  const words = askedWords(fold(typed));
  if (words.length === 0) return { query: null, approximations: [] };
  const units = unitsOf(words, layers.includes('alias') ? await readAliases() : new Map());
  const queries = (await meant(units, layers)).map((unit) => queryOf(unit, layers));
  const approximations: Approximation[] = [];
  if (layers.includes('typo')) {
    const single = units.flatMap(({ words: [asked = '', ...others] }, index) => (others.length > 0 ? [] : [{ asked, index }]));
    const met = await whichAreMet(
      single.map(({ index }) => queries[index] ?? ''),
      source,
    );
    for (const [at, { asked, index }] of single.entries()) {
      const taken = met[at] ? [] : await findNearWords(asked, source);
      if (taken.length === 0) continue;
      queries[index] = anyOf(taken, LAYERS);
      approximations.push({ asked, taken: [...new Set(taken.map(bare))] });
    }
  }
  return { query: queries.join(' & '), approximations };
}

/** Rows that are looked at before the index of words is asked. */
const GLANCE = 500;

/**
 * Whether the source has a listing for each query. What is frequent is among the first rows; only for what is not does
 * the index of words say so fast. The planner cannot tell: of a word that no listing has, it expects one in some 200.
 */
async function whichAreMet(queries: readonly string[], source: Source): Promise<boolean[]> {
  if (queries.length === 0) return [];
  const { table, listing, owner } = source;
  const asked = queries.map((query) => {
    const met = Prisma.sql`l."searchVector" @@ ${query}::tsquery`;
    return Prisma.sql`
      EXISTS (SELECT FROM (SELECT * FROM ${table} l WHERE ${listing} LIMIT ${GLANCE}) l ${withOwner('l')} WHERE ${owner} AND ${met})
      OR EXISTS (
        WITH found AS MATERIALIZED (SELECT * FROM ${table} l WHERE ${listing} AND ${met})
        SELECT FROM found l ${withOwner('l')} WHERE ${owner})`;
  });
  const [row] = await bounded<{ met: boolean[] }>(Prisma.sql`SELECT ARRAY[${Prisma.join(asked)}] AS met`);
  return row?.met ?? [];
}

/** Of the words that listings of the source have, those that the asked one is a slip of. */
async function findNearWords(asked: string, source: Source): Promise<string[]> {
  const { length } = bare(asked);
  const slips = slipsAllowed(length);
  if (slips === 0) return [];
  const begins = Prisma.join(
    beginningsOf(asked).map((beginning) => Prisma.sql`starts_with("word", ${beginning})`),
    ' OR ',
  );
  const words = await db.$queryRaw<{ word: string }[]>`
    SELECT "word" AS word FROM "SearchWord"
    WHERE char_length("word") BETWEEN ${length - slips} AND ${length + slips + ATTACHED_MOST} AND (${begins})`;
  const near = words.map(({ word }) => word).filter((word) => slipsOf(asked, word) !== undefined);
  const met = await whichAreMet(
    near.map((word) => anyOf([word], LAYERS)),
    source,
  );
  return nearestWords(
    asked,
    near.filter((_, index) => met[index]),
  );
}

/** What each filter asks for; null where it asks for nothing. */
function conditions(filters: ListFilters, { query }: AskedText): Record<Filter, Prisma.Sql | null> {
  const answers = (choice: Choice, options: readonly string[]) =>
    options.length === 0 ? null : Prisma.sql`l."facets" && ${options.map((option) => `${choice}:${option}`)}::text[]`;
  const one = (value: string | null) => (value === null ? [] : [value]);
  return {
    q: query === null ? null : Prisma.sql`l."searchVector" @@ ${query}::tsquery`,
    sectors: answers('sectors', filters.sectors),
    region: answers('region', one(filters.region)),
    family: answers('family', one(filters.family)),
    formats: answers('formats', filters.formats),
    modes: answers('modes', filters.modes),
  };
}

/** What a listing `l` must be and pass: every filter but `except`. */
function passing({ listing }: Source, asked: Record<Filter, Prisma.Sql | null>, except?: Filter): Prisma.Sql {
  const all = FILTERS.flatMap((filter) => (filter === except ? [] : (asked[filter] ?? [])));
  return Prisma.join([listing, ...all], ' AND ');
}

/** The listings that are shown, of those that pass. */
function rowsOf({ table, listing, owner }: Source, passed = listing): Prisma.Sql {
  return Prisma.sql`${table} l ${withOwner('l')} WHERE ${owner} AND ${passed}`;
}

/** How a bounded query is planned. */
const PLANNED = {
  jit: 'off',
  enable_seqscan: 'off',
  max_parallel_workers_per_gather: '0',
  random_page_cost: '1',
  cpu_tuple_cost: '1',
};

/**
 * A query that stops at its bound. The planner knows neither that compiling takes longer than running it, nor what it
 * costs to unpack the words of each row that it passes on its way through the table: that is most of the time, so rows
 * are what it shall count.
 */
async function bounded<Row>(query: Prisma.Sql): Promise<Row[]> {
  const [, rows] = await db.$transaction(
    [
      db.$queryRaw`
        SELECT set_config(name, setting, true)
        FROM unnest(${Object.keys(PLANNED)}::text[], ${Object.values(PLANNED)}::text[]) planned(name, setting)`,
      db.$queryRaw<Row[]>(query),
    ],
    { timeout: READING_PATIENCE },
  );
  return rows;
}

/** The count of the result, of each option, and of the result with a filter less; of each no more than `most` and one. */
export async function countListings(source: Source, filters: ListFilters, text: AskedText, most = MOST_COUNTED): Promise<ListCounts> {
  const asked = conditions(filters, text);
  const active = FILTERS.filter((filter) => asked[filter] !== null);
  // Without a filter that asks for nothing, the result is the same; without one that asks for something, it is no
  // smaller: where the result has more than are counted, so have all.
  const bases = [undefined, ...active].map((except) => ({
    name: except ?? 'result',
    needed: except === undefined ? Prisma.sql`true` : Prisma.sql`(SELECT count(*) FROM "result") <= ${most}`,
    rows: rowsOf(source, passing(source, asked, except)),
  }));
  const named = bases.map(
    ({ name, needed, rows }) =>
      Prisma.sql`${Prisma.raw(`"${name}"`)} AS MATERIALIZED (SELECT l."facets" FROM ${rows} AND ${needed} LIMIT ${most + 1})`,
  );
  const counts = bases.map(({ name }) => {
    const base = Prisma.raw(`"${name}"`);
    return Prisma.sql`
      SELECT ${name} AS base, NULL AS facet, count(*)::int AS count FROM ${base}
      UNION ALL SELECT ${name}, facet, count(*)::int FROM ${base}, unnest("facets") facet
      WHERE (SELECT count(*) FROM ${base}) <= ${most} GROUP BY facet`;
  });
  const rows = await bounded<{ base: string; facet: string | null; count: number }>(
    Prisma.sql`WITH ${Prisma.join(named, ', ')} ${Prisma.join(counts, ' UNION ALL ')}`,
  );
  const baseOf = (filter: Filter) => (active.includes(filter) ? filter : 'result');
  const counted = (base: string) => rows.find((row) => row.base === base && row.facet === null)?.count ?? 0;
  const sizeOf = (base: string) => Math.max(counted('result'), counted(base));
  const optionsOf = (choice: Choice) => {
    const base = baseOf(choice);
    if (sizeOf(base) > most) return null;
    const prefix = `${choice}:`;
    return new Map(
      rows.flatMap((row) => (row.base === base && row.facet?.startsWith(prefix) ? [[row.facet.slice(prefix.length), row.count]] : [])),
    );
  };
  return {
    total: sizeOf('result'),
    without: Object.fromEntries(FILTERS.map((filter) => [filter, sizeOf(baseOf(filter))])) as Record<Filter, number>,
    options: Object.fromEntries(CHOICES.map((choice) => [choice, optionsOf(choice)])) as ListCounts['options'],
  };
}

/** A listing with when it was published. */
interface Listed {
  id: number;
  publishedAt: Date;
}

/** What was published after a moment, by others than these organisations; no more than `take`. */
interface News {
  since: Date;
  notOf: readonly number[];
  take: number;
}

/**
 * Of what is new, the listings that pass, in the order of their publication. Words are read only where something new
 * passes all else: that costs as much as opening the list.
 */
export async function listNews(source: Source, filters: ListFilters, { since, notOf, take }: News): Promise<Listed[]> {
  const passed = (text: AskedText) =>
    bounded<Listed>(Prisma.sql`
      SELECT l."id", l."publishedAt" FROM ${rowsOf(source, passing(source, conditions(filters, text)))}
        AND l."publishedAt" > ${since.toISOString().slice(0, -1)}::timestamp AND l."organisationId" <> ALL(${[...notOf]}::int[])
      ORDER BY l."publishedAt", l."id" LIMIT ${take}`);
  const found = await passed({ query: null, approximations: [] });
  return filters.q === '' || found.length === 0 ? found : passed(await readText(filters.q, source));
}

/** When the newest listing that is shown was published; null where none is. */
export async function findNewest(source: Source): Promise<Date | null> {
  const [newest] = await bounded<Listed>(
    Prisma.sql`SELECT l."id", l."publishedAt" FROM ${rowsOf(source)} ORDER BY l."publishedAt" DESC, l."id" DESC LIMIT 1`,
  );
  return newest?.publishedAt ?? null;
}

/** The points of listings beside one of the reader's own; `version` says of which day and which table. */
export interface Points {
  version: string;
  ids: number[];
  points: number[];
}

type Place = NonNullable<ListFilters['cursor']>;

/** Rows in one order of the list. A cursor's `key` and `tie` grow along it. */
interface Lane {
  /** Beside the table of listings, and what it asks of a listing. */
  with: Prisma.Sql;
  where: Prisma.Sql;
  /** The two columns of the order, as an index has them. */
  columns: [Prisma.Sql, Prisma.Sql];
  falling: boolean;
  key: Prisma.Sql;
  tie: Prisma.Sql;
  /** A cursor's place in the two columns. */
  place: (cursor: Place) => Prisma.Sql;
}

/** Whoever types a cursor may type any number; a day is no further away than this. */
const FAR = 1_000_000;

function lanesOf(source: Source, sort: Sort, points: Points | null): Lane[] {
  const id = Prisma.sql`l."id"`;
  const alone = { with: Prisma.empty, where: Prisma.empty };
  const rising = { ...alone, falling: false, tie: id, place: ({ key, tie }: Place) => Prisma.sql`(${key}::bigint, ${tie}::bigint)` };
  if (sort === 'match' && points !== null) {
    const key = Prisma.sql`-ranked.points::bigint`;
    const last = Prisma.sql`1::bigint`;
    return [
      {
        ...rising,
        with: Prisma.sql`unnest(${points.ids}::int[], ${points.points}::int[]) AS ranked(id, points),`,
        where: Prisma.sql`AND l."id" = ranked.id`,
        columns: [key, id],
        key,
      },
      // What cannot be matched stands last.
      { ...rising, where: Prisma.sql`AND l."id" <> ALL(${points.ids}::int[])`, columns: [last, id], key: last },
    ];
  }
  if (sort === 'newest') {
    return [
      {
        ...alone,
        columns: [Prisma.sql`l."publishedAt"`, id],
        falling: true,
        key: Prisma.sql`-(extract(epoch FROM l."publishedAt") * 1000)::bigint`,
        tie: Prisma.sql`-l."id"`,
        place: ({ key, tie }) => Prisma.sql`(timestamp 'epoch' - ${key}::bigint * interval '1 millisecond', -(${tie}::bigint))`,
      },
    ];
  }
  const ends = Prisma.raw(`l."${source.ends}"`);
  return [
    {
      ...rising,
      columns: [ends, id],
      key: Prisma.sql`(${ends} - DATE '1970-01-01')::bigint`,
      place: ({ key, tie }) => Prisma.sql`(DATE '1970-01-01' + ${Math.min(FAR, Math.max(-FAR, Number(key)))}::int, ${tie}::bigint)`,
    },
  ];
}

interface Stretch {
  place: Place | null;
  backwards: boolean;
  inclusive: boolean;
  take: number;
  /** Whether words are so rare that all who have them are found first and then sorted. */
  gathered: boolean;
}

/**
 * So many listings are asked for words in the order of the list. Where that gives too few, few enough have the words to
 * gather them. The planner would decide by how frequent it thinks the words are, and two names of one place are, to it,
 * twice as many listings.
 */
const ASKED_IN_ORDER = 6_000;

/** The first `take` rows after a place, or the last before it; of all where there is no place. */
function stretch(
  source: Source,
  lanes: readonly Lane[],
  asked: Record<Filter, Prisma.Sql | null>,
  { place, backwards, inclusive, take, gathered }: Stretch,
): Prisma.Sql {
  const all = passing(source, asked);
  const parts = lanes.map(({ columns: [first, second], falling, key, tie, place: placed, ...lane }) => {
    const down = falling !== backwards;
    const way = Prisma.raw(down ? 'DESC' : 'ASC');
    const beyond = Prisma.raw(`${down ? '<' : '>'}${inclusive ? '=' : ''}`);
    const from = place === null ? Prisma.empty : Prisma.sql`AND (${first}, ${second}) ${beyond} ${placed(place)}`;
    const keys = Prisma.sql`(${key})::bigint AS key, (${tie})::bigint AS tie`;
    const inOrder = Prisma.sql`${lane.where} ${from} ORDER BY ${first} ${way}, ${second} ${way}`;
    if (asked.q === null) {
      return Prisma.sql`(SELECT l."id", ${keys} FROM ${lane.with} ${rowsOf(source, all)} ${inOrder} LIMIT ${take})`;
    }
    // Organisations are looked up for those in order, until there are enough.
    const listed = (passed: Prisma.Sql, most: number | null) => Prisma.sql`
      SELECT l."id", l."organisationId", ${first} AS first, ${second} AS second, ${keys}
      FROM ${lane.with} ${source.table} l WHERE ${passed} ${inOrder} LIMIT ${most}`;
    const shown = (listings: Prisma.Sql) => Prisma.sql`
      SELECT l."id", l.key, l.tie FROM (${listings}) l ${withOwner('l')} WHERE ${source.owner}
      ORDER BY l.first ${way}, l.second ${way} LIMIT ${take}`;
    const gather = shown(listed(all, null));
    if (gathered) return Prisma.sql`(${gather})`;
    const walk = shown(Prisma.sql`
      SELECT near.* FROM (${listed(passing(source, asked, 'q'), ASKED_IN_ORDER)}) near
      CROSS JOIN LATERAL (SELECT FROM ${source.table} l WHERE l."id" = near."id" AND ${asked.q} OFFSET 0) met`);
    return Prisma.sql`(
      WITH walked AS MATERIALIZED (${walk})
      SELECT * FROM walked WHERE (SELECT count(*) FROM walked) = ${take}
      UNION ALL SELECT * FROM (${gather}) gathered WHERE (SELECT count(*) FROM walked) < ${take})`;
  });
  const way = Prisma.raw(backwards ? 'DESC' : 'ASC');
  return Prisma.sql`SELECT "id", key, tie FROM (${Prisma.join(parts, ' UNION ALL ')}) stretch ORDER BY key ${way}, tie ${way} LIMIT ${take}`;
}

/**
 * A page of the result by keyset: rows after (or before) the cursor in the chosen order. A cursor
 * whose row has gone still has its place; one of other points has none, and the list starts anew.
 *
 * @param count of the result, as `countListings` gives it, or null: in the order of an index, words that few have would be
 *   looked for in the words of every listing; and where there are many, nobody has to look how many follow the first page
 */
export async function listPage(
  source: Source,
  filters: ListFilters,
  text: AskedText,
  points: Points | null,
  count: number | null = null,
  perPage = PER_PAGE,
): Promise<PageOfIds> {
  const sort = filters.sort === 'match' && points === null ? 'closing' : filters.sort;
  const version = sort === 'match' && points !== null ? points.version : null;
  const cursor = filters.cursor?.version === version ? filters.cursor : null;
  const backwards = cursor?.direction === 'before';
  const lanes = lanesOf(source, sort, points);
  const asked = conditions(filters, text);
  const same = { place: cursor, gathered: count !== null && count <= MOST_COUNTED };
  const manyFollow = cursor === null && count !== null && count > MOST_COUNTED;
  const ahead = stretch(source, lanes, asked, { ...same, backwards, inclusive: false, take: perPage + (manyFollow ? 1 : FOLLOWED) });
  const behind = stretch(source, lanes, asked, { ...same, backwards: !backwards, inclusive: true, take: FOLLOWED });
  const rows = await bounded<{ id: number; key: bigint; tie: bigint; behind: number }>(Prisma.sql`
    WITH ahead AS (${ahead}) SELECT "id", key, tie, ${cursor === null ? 0 : Prisma.sql`(SELECT count(*)::int FROM (${behind}) behind)`}::int AS behind FROM ahead
    ORDER BY key ${Prisma.raw(backwards ? 'DESC, tie DESC' : ', tie')}`);
  const shown = rows.slice(0, perPage);
  if (backwards) shown.reverse();
  const first = shown[0];
  const last = shown.at(-1);
  const left = manyFollow && rows.length > perPage ? FOLLOWED : rows.length - shown.length;
  const passed = first?.behind ?? 0;
  const at = (direction: 'before' | 'after', row: typeof first) =>
    row ? { direction, key: String(row.key), tie: String(row.tie), version } : null;
  return {
    ids: shown.map((row) => row.id),
    before: backwards ? left : passed,
    after: backwards ? passed : left,
    first: at('before', first),
    last: at('after', last),
  };
}

/** The largest choice of own listings to rank beside. */
const OWN_LIMIT = 50;

/** What the reader can rank a list beside: needs beside own open offers, offers beside own open needs. */
export async function listOwnOpen(
  kind: ListKind,
  organisationIds: readonly number[],
  today: string,
): Promise<{ id: number; title: Bilingual }[]> {
  if (organisationIds.length === 0) return [];
  const shared = {
    state: 'open' as const,
    quartersLeft: { gt: 0 },
    organisationId: { in: [...organisationIds] },
  } satisfies Prisma.SkillNeedWhereInput & Prisma.ExpertiseOfferWhereInput;
  const select = { id: true, titleFr: true, titleAr: true } as const;
  const bounds = { select, orderBy: { id: 'asc' }, take: OWN_LIMIT } as const;
  const rows =
    kind === 'need'
      ? await db.expertiseOffer.findMany({ where: { ...shared, availableUntil: { gte: dateOfDay(today) } }, ...bounds })
      : await db.skillNeed.findMany({ where: { ...shared, closesOn: { gte: dateOfDay(today) } }, ...bounds });
  return rows.map((row) => ({ id: row.id, title: titleOf(row) }));
}

/** When public needs and the pages of verified organisations last changed, the newest first, so many of each at most. */
export async function listPublicRows(today: string, take: { needs: number; organisations: number; forums: number }) {
  const [needs, organisations, forums] = await Promise.all([
    db.skillNeed.findMany({
      where: { state: 'open', quartersLeft: { gt: 0 }, closesOn: { gte: dateOfDay(today) }, organisation: { state: 'verified' } },
      select: { id: true, updatedAt: true },
      orderBy: { id: 'desc' },
      take: take.needs,
    }),
    db.organisation.findMany({
      where: { state: 'verified', mergedIntoId: null },
      select: { id: true, updatedAt: true },
      orderBy: { id: 'desc' },
      take: take.organisations,
    }),
    db.forum.findMany({
      where: { publishedAt: { not: null } },
      select: { id: true, updatedAt: true },
      orderBy: { id: 'desc' },
      take: take.forums,
    }),
  ]);
  return { needs, organisations, forums };
}

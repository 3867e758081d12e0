import 'server-only';
import { cachedFor } from '@/lib/cached-for';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/generated/prisma/client';
import type { OrganisationKind } from '@/lib/generated/prisma/enums';
import { dateOfDay } from '@/lib/i18n/day';
import { type Bilingual, titleOf } from '@/lib/i18n/localised';
import { withOwner } from '@/lib/listings/queries';
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

/** The rows of a list; `l` is the listing, `o` its organisation. */
export interface Source {
  rows: Prisma.Sql;
  /** The column of a listing's last day. */
  ends: 'closesOn' | 'availableUntil';
}

/** What anybody may read. */
export function publicNeeds(today: string): Source {
  return { rows: Prisma.sql`"SkillNeed" l ${withOwner('l')} WHERE ${publicNeed(today, 'l')}`, ends: 'closesOn' };
}

/** What organisations of these kinds offer. */
export function openOffers(kinds: readonly OrganisationKind[], today: string): Source {
  const ofKinds = Prisma.sql`o."kind"::text = ANY(${[...kinds]}::text[])`;
  return {
    rows: Prisma.sql`"ExpertiseOffer" l ${withOwner('l')} WHERE ${offerOnOffer(today, 'l')} AND ${ofKinds}`,
    ends: 'availableUntil',
  };
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

function queryOf(unit: Unit, layers: readonly Layer[]): string {
  const written = (word: string) => anyOf(layers.includes('form') ? formsOf(word) : [word], layers);
  const own = unit.words.map(written).join(' & ');
  const names = layers.includes('alias') ? unit.names.map((name) => name.map(written).join(' <-> ')) : [];
  return `(${[own, ...names].map((part) => `(${part})`).join(' | ')})`;
}

/**
 * Reads typed words: each must be met, by any of `layers`. A word that no listing of the source has in
 * any of them is taken for the nearest words that one has.
 */
export async function readText(typed: string, source: Source, layers: readonly Layer[] = LAYERS): Promise<AskedText> {
  const words = askedWords(fold(typed));
  if (words.length === 0) return { query: null, approximations: [] };
  const units = unitsOf(words, layers.includes('alias') ? await readAliases() : new Map());
  const queries = units.map((unit) => queryOf(unit, layers));
  const approximations: Approximation[] = [];
  if (layers.includes('typo')) {
    const found = await db.$queryRaw<{ known: boolean }[]>`
      SELECT EXISTS (SELECT FROM ${source.rows} AND l."searchVector" @@ asked.query::tsquery) AS known
      FROM unnest(${queries}::text[]) WITH ORDINALITY asked(query, place) ORDER BY place`;
    for (const [index, unit] of units.entries()) {
      const [asked] = unit.words;
      if (found[index]?.known || unit.words.length > 1 || asked === undefined) continue;
      const taken = await findNearWords(asked, source);
      if (taken.length === 0) continue;
      queries[index] = anyOf(taken, LAYERS);
      approximations.push({ asked, taken: [...new Set(taken.map(bare))] });
    }
  }
  return { query: queries.join(' & '), approximations };
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
  const known = await db.$queryRaw<{ word: string }[]>`
    SELECT asked.word FROM unnest(${near}::text[], ${near.map((word) => anyOf([word], LAYERS))}::text[]) asked(word, query)
    WHERE EXISTS (SELECT FROM ${source.rows} AND l."searchVector" @@ asked.query::tsquery)`;
  return nearestWords(
    asked,
    known.map(({ word }) => word),
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

/** The rows of the source that pass every filter but `except`. */
function passing(source: Source, asked: Record<Filter, Prisma.Sql | null>, except?: Filter): Prisma.Sql {
  const all = FILTERS.flatMap((filter) => (filter === except ? [] : (asked[filter] ?? [])));
  return Prisma.join([source.rows, ...all], ' AND ');
}

/**
 * A query that stops at its bound. The planner knows neither that compiling takes longer than running it, nor what it
 * costs to unpack the words of each row that it passes on its way through the table.
 */
async function bounded<Row>(query: Prisma.Sql): Promise<Row[]> {
  const [, rows] = await db.$transaction([
    db.$queryRaw`SELECT set_config('jit', 'off', true), set_config('enable_seqscan', 'off', true)`,
    db.$queryRaw<Row[]>(query),
  ]);
  return rows;
}

/** The count of the result, of each option, and of the result with a filter less; of each no more than `most` and one. */
export async function countListings(source: Source, filters: ListFilters, text: AskedText, most = MOST_COUNTED): Promise<ListCounts> {
  const asked = conditions(filters, text);
  const active = FILTERS.filter((filter) => asked[filter] !== null);
  // Without a filter that asks for nothing, the result is the same.
  const bases = [undefined, ...active].map((except) => ({ name: except ?? 'result', rows: passing(source, asked, except) }));
  const named = bases.map(
    ({ name, rows }) => Prisma.sql`${Prisma.raw(`"${name}"`)} AS MATERIALIZED (SELECT l."facets" FROM ${rows} LIMIT ${most + 1})`,
  );
  const counted = bases.map(({ name }) => {
    const base = Prisma.raw(`"${name}"`);
    return Prisma.sql`
      SELECT ${name} AS base, NULL AS facet, count(*)::int AS count FROM ${base}
      UNION ALL SELECT ${name}, facet, count(*)::int FROM ${base}, unnest("facets") facet
      WHERE (SELECT count(*) FROM ${base}) <= ${most} GROUP BY facet`;
  });
  const rows = await bounded<{ base: string; facet: string | null; count: number }>(
    Prisma.sql`WITH ${Prisma.join(named, ', ')} ${Prisma.join(counted, ' UNION ALL ')}`,
  );
  const baseOf = (filter: Filter) => (active.includes(filter) ? filter : 'result');
  const sizeOf = (base: string) => rows.find((row) => row.base === base && row.facet === null)?.count ?? 0;
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

/** The points of listings beside one of the reader's own; `version` says of which day and which table. */
export interface Points {
  version: string;
  ids: number[];
  points: number[];
}

type Place = NonNullable<ListFilters['cursor']>;

/** Rows in one order of the list. A cursor's `key` and `tie` grow along it. */
interface Lane {
  rows: Prisma.Sql;
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

function lanesOf(source: Source, sort: Sort, rows: Prisma.Sql, points: Points | null): Lane[] {
  const id = Prisma.sql`l."id"`;
  const rising = { falling: false, tie: id, place: ({ key, tie }: Place) => Prisma.sql`(${key}::bigint, ${tie}::bigint)` };
  if (sort === 'match' && points !== null) {
    const key = Prisma.sql`-ranked.points::bigint`;
    const last = Prisma.sql`1::bigint`;
    return [
      {
        ...rising,
        rows: Prisma.sql`unnest(${points.ids}::int[], ${points.points}::int[]) AS ranked(id, points), ${rows} AND l."id" = ranked.id`,
        columns: [key, id],
        key,
      },
      // What cannot be matched stands last.
      { ...rising, rows: Prisma.sql`${rows} AND l."id" <> ALL(${points.ids}::int[])`, columns: [last, id], key: last },
    ];
  }
  if (sort === 'newest') {
    return [
      {
        rows,
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
      rows,
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
  /** Whether all rows are found first and then sorted, and not read in the order of an index. */
  gathered: boolean;
}

/** The first `take` rows after a place, or the last before it; of all where there is no place. */
function stretch(lanes: readonly Lane[], { place, backwards, inclusive, take, gathered }: Stretch): Prisma.Sql {
  const parts = lanes.map(({ rows, columns: [first, second], falling, key, tie, place: placed }) => {
    const down = falling !== backwards;
    const way = Prisma.raw(down ? 'DESC' : 'ASC');
    const beyond = Prisma.raw(`${down ? '<' : '>'}${inclusive ? '=' : ''}`);
    const from = place === null ? Prisma.empty : Prisma.sql`AND (${first}, ${second}) ${beyond} ${placed(place)}`;
    const listed = Prisma.sql`SELECT l."id", (${key})::bigint AS key, (${tie})::bigint AS tie FROM ${rows} ${from}`;
    return gathered ? listed : Prisma.sql`(${listed} ORDER BY ${first} ${way}, ${second} ${way} LIMIT ${take})`;
  });
  const way = Prisma.raw(backwards ? 'DESC' : 'ASC');
  return Prisma.sql`SELECT "id", key, tie FROM (${Prisma.join(parts, ' UNION ALL ')}) stretch ORDER BY key ${way}, tie ${way} LIMIT ${take}`;
}

/**
 * A page of the result by keyset: rows after (or before) the cursor in the chosen order. A cursor
 * whose row has gone still has its place; one of other points has none, and the list starts anew.
 *
 * @param count of the result, as `countListings` gives it: in the order of an index, words that few have would be
 *   looked for in the words of every listing
 */
export async function listPage(
  source: Source,
  filters: ListFilters,
  text: AskedText,
  points: Points | null,
  count = MOST_COUNTED + 1,
): Promise<PageOfIds> {
  const sort = filters.sort === 'match' && points === null ? 'closing' : filters.sort;
  const version = sort === 'match' && points !== null ? points.version : null;
  const cursor = filters.cursor?.version === version ? filters.cursor : null;
  const backwards = cursor?.direction === 'before';
  const lanes = lanesOf(source, sort, passing(source, conditions(filters, text)), points);
  const same = { place: cursor, gathered: text.query !== null && count <= MOST_COUNTED };
  const ahead = stretch(lanes, { ...same, backwards, inclusive: false, take: PER_PAGE + FOLLOWED });
  const behind = stretch(lanes, { ...same, backwards: !backwards, inclusive: true, take: FOLLOWED });
  const rows = await bounded<{ id: number; key: bigint; tie: bigint; behind: number }>(Prisma.sql`
    WITH ahead AS (${ahead}) SELECT "id", key, tie, ${cursor === null ? 0 : Prisma.sql`(SELECT count(*)::int FROM (${behind}) behind)`}::int AS behind FROM ahead
    ORDER BY key ${Prisma.raw(backwards ? 'DESC, tie DESC' : ', tie')}`);
  const shown = rows.slice(0, PER_PAGE);
  if (backwards) shown.reverse();
  const first = shown[0];
  const last = shown.at(-1);
  const left = rows.length - shown.length;
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
export async function listPublicRows(today: string, take: { needs: number; organisations: number }) {
  const [needs, organisations] = await Promise.all([
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
  ]);
  return { needs, organisations };
}

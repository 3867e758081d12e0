import 'server-only';
import { cachedFor } from '@/lib/cached-for';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/generated/prisma/client';
import type { OrganisationKind } from '@/lib/generated/prisma/enums';
import { dateOfDay } from '@/lib/i18n/day';
import { type Bilingual, titleOf } from '@/lib/i18n/localised';
import { fold } from '@/lib/matching/normalise';
import { publicNeed } from '@/lib/needs/queries';
import { offerOnOffer } from '@/lib/offers/queries';
import {
  type Aliases,
  aliasesOf,
  askedWords,
  bare,
  FILTERS,
  type Filter,
  formsOf,
  LAYERS,
  type Layer,
  type ListKind,
  namesOfPlace,
  nearestWords,
  PER_PAGE,
  PLACE_NAMES,
  SHORT_NAMES,
  slipsAllowed,
  type Unit,
  unitsOf,
  wordsOf,
} from './rules';
import type { ListFilters } from './schema';
import type { Approximation, ListCounts, PageOfIds } from './views';

/*
 * Days are `YYYY-MM-DD` of Casablanca, given by the caller: no query has a clock.
 */

/** The rows of a list and what its filters ask of them; `l` is the listing, `o` its organisation. */
export interface Source {
  rows: Prisma.Sql;
  columns: Prisma.Sql;
}

/** What anybody may read. */
export function publicNeeds(today: string): Source {
  return {
    rows: Prisma.sql`"SkillNeed" l JOIN "Organisation" o ON o."id" = l."organisationId" WHERE ${publicNeed(today, 'l')}`,
    columns: Prisma.sql`l."closesOn" AS ends, ARRAY[l."sector"::text] AS sectors, ARRAY[l."regionCode"] AS regions,
      CASE l."mode" WHEN 'either' THEN '{remote,on_site}' ELSE ARRAY[l."mode"::text] END AS modes,
      (SELECT coalesce(array_agg(DISTINCT s."familyCode"), '{}') FROM "NeedSkill" k JOIN "Skill" s ON s."code" = k."skillCode" WHERE k."needId" = l."id") AS families`,
  };
}

/** What organisations of these kinds offer. */
export function openOffers(kinds: readonly OrganisationKind[], today: string): Source {
  return {
    rows: Prisma.sql`"ExpertiseOffer" l JOIN "Organisation" o ON o."id" = l."organisationId"
      WHERE ${offerOnOffer(today, 'l')} AND o."kind"::text = ANY(${[...kinds]}::text[])`,
    columns: Prisma.sql`l."availableUntil" AS ends, l."sectors"::text[] AS sectors, l."regions" AS regions,
      array_remove(ARRAY[CASE WHEN l."remote" THEN 'remote' END, CASE WHEN cardinality(l."regions") > 0 THEN 'on_site' END], NULL) AS modes,
      (SELECT coalesce(array_agg(DISTINCT s."familyCode"), '{}') FROM "OfferSkill" k JOIN "Skill" s ON s."code" = k."skillCode" WHERE k."offerId" = l."id") AS families`,
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

/** How much of the asked word's trigrams a text must have before its words are compared one by one. */
const SIMILARITY = '0.3';

async function findNearWords(asked: string, source: Source): Promise<string[]> {
  const stem = bare(asked);
  const slips = slipsAllowed(stem.length);
  if (slips === 0) return [];
  // With its article a word has other beginnings.
  const alike = Prisma.join(
    [stem, `ال${stem}`].map((word) => Prisma.sql`search_letters(${word}) <% search_letters(l."searchText")`),
    ' OR ',
  );
  const [, rows] = await db.$transaction([
    db.$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${SIMILARITY}, true)`,
    db.$queryRaw<{ word: string }[]>`
      SELECT DISTINCT word FROM (SELECT l."searchVector" AS vector FROM ${source.rows} AND (${alike})) near,
      unnest(tsvector_to_array(vector)) word
      WHERE char_length(word) BETWEEN ${stem.length - slips} AND ${stem.length + slips + 3}`,
  ]);
  return nearestWords(
    asked,
    rows.map(({ word }) => word),
  );
}

/** The rows of the source, each with whether it passes each filter, so that a count can leave one out. */
function judged(source: Source, filters: ListFilters, { query }: AskedText): Prisma.Sql {
  const overlaps = (asked: readonly string[], column: string) =>
    Prisma.sql`(${[...asked]}::text[] = '{}' OR ${Prisma.raw(`"${column}"`)} && ${[...asked]}::text[])`;
  const one = (value: string | null) => (value === null ? [] : [value]);
  return Prisma.sql`read AS (
    SELECT l."id", l."publishedAt", l."format"::text AS format, ${source.columns},
      ${query === null ? Prisma.sql`true` : Prisma.sql`l."searchVector" @@ ${query}::tsquery`} AS "in_q"
    FROM ${source.rows}
  ), judged AS (
    SELECT *, ARRAY[format] AS formats, ${overlaps(filters.sectors, 'sectors')} AS "in_sectors", ${overlaps(one(filters.region), 'regions')} AS "in_region",
      ${overlaps(one(filters.family), 'families')} AS "in_family", ${overlaps(filters.modes, 'modes')} AS "in_modes",
      (${filters.formats}::text[] = '{}' OR format = ANY(${filters.formats}::text[])) AS "in_formats"
    FROM read
  )`;
}

/** Passes every filter but `except`. */
function passes(except?: Filter): Prisma.Sql {
  return Prisma.join(
    FILTERS.filter((filter) => filter !== except).map((filter) => Prisma.raw(`"in_${filter}"`)),
    ' AND ',
  );
}

/** The filters that offer options, and where a row says which it has. */
const OPTIONS = { sectors: 'sectors', region: 'regions', family: 'families', formats: 'formats', modes: 'modes' } as const;

/** The count of the result, of each option, and of the result with a filter less. */
export async function countListings(source: Source, filters: ListFilters, text: AskedText): Promise<ListCounts> {
  const options = Object.entries(OPTIONS) as [keyof typeof OPTIONS, string][];
  const rows = await db.$queryRaw<{ facet: string; value: string; count: number }[]>`
    WITH ${judged(source, filters, text)}
    SELECT 'total' AS facet, '' AS value, count(*)::int AS count FROM judged WHERE ${passes()}
    UNION ALL ${Prisma.join(
      FILTERS.map((filter) => Prisma.sql`SELECT 'without', ${filter}, count(*)::int FROM judged WHERE ${passes(filter)}`),
      ' UNION ALL ',
    )}
    UNION ALL ${Prisma.join(
      options.map(
        ([filter, column]) =>
          Prisma.sql`SELECT ${filter}, option, count(*)::int FROM judged, unnest(${Prisma.raw(column)}) option WHERE ${passes(filter)} GROUP BY option`,
      ),
      ' UNION ALL ',
    )}`;
  const of = (facet: string) => new Map(rows.filter((row) => row.facet === facet).map((row) => [row.value, row.count]));
  const without = of('without');
  return {
    total: of('total').get('') ?? 0,
    without: Object.fromEntries(FILTERS.map((filter) => [filter, without.get(filter) ?? 0])) as Record<Filter, number>,
    options: { sectors: of('sectors'), region: of('region'), family: of('family'), formats: of('formats'), modes: of('modes') },
  };
}

/** The points of listings beside one of the reader's own; `version` says of which day and which table. */
export interface Points {
  version: string;
  ids: number[];
  points: number[];
}

/** Where a row stands in each order: `key` first, then the id. Both grow along the list. */
const order = {
  closing: { key: Prisma.sql`(ends - DATE '1970-01-01')::bigint`, id: Prisma.sql`judged."id"` },
  newest: { key: Prisma.sql`-(extract(epoch FROM "publishedAt") * 1000)::bigint`, id: Prisma.sql`-judged."id"` },
  // What cannot be matched stands last.
  match: { key: Prisma.sql`coalesce(-ranked.points, 1)::bigint`, id: Prisma.sql`judged."id"` },
} as const;

/**
 * A page of the result by keyset: rows after (or before) the cursor in the chosen order. A cursor
 * whose row has gone still has its place; one of other points has none, and the list starts anew.
 */
export async function listPage(source: Source, filters: ListFilters, text: AskedText, points: Points | null): Promise<PageOfIds> {
  const sort = filters.sort === 'match' && points === null ? 'closing' : filters.sort;
  const version = sort === 'match' && points !== null ? points.version : null;
  const cursor = filters.cursor?.version === version ? filters.cursor : null;
  const backwards = cursor?.direction === 'before';
  const { key, id } = order[sort];
  const ranked =
    sort === 'match' && points !== null
      ? Prisma.sql`LEFT JOIN unnest(${points.ids}::int[], ${points.points}::int[]) AS ranked(id, points) ON ranked.id = judged."id"`
      : Prisma.empty;
  const beyond = cursor
    ? Prisma.sql`WHERE (key, tie) ${Prisma.raw(backwards ? '<' : '>')} (${cursor.key}::bigint, ${cursor.tie}::bigint)`
    : Prisma.empty;
  const rows = await db.$queryRaw<{ id: number; key: bigint; tie: bigint; place: number; total: number }[]>`
    WITH ${judged(source, filters, text)},
    keyed AS (SELECT judged."id", ${key} AS key, (${id})::bigint AS tie FROM judged ${ranked} WHERE ${passes()}),
    ordered AS (SELECT *, row_number() OVER (ORDER BY key, tie)::int AS place, count(*) OVER ()::int AS total FROM keyed)
    SELECT "id", key, tie, place, total FROM ordered ${beyond}
    ORDER BY place ${Prisma.raw(backwards ? 'DESC' : 'ASC')} LIMIT ${PER_PAGE}`;
  if (backwards) rows.reverse();
  const first = rows[0];
  const last = rows.at(-1);
  const at = (direction: 'before' | 'after', row: typeof first) =>
    row ? { direction, key: String(row.key), tie: String(row.tie), version } : null;
  return {
    ids: rows.map((row) => row.id),
    before: first ? first.place - 1 : 0,
    after: last ? last.total - last.place : 0,
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

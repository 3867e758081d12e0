import 'server-only';
import { db } from '@/lib/db/client';
import { foldSql } from '@/lib/db/fold';
import type { Tx } from '@/lib/db/transaction';
import { Prisma } from '@/lib/generated/prisma/client';
import { dateOfDay, dayNumberOfDate, dayOf } from '@/lib/i18n/day';
import type { Locale } from '@/lib/i18n/locales';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import {
  hoursTyped,
  type ListingForm,
  listed,
  namedSelect,
  ownerOf,
  ownerSelect,
  proposalFields,
  skillOf,
  skillSelect,
} from '@/lib/listings/queries';
import type { Sector } from '@/lib/listings/rules';
import { fold } from '@/lib/matching/normalise';
import { LIVE_STATES } from '@/lib/requests/rules';
import { FILTERS, type Filter, IMPORTANCES, NEEDS_PER_PAGE } from './rules';
import type { NeedFilters } from './schema';
import type { NeedCardView, NeedCounts, NeedPage, NeedView, OwnNeedView } from './views';

/*
 * Days are `YYYY-MM-DD` of Casablanca, given by the caller: no query has a clock.
 */

const cardSelect = {
  id: true,
  titleFr: true,
  titleAr: true,
  sector: true,
  quartersLeft: true,
  format: true,
  mode: true,
  closesOn: true,
  region: { select: namedSelect },
  province: { select: namedSelect },
  organisation: { select: ownerSelect },
  skills: { select: { importance: true, skill: { select: skillSelect } }, orderBy: { skill: { position: 'asc' } } },
} as const satisfies Prisma.SkillNeedSelect;

const needSelect = {
  ...cardSelect,
  state: true,
  contextFr: true,
  contextAr: true,
  deliverableFr: true,
  deliverableAr: true,
  accessNote: true,
  quartersTotal: true,
  wantedStart: true,
  languages: true,
  proposals: { select: { importance: true, proposal: { select: { label: true } } }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.SkillNeedSelect;

type CardRow = Prisma.SkillNeedGetPayload<{ select: typeof cardSelect }>;
type NeedRow = Prisma.SkillNeedGetPayload<{ select: typeof needSelect }>;

function daysLeft(closesOn: Date, today: string): number {
  return dayNumberOfDate(closesOn) - dayNumberOfDate(dateOfDay(today));
}

function cardOf(row: CardRow, today: string): NeedCardView {
  return {
    id: row.id,
    title: titleOf(row),
    sector: row.sector,
    owner: ownerOf(row.organisation),
    region: nameOf(row.region),
    province: nameOf(row.province),
    skills: row.skills
      .map(({ importance, skill }) => ({ ...skillOf(skill), importance }))
      .sort((a, b) => IMPORTANCES.indexOf(a.importance) - IMPORTANCES.indexOf(b.importance)),
    quartersLeft: row.quartersLeft,
    format: row.format,
    mode: row.mode,
    closesOn: row.closesOn,
    daysLeft: daysLeft(row.closesOn, today),
  };
}

function needOf(row: NeedRow, today: string): NeedView {
  return {
    ...cardOf(row, today),
    state: row.state,
    context: { fr: row.contextFr, ar: row.contextAr },
    deliverable: { fr: row.deliverableFr, ar: row.deliverableAr },
    accessNote: row.accessNote,
    quartersTotal: row.quartersTotal,
    wantedStart: row.wantedStart,
    languages: row.languages,
    proposals: row.proposals.map(({ importance, proposal }) => ({ label: proposal.label, importance: importance ?? 'useful' })),
  };
}

/** One need, whoever may read it: the loader decides. */
export async function findNeed(id: number, today: string): Promise<NeedView | null> {
  const row = await db.skillNeed.findUnique({ where: { id }, select: needSelect });
  return row && needOf(row, today);
}

/** Cards of these needs, in this order; ids that are gone are left out. */
async function listCards(ids: readonly number[], today: string): Promise<NeedCardView[]> {
  const rows = await db.skillNeed.findMany({ where: { id: { in: [...ids] } }, select: cardSelect, orderBy: { id: 'asc' } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [cardOf(row, today)] : [];
  });
}

/** What anybody may read: `isPublic` of rules.ts, over the rows. */
function isPublic(today: string): Prisma.Sql {
  return Prisma.sql`n."state" = 'open' AND o."state" = 'verified' AND n."quartersLeft" > 0 AND n."closesOn" >= ${today}::date`;
}

/** All that a need can be found by, in both languages. */
const document = Prisma.sql`concat_ws(' ', n."titleFr", n."titleAr", n."contextFr", n."contextAr", o."nameFr", o."nameAr",
  p."nameFr", p."nameAr", r."nameFr", r."nameAr",
  (SELECT string_agg(concat_ws(' ', s."fr", s."ar", array_to_string(s."synonymsFr", ' '), array_to_string(s."synonymsAr", ' ')), ' ')
   FROM "NeedSkill" ns JOIN "Skill" s ON s."code" = ns."skillCode" WHERE ns."needId" = n."id"))`;

/** Public needs, each with whether it passes each filter, so that a count can leave one out. */
function judged(filters: NeedFilters, today: string): Prisma.Sql {
  const words = fold(filters.q)
    .split(' ')
    .filter((word) => word !== '');
  const modes = filters.modes.length === 0 ? [] : [...filters.modes, 'either'];
  return Prisma.sql`judged AS (
    SELECT n."id", n."closesOn", n."publishedAt", n."sector"::text AS sector, n."regionCode" AS region, n."mode"::text AS mode, f.families,
      ${words.length === 0 ? Prisma.sql`true` : Prisma.sql`NOT EXISTS (SELECT FROM unnest(${words}::text[]) word WHERE strpos(d.folded, word) = 0)`} AS "in_q",
      ${filters.sectors}::text[] = '{}' OR n."sector"::text = ANY(${filters.sectors}::text[]) AS "in_sectors",
      ${filters.region}::text IS NULL OR n."regionCode" = ${filters.region}::text AS "in_region",
      ${filters.family}::text IS NULL OR ${filters.family}::text = ANY(f.families) AS "in_family",
      ${modes}::text[] = '{}' OR n."mode"::text = ANY(${modes}::text[]) AS "in_modes"
    FROM "SkillNeed" n
    JOIN "Organisation" o ON o."id" = n."organisationId"
    JOIN "Province" p ON p."code" = n."provinceCode"
    JOIN "Region" r ON r."code" = n."regionCode"
    CROSS JOIN LATERAL (SELECT ${words.length === 0 ? Prisma.sql`''` : foldSql(document)} AS folded) d
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(DISTINCT s."familyCode"), '{}') AS families
      FROM "NeedSkill" ns JOIN "Skill" s ON s."code" = ns."skillCode" WHERE ns."needId" = n."id"
    ) f
    WHERE ${isPublic(today)}
  )`;
}

/** Passes every filter but `except`. */
function passes(except?: Filter): Prisma.Sql {
  return Prisma.join(
    FILTERS.filter((filter) => filter !== except).map((filter) => Prisma.raw(`"in_${filter}"`)),
    ' AND ',
  );
}

/** The count of the result, of each option, and of the result with a filter less. */
export async function countNeeds(filters: NeedFilters, today: string): Promise<NeedCounts> {
  const rows = await db.$queryRaw<{ facet: string; value: string; count: number }[]>`
    WITH ${judged(filters, today)}
    SELECT 'total' AS facet, '' AS value, count(*)::int AS count FROM judged WHERE ${passes()}
    UNION ALL ${Prisma.join(
      FILTERS.map((filter) => Prisma.sql`SELECT 'without', ${filter}, count(*)::int FROM judged WHERE ${passes(filter)}`),
      ' UNION ALL ',
    )}
    UNION ALL SELECT 'sectors', sector, count(*)::int FROM judged WHERE ${passes('sectors')} GROUP BY sector
    UNION ALL SELECT 'region', region, count(*)::int FROM judged WHERE ${passes('region')} GROUP BY region
    UNION ALL SELECT 'family', family, count(*)::int FROM judged, unnest(families) family WHERE ${passes('family')} GROUP BY family
    UNION ALL SELECT 'modes', asked.mode, count(*)::int FROM judged, (VALUES ('remote'), ('on_site')) asked(mode)
      WHERE judged.mode IN (asked.mode, 'either') AND ${passes('modes')} GROUP BY asked.mode`;
  const of = (facet: string) => new Map(rows.filter((row) => row.facet === facet).map((row) => [row.value, row.count]));
  const without = of('without');
  return {
    total: of('total').get('') ?? 0,
    without: {
      q: without.get('q') ?? 0,
      sectors: without.get('sectors') ?? 0,
      region: without.get('region') ?? 0,
      family: without.get('family') ?? 0,
      modes: without.get('modes') ?? 0,
    },
    options: { sectors: of('sectors'), region: of('region'), family: of('family'), modes: of('modes') },
  };
}

/** Where a row stands in each order: `key` first, then the id. Both grow along the list. */
const order = {
  closing: { key: Prisma.sql`("closesOn" - DATE '1970-01-01')::bigint`, id: Prisma.sql`"id"` },
  newest: { key: Prisma.sql`-(extract(epoch FROM "publishedAt") * 1000)::bigint`, id: Prisma.sql`-"id"` },
} as const;

/**
 * A page of the result by keyset: rows after (or before) the cursor in the chosen order. A cursor
 * whose row has gone still has its place.
 */
export async function listNeeds(filters: NeedFilters, today: string): Promise<NeedPage> {
  const { key, id } = order[filters.sort];
  const { cursor } = filters;
  const backwards = cursor?.direction === 'before';
  const beyond = cursor
    ? Prisma.sql`WHERE (key, tie) ${Prisma.raw(backwards ? '<' : '>')} (${cursor.key}::bigint, ${cursor.tie}::bigint)`
    : Prisma.empty;
  const rows = await db.$queryRaw<{ id: number; key: bigint; tie: bigint; place: number; total: number }[]>`
    WITH ${judged(filters, today)}, keyed AS (SELECT "id", ${key} AS key, (${id})::bigint AS tie FROM judged WHERE ${passes()}),
    ordered AS (SELECT *, row_number() OVER (ORDER BY key, tie)::int AS place, count(*) OVER ()::int AS total FROM keyed)
    SELECT "id", key, tie, place, total FROM ordered ${beyond}
    ORDER BY place ${Prisma.raw(backwards ? 'DESC' : 'ASC')} LIMIT ${NEEDS_PER_PAGE}`;
  if (backwards) rows.reverse();
  const first = rows[0];
  const last = rows.at(-1);
  return {
    cards: await listCards(
      rows.map((row) => row.id),
      today,
    ),
    before: first ? first.place - 1 : 0,
    after: last ? last.total - last.place : 0,
    first: first ? { direction: 'before', key: String(first.key), tie: String(first.tie) } : null,
    last: last ? { direction: 'after', key: String(last.key), tie: String(last.tie) } : null,
  };
}

/** Public needs near this one: those that share most skills, then those of its sector, then the soonest to close. */
export async function listNearNeeds(id: number, today: string, take: number): Promise<NeedCardView[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT n."id"
    FROM "SkillNeed" n JOIN "Organisation" o ON o."id" = n."organisationId" JOIN "SkillNeed" this ON this."id" = ${id}
    CROSS JOIN LATERAL (
      SELECT count(*) AS shared FROM "NeedSkill" a JOIN "NeedSkill" b ON b."skillCode" = a."skillCode" AND b."needId" = this."id"
      WHERE a."needId" = n."id"
    ) skills
    WHERE ${isPublic(today)} AND n."id" <> this."id" AND (shared > 0 OR n."sector" = this."sector")
    ORDER BY shared DESC, n."sector" = this."sector" DESC, n."closesOn", n."id" LIMIT ${take}`;
  return listCards(
    rows.map((row) => row.id),
    today,
  );
}

/** Public needs of an organisation, the first to close on top, and how many there are. */
export async function listNeedsOf(organisationId: number, today: string, take: number): Promise<{ cards: NeedCardView[]; total: number }> {
  const where = {
    organisationId,
    state: 'open',
    quartersLeft: { gt: 0 },
    closesOn: { gte: dateOfDay(today) },
    organisation: { state: 'verified' },
  } as const satisfies Prisma.SkillNeedWhereInput;
  const [rows, total] = await Promise.all([
    db.skillNeed.findMany({ where, select: cardSelect, orderBy: [{ closesOn: 'asc' }, { id: 'asc' }], take }),
    db.skillNeed.count({ where }),
  ]);
  return { cards: rows.map((row) => cardOf(row, today)), total };
}

/** Public needs of a sector. */
export function countInSector(sector: Sector, today: string): Promise<number> {
  return db.skillNeed.count({
    where: { sector, state: 'open', quartersLeft: { gt: 0 }, closesOn: { gte: dateOfDay(today) }, organisation: { state: 'verified' } },
  });
}

/** The largest list of one organisation that a page shows. */
const OWN_LIMIT = 200;

/** An organisation's needs, the newest first. */
export async function listOwnNeeds(organisationId: number, today: string, now: Date): Promise<OwnNeedView[]> {
  const rows = await db.skillNeed.findMany({
    where: { organisationId },
    select: {
      id: true,
      titleFr: true,
      titleAr: true,
      state: true,
      quartersTotal: true,
      quartersLeft: true,
      closesOn: true,
      _count: {
        select: { requests: { where: { state: { in: [...LIVE_STATES] }, OR: [{ state: 'accepted' }, { answerBy: { gt: now } }] } } },
      },
    },
    orderBy: { id: 'desc' },
    take: OWN_LIMIT,
  });
  return rows.map((row) => {
    const days = daysLeft(row.closesOn, today);
    return {
      id: row.id,
      title: titleOf(row),
      state: row.state === 'open' && days < 0 ? 'expired' : row.state,
      quartersTotal: row.quartersTotal,
      quartersLeft: row.quartersLeft,
      closesOn: row.closesOn,
      daysLeft: days,
      liveRequests: row._count.requests,
    };
  });
}

const formSelect = {
  organisationId: true,
  state: true,
  version: true,
  updatedAt: true,
  titleFr: true,
  titleAr: true,
  contextFr: true,
  contextAr: true,
  deliverableFr: true,
  deliverableAr: true,
  sector: true,
  provinceCode: true,
  mode: true,
  format: true,
  quartersTotal: true,
  quartersLeft: true,
  languages: true,
  wantedStart: true,
  closesOn: true,
  accessNote: true,
  skills: { select: { skillCode: true, importance: true }, orderBy: { skillCode: 'asc' } },
  proposals: { select: { importance: true, proposal: { select: { label: true } } }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.SkillNeedSelect;

/** A need as its form holds it, with its texts in one language. */
export async function findNeedForm(id: number, writtenIn: Locale, client: Tx = db): Promise<ListingForm | null> {
  const row = await client.skillNeed.findUnique({ where: { id }, select: formSelect });
  if (!row) return null;
  const french = writtenIn === 'fr';
  return {
    organisationId: row.organisationId,
    state: row.state,
    version: row.version,
    seen: row.updatedAt.toISOString(),
    quartersReserved: row.quartersTotal - row.quartersLeft,
    fields: {
      writtenIn: [writtenIn],
      title: listed(french ? row.titleFr : row.titleAr),
      context: listed(french ? row.contextFr : row.contextAr),
      deliverable: listed(french ? row.deliverableFr : row.deliverableAr),
      skills: row.skills.map((skill) => skill.skillCode),
      ...Object.fromEntries(row.skills.map((skill) => [`importance.${skill.skillCode}`, [skill.importance]])),
      ...proposalFields(
        'importance',
        row.proposals.map(({ importance, proposal }) => ({ label: proposal.label, detail: importance })),
      ),
      sector: [row.sector],
      province: [row.provinceCode],
      mode: [row.mode],
      format: [row.format],
      hours: [hoursTyped(row.quartersTotal)],
      wantedStart: [dayOf(row.wantedStart)],
      closesOn: [dayOf(row.closesOn)],
      languages: row.languages,
      accessNote: listed(row.accessNote),
    },
  };
}

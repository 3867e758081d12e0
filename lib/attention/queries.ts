import 'server-only';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/generated/prisma/client';
import type { AttentionGroup } from '@/lib/generated/prisma/enums';
import { COUNTED_DAYS, type Exposure, SHOWN_DAYS, type Shares, weightOf } from './rules';
import type { FigureView } from './views';

const { sql } = Prisma;

const DAYS = Array.from({ length: COUNTED_DAYS }, (_, age) => age);

/** A table of the days that count (day, weight), back from `today`. */
export function countedDays(today: string): Prisma.Sql {
  return sql`(
    SELECT ${today}::date - age AS day, weight
    FROM unnest(${DAYS}::int[], ${DAYS.map(weightOf)}::int[]) AS counted (age, weight)
  )`;
}

/** Needs that a list may show on a day, of organisations that are `o`. */
const openNeeds = (today: string): Prisma.Sql => sql`"SkillNeed" n JOIN "Organisation" o ON o."id" = n."organisationId"
  AND n."state" = 'open' AND n."closesOn" >= ${today}::date AND n."quartersLeft" > 0 AND o."state" = 'verified'`;

/** What all organisations with an open need were shown together. */
export async function findExposure(today: string): Promise<Exposure> {
  const [row] = await db.$queryRaw<{ total: bigint; organisations: number }[]>`
    WITH open AS (SELECT DISTINCT o."id" FROM ${openNeeds(today)})
    SELECT count(*)::int AS organisations,
      (SELECT coalesce(sum(s."count" * w.weight), 0)::bigint FROM "Showing" s JOIN open ON open."id" = s."organisationId"
       JOIN ${countedDays(today)} w ON w.day = s."day") AS total
    FROM open`;
  return { total: Number(row?.total ?? 0), organisations: row?.organisations ?? 0 };
}

export type GroupShares = Shares & { group: AttentionGroup; key: string; shown: number };

/**
 * How showings of the last days before `today` are shared among the associations with an open need: among all, in each
 * region, in each type of province, and in each sector among those with an open need of it.
 */
export async function listShares(today: string): Promise<GroupShares[]> {
  const rows = await db.$queryRaw<(Omit<GroupShares, 'total' | 'placed'> & { total: bigint; placed: bigint })[]>`
    WITH open AS (
      SELECT DISTINCT o."id", o."regionCode" AS region, o."provinceCode" AS province, n."sector"::text AS sector
      FROM ${openNeeds(today)} WHERE o."kind" = 'ASSOCIATION'
    ),
    recent AS (
      SELECT "organisationId" AS id, "sector"::text AS sector, sum("count") AS times
      FROM "Showing" WHERE "day" >= ${today}::date - ${SHOWN_DAYS}::int AND "day" < ${today}::date GROUP BY 1, 2
    ),
    owners AS (
      SELECT open."id", region, p."type"::text AS type,
        coalesce((SELECT sum(times) FROM recent WHERE recent.id = open."id"), 0) AS times
      FROM (SELECT DISTINCT "id", region, province FROM open) open JOIN "Province" p ON p."code" = open.province
    ),
    shares AS (
      SELECT 'all' AS "group", '' AS key, times FROM owners
      UNION ALL SELECT 'region', region, times FROM owners
      UNION ALL SELECT 'province_type', type, times FROM owners
      UNION ALL SELECT 'sector', open.sector, coalesce(recent.times, 0)
        FROM open LEFT JOIN recent ON recent.id = open."id" AND recent.sector = open.sector
    ),
    placed AS (SELECT *, row_number() OVER (PARTITION BY "group", key ORDER BY times) AS place FROM shares)
    SELECT "group", key, count(*)::int AS count, (count(*) FILTER (WHERE times > 0))::int AS shown,
      sum(times)::bigint AS total, sum(times * place)::bigint AS placed
    FROM placed GROUP BY "group", key ORDER BY "group", key`;
  return rows.map((row) => ({ ...row, total: Number(row.total), placed: Number(row.placed) }));
}

/** Twelve regions, two types of province, five sectors, and all. */
const FIGURES = 20;

/** The figures of the last night, with their day; none before the first. */
export async function listFigures(): Promise<(FigureView & { group: AttentionGroup; day: Date })[]> {
  const rows = await db.attentionFigure.findMany({ orderBy: [{ group: 'asc' }, { key: 'asc' }], take: FIGURES });
  return rows.map((row) => ({ ...row, gini: row.gini / 1_000 }));
}

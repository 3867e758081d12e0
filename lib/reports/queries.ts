import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { Prisma } from '@/lib/generated/prisma/client';
import { dayOf } from '@/lib/i18n/day';
import { TIME_ZONE } from '@/lib/i18n/formats';
import { countedHours } from '@/lib/missions/queries';
import { DONE_STATES } from '@/lib/missions/rules';
import { DIMENSIONS, type Dimension, type GroupFigure, type Indicator } from './rules';

/*
 * What stands behind each indicator, as one shape: the row that it counts, what that is called, where it belongs, the day
 * on which it came to be, and how much of it there is. Figures and the rows behind them are read from the same.
 */

/** The calendar day of an instant. */
const dayIn = (column: Prisma.Sql) => Prisma.sql`(${column} AT TIME ZONE 'UTC' AT TIME ZONE ${Prisma.raw(`'${TIME_ZONE}'`)})::date`;

/** A mission beside its need and who gives; `how` says on which day it counts, and by how much. */
const ofMissions = (day: Prisma.Sql, { amount = Prisma.sql`1`, more = Prisma.empty }: { amount?: Prisma.Sql; more?: Prisma.Sql } = {}) =>
  Prisma.sql`
    SELECT m."id", n."titleFr" AS "fr", n."titleAr" AS "ar", m."regionCode" AS "region", n."sector"::text AS "sector",
      g."kind"::text AS "kind", ${day} AS "day", ${amount} AS "amount"
    FROM "Mission" m JOIN "SkillNeed" n ON n."id" = m."needId" JOIN "Organisation" g ON g."id" = m."giverId" ${more}`;

const ofNeeds = (day: Prisma.Sql, more: Prisma.Sql = Prisma.empty) => Prisma.sql`
  SELECT n."id", n."titleFr" AS "fr", n."titleAr" AS "ar", n."regionCode" AS "region", n."sector"::text AS "sector",
    o."kind"::text AS "kind", ${day} AS "day", 1 AS "amount"
  FROM "SkillNeed" n JOIN "Organisation" o ON o."id" = n."organisationId" ${more}`;

const ofOrganisations = (day: Prisma.Sql, more: Prisma.Sql = Prisma.empty) => Prisma.sql`
  SELECT o."id", o."nameFr" AS "fr", o."nameAr" AS "ar", o."regionCode" AS "region", NULL AS "sector",
    o."kind"::text AS "kind", ${day} AS "day", 1 AS "amount"
  FROM "Organisation" o ${more}`;

const ofPartnerships = (day: Prisma.Sql, more: Prisma.Sql = Prisma.empty) => Prisma.sql`
  SELECT p."id", a."nameFr" AS "fr", a."nameAr" AS "ar", a."regionCode" AS "region", NULL AS "sector", NULL AS "kind",
    ${day} AS "day", 1 AS "amount"
  FROM "Partnership" p JOIN "Organisation" a ON a."id" = p."associationId" AND a."mergedIntoId" IS NULL ${more}`;

/** The last value of an indicator at a moment. */
const lastValue = (moment: 'baseline' | 'closing') => Prisma.sql`
  LATERAL (SELECT v."hundredths", v."at" FROM "IndicatorValue" v
    WHERE v."indicatorId" = i."id" AND v."moment" = ${moment}::"ResultMoment" ORDER BY v."id" DESC LIMIT 1)`;

const firstYear = Prisma.sql`(p."startsOn" + interval '1 year')::date`;

const sources: Record<Indicator, Prisma.Sql> = {
  organisations_verified: ofOrganisations(
    dayIn(Prisma.sql`o."verifiedAt"`),
    Prisma.sql`WHERE o."state" = 'verified' AND o."mergedIntoId" IS NULL`,
  ),
  diagnostics_closed: ofOrganisations(dayIn(Prisma.sql`d."closedAt"`), Prisma.sql`JOIN "Diagnostic" d ON d."organisationId" = o."id"`),
  needs_published: ofNeeds(dayIn(Prisma.sql`n."publishedAt"`)),
  missions_approved: ofMissions(dayIn(Prisma.sql`m."createdAt"`)),
  agreements_signed: ofMissions(dayIn(Prisma.sql`m."signedAt"`)),
  hours_confirmed: ofMissions(Prisma.sql`h."workedOn"`, {
    amount: Prisma.sql`h."quarters"`,
    more: Prisma.sql`JOIN (${countedHours()}) h ON h."missionId" = m."id"`,
  }),
  missions_completed: ofMissions(dayIn(Prisma.sql`m."endedAt"`), {
    more: Prisma.sql`WHERE m."state"::text = ANY(${[...DONE_STATES]}::text[])`,
  }),
  needs_met: ofNeeds(
    dayIn(Prisma.sql`met."at"`),
    Prisma.sql`JOIN (SELECT "needId", min("endedAt") AS "at" FROM "Mission" WHERE "needMet" GROUP BY "needId") met ON met."needId" = n."id"`,
  ),
  indicators_improved: ofMissions(dayIn(Prisma.sql`closing."at"`), {
    more: Prisma.sql`JOIN "MissionIndicator" i ON i."missionId" = m."id" AND i."droppedAt" IS NULL
      CROSS JOIN ${lastValue('baseline')} baseline CROSS JOIN ${lastValue('closing')} closing
      WHERE CASE i."direction" WHEN 'up' THEN closing."hundredths" > baseline."hundredths" ELSE closing."hundredths" < baseline."hundredths" END`,
  }),
  partnerships_begun: ofPartnerships(Prisma.sql`p."startsOn"`),
  partnerships_lasting: ofPartnerships(
    firstYear,
    Prisma.sql`WHERE p."endedAt" IS NULL OR ${dayIn(Prisma.sql`p."endedAt"`)} >= ${firstYear}`,
  ),
};

export interface Period {
  startsOn: Date;
  endsOn: Date;
}

const within = ({ startsOn, endsOn }: Period) => Prisma.sql`x."day" BETWEEN ${dayOf(startsOn)}::date AND ${dayOf(endsOn)}::date`;

/** The figure of an indicator in a period, group by group. */
export function listFigures(indicator: Indicator, period: Period): Promise<GroupFigure[]> {
  return db.$queryRaw<GroupFigure[]>`
    SELECT x."region", x."sector", x."kind", sum(x."amount")::int AS "amount"
    FROM (${sources[indicator]}) x WHERE ${within(period)} GROUP BY 1, 2, 3`;
}

export type RowFilter = Readonly<Partial<Record<Dimension, string>>>;

export interface CountedRow {
  id: number;
  fr: string | null;
  ar: string | null;
  day: Date;
  amount: number;
}

/** Rows that stand behind a figure, the latest first, `skip` of them left out. */
export function listCounted(
  indicator: Indicator,
  period: Period,
  filter: RowFilter,
  { skip, take }: { skip: number; take: number },
): Promise<CountedRow[]> {
  const filters = DIMENSIONS.flatMap((dimension) =>
    filter[dimension] === undefined ? [] : [Prisma.sql`AND x.${Prisma.raw(`"${dimension}"`)} = ${filter[dimension]}`],
  );
  return db.$queryRaw<CountedRow[]>`
    SELECT x."id", x."fr", x."ar", x."day", x."amount"::int AS "amount" FROM (${sources[indicator]}) x
    WHERE ${within(period)} ${filters.length > 0 ? Prisma.join(filters, ' ') : Prisma.empty}
    ORDER BY x."day" DESC, x."id" DESC, x."amount" LIMIT ${take} OFFSET ${skip}`;
}

const reportSelect = {
  id: true,
  version: true,
  startsOn: true,
  endsOn: true,
  achievedFr: true,
  achievedAr: true,
  difficultiesFr: true,
  difficultiesAr: true,
  nextFr: true,
  nextAr: true,
  publishedAt: true,
  targets: { select: { indicator: true, target: true } },
} as const satisfies Prisma.ReportSelect;

export type ReportRow = Prisma.ReportGetPayload<{ select: typeof reportSelect }>;

/** A report, whoever may read it: the policy decides. */
export function findReport(id: number, tx: Tx = db): Promise<ReportRow | null> {
  return tx.report.findUnique({ where: { id }, select: reportSelect });
}

/** More than a programme writes. */
const MOST = 100;

/** Reports, the latest period first; published ones alone for who observes. */
export function listReports({ published }: { published: boolean }) {
  return db.report.findMany({
    where: published ? { publishedAt: { not: null } } : {},
    select: { id: true, startsOn: true, endsOn: true, publishedAt: true },
    orderBy: [{ endsOn: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
}

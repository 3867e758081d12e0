import 'server-only';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { measuredIndicators } from '@/lib/results/queries';

const missionSelect = {
  id: true,
  reference: true,
  regionCode: true,
  region: { select: { nameFr: true, nameAr: true } },
  receiver: { select: { nameFr: true, nameAr: true } },
  need: {
    select: {
      titleFr: true,
      titleAr: true,
      sector: true,
      skills: { select: { skill: { select: { code: true, familyCode: true, fr: true, ar: true } } }, orderBy: { skillCode: 'asc' } },
    },
  },
  hours: {
    select: {
      id: true,
      workedOn: true,
      quarters: true,
      what: true,
      correctsId: true,
      createdAt: true,
      answer: { select: { kind: true, at: true } },
    },
    orderBy: { id: 'asc' },
  },
  indicators: measuredIndicators,
} as const satisfies Prisma.MissionSelect;

export type GivenMissionRow = Prisma.MissionGetPayload<{ select: typeof missionSelect }>;

/** Missions that are read at once. */
const BATCH = 100;

/** The missions that an organisation gave confirmed hours to within a year, the oldest first, however many there are. */
export async function* eachGivenMission(giverId: number, year: number): AsyncGenerator<GivenMissionRow> {
  const within = { gte: new Date(Date.UTC(year, 0, 1)), lt: new Date(Date.UTC(year + 1, 0, 1)) };
  let after = 0;
  while (true) {
    const rows: GivenMissionRow[] = await db.mission.findMany({
      where: { giverId, id: { gt: after }, hours: { some: { workedOn: within, answer: { kind: 'confirmed' } } } },
      select: missionSelect,
      orderBy: { id: 'asc' },
      take: BATCH,
    });
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < BATCH || !last) return;
    after = last.id;
  }
}

/** The years in which an organisation gave confirmed hours, the newest first. */
export async function listYears(giverId: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ year: number }[]>`
    SELECT DISTINCT extract(year FROM "workedOn")::int AS "year"
    FROM "HourEntry" JOIN "Mission" ON "Mission"."id" = "missionId" JOIN "HourAnswer" ON "entryId" = "HourEntry"."id"
    WHERE "giverId" = ${giverId} AND "HourAnswer"."kind" = 'confirmed'
    ORDER BY 1 DESC LIMIT 100`;
  return rows.map(({ year }) => year);
}

export function findOrganisation(id: number) {
  return db.organisation.findUnique({ where: { id }, select: { id: true, kind: true, nameFr: true, nameAr: true } });
}

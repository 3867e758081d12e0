import 'server-only';
import { LIVE_STATES } from '@/lib/amendments/rules';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { Prisma } from '@/lib/generated/prisma/client';
import { daysBetween } from '@/lib/i18n/day';
import { type DatedEntry, type Given, type LedgerEntry, ledgerOf, type QuarterOfYear } from './rules';

const organisation = { select: { id: true, kind: true, nameFr: true, nameAr: true } } as const;

/** Who works on a mission: those who confirmed it, and may sign in. */
export const missionPeople = {
  where: { confirmedAt: { not: null }, removedAt: null, user: { disabledAt: null } },
  select: { id: true, userId: true, function: true, user: { select: { name: true, nameAr: true } } },
  orderBy: { id: 'asc' },
} as const satisfies Prisma.Mission$peopleArgs;

const missionSelect = {
  id: true,
  reference: true,
  requestId: true,
  state: true,
  version: true,
  needId: true,
  offerId: true,
  giverId: true,
  receiverId: true,
  regionCode: true,
  regime: true,
  mode: true,
  quarters: true,
  quartersConfirmed: true,
  startsOn: true,
  endsOn: true,
  signedAt: true,
  contactId: true,
  endedAt: true,
  reason: true,
  createdAt: true,
  need: { select: { titleFr: true, titleAr: true, province: { select: { nameFr: true, nameAr: true } } } },
  offer: { select: { titleFr: true, titleAr: true } },
  giver: organisation,
  receiver: organisation,
  region: { select: { nameFr: true, nameAr: true } },
  people: missionPeople,
  contact: { select: { userId: true, user: { select: { name: true, nameAr: true, disabledAt: true } } } },
  request: { select: { reference: true, createdById: true, renews: { select: { id: true, reference: true } } } },
  renewals: { where: { mission: { isNot: null } }, select: { mission: { select: { id: true, reference: true } } }, take: 1 },
  amendments: { where: { state: { in: [...LIVE_STATES] } }, select: { state: true }, take: 1 },
} as const satisfies Prisma.MissionSelect;

export type MissionRow = Prisma.MissionGetPayload<{ select: typeof missionSelect }>;

export function findMission(id: number, tx: Tx = db): Promise<MissionRow | null> {
  return tx.mission.findUnique({ where: { id }, select: missionSelect });
}

export interface MissionFilter {
  /** Missions of these organisations on either side; all where it is left out. */
  organisationIds?: readonly number[];
  /** That this person works on. */
  personId?: string;
  /** Of these regions; of all where it is null. */
  regions?: readonly string[] | null;
  /** Missions with a smaller id: keyset. */
  before?: number;
  take: number;
}

/** The newest first. */
export function listMissions({ organisationIds, personId, regions = null, before, take }: MissionFilter): Promise<MissionRow[]> {
  return db.mission.findMany({
    where: {
      ...(organisationIds && { OR: [{ giverId: { in: [...organisationIds] } }, { receiverId: { in: [...organisationIds] } }] }),
      ...(personId !== undefined && { people: { some: { userId: personId, removedAt: null } } }),
      ...(regions && { regionCode: { in: [...regions] } }),
      ...(before !== undefined && { id: { lt: before } }),
    },
    select: missionSelect,
    orderBy: { id: 'desc' },
    take,
  });
}

/** Whether somebody is one of a mission's people, or was, and has hours of it to show. */
export async function worksOnMissions(userId: string): Promise<boolean> {
  const [person, hours] = await Promise.all([
    db.missionPerson.findFirst({ where: { userId, removedAt: null }, select: { id: true } }),
    db.hourEntry.findFirst({ where: { workedById: userId, answer: { kind: 'confirmed' } }, select: { id: true } }),
  ]);
  return person !== null || hours !== null;
}

/** People of an organisation whom a mission's other side may turn to. */
export function listContactable(organisationId: number, tx: Tx = db) {
  return tx.membership.findMany({
    where: { organisationId, user: { disabledAt: null } },
    select: { id: true, titleFr: true, titleAr: true, user: { select: { name: true, nameAr: true } } },
    orderBy: { id: 'asc' },
    take: 200,
  });
}

/** The partnership that stands above a mission: of its two sides, in whatever direction. */
export function findPartnershipAbove({ giverId, receiverId }: { giverId: number; receiverId: number }): Promise<{ id: number } | null> {
  const sides = [giverId, receiverId];
  return db.partnership.findFirst({ where: { associationId: { in: sides }, companyId: { in: sides } }, select: { id: true } });
}

const entrySelect = {
  id: true,
  workedOn: true,
  quarters: true,
  what: true,
  correctsId: true,
  createdAt: true,
  byId: true,
  by: { select: { name: true, nameAr: true } },
  workedById: true,
  workedBy: { select: { name: true, nameAr: true } },
  answer: { select: { kind: true, reason: true, at: true, by: { select: { name: true, nameAr: true } } } },
} as const satisfies Prisma.HourEntrySelect;

export type EntryRow = Prisma.HourEntryGetPayload<{ select: typeof entrySelect }>;

/** All entries of a mission, oldest first: no more than its quarter-hours and their corrections. */
export function listEntries(missionId: number, tx: Tx = db): Promise<EntryRow[]> {
  return tx.hourEntry.findMany({ where: { missionId }, select: entrySelect, orderBy: { id: 'asc' } });
}

/** An entry as the rules read it. */
export function ledgerEntry(
  {
    id,
    quarters,
    correctsId,
    answer,
    createdAt,
  }: Pick<EntryRow, 'id' | 'quarters' | 'correctsId' | 'createdAt'> & { answer: Pick<NonNullable<EntryRow['answer']>, 'kind'> | null },
  now: Date,
): LedgerEntry {
  return { id, quarters, correctsId, answer: answer?.kind ?? null, days: daysBetween(createdAt, now) };
}

/** Confirmed quarter-hours of a mission that this person worked, whether or not they are still one of its people. */
export async function countConfirmedOf(missionId: number, userId: string, tx: Tx = db): Promise<number> {
  const entries = await tx.hourEntry.findMany({ where: { missionId, workedById: userId }, select: entrySelect, orderBy: { id: 'asc' } });
  return ledgerOf(entries.map((entry) => ledgerEntry(entry, entry.createdAt))).confirmed;
}

/** The same with its day. */
export function datedEntry(row: Parameters<typeof ledgerEntry>[0] & { workedOn: Date }, now: Date): DatedEntry {
  return { ...ledgerEntry(row, now), workedOn: row.workedOn };
}

/** What was done with a mission, the newest first. */
export function listDeeds(missionId: number) {
  return db.auditEvent.findMany({
    where: { subject: 'mission', subjectId: String(missionId) },
    select: { id: true, at: true, actorId: true, action: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 50,
  });
}

/** Missions that the morning's job looks at: signed or planned, and not over. */
export async function listRunning(): Promise<number[]> {
  const rows = await db.mission.findMany({
    where: { state: { in: ['planned', 'active'] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
}

/** Missions of two organisations, in either direction, as a condition on `m`. */
export function missionsBetween(one: number, other: number): Prisma.Sql {
  return Prisma.sql`(m."giverId", m."receiverId") IN ((${one}, ${other}), (${other}, ${one}))`;
}

/** Confirmed quarter-hours of the missions `m` that meet one of these conditions, and in how many missions, by who gave them. */
export async function sumByGiver(conditions: readonly Prisma.Sql[]): Promise<Map<number, Given>> {
  if (conditions.length === 0) return new Map();
  const rows = await db.$queryRaw<(Given & { giverId: number })[]>`
    SELECT m."giverId", count(*)::int AS "missions", sum(m."quartersConfirmed")::int AS "quarters" FROM "Mission" m
    WHERE (${Prisma.join([...conditions], ' OR ')}) AND m."quartersConfirmed" > 0 GROUP BY 1`;
  return new Map(rows.map(({ giverId, missions, quarters }) => [giverId, { missions, quarters }]));
}

/** The hour entries that count of the missions `m` that meet a condition, as `ledgerOf` counts them: mission, day and quarter-hours. */
export function countedHours(condition: Prisma.Sql = Prisma.sql`TRUE`): Prisma.Sql {
  return Prisma.sql`
    WITH RECURSIVE confirmed AS (
      SELECT e."id", e."missionId", e."correctsId", e."workedOn", e."quarters"
      FROM "Mission" m JOIN "HourEntry" e ON e."missionId" = m."id" JOIN "HourAnswer" a ON a."entryId" = e."id" AND a."kind" = 'confirmed'
      WHERE ${condition}
    ),
    -- What a confirmed correction stands for, and what that stood for.
    replaced AS (
      SELECT "correctsId" AS "id" FROM confirmed WHERE "correctsId" IS NOT NULL
      UNION
      SELECT e."correctsId" FROM replaced r JOIN "HourEntry" e ON e."id" = r."id" WHERE e."correctsId" IS NOT NULL
    )
    SELECT "missionId", "workedOn", "quarters" FROM confirmed WHERE "id" NOT IN (SELECT "id" FROM replaced)`;
}

/** Confirmed quarter-hours of the missions `m` that meet any of the conditions, by the quarter of a year they were worked in, the oldest first. */
export async function sumOverTime(conditions: readonly Prisma.Sql[]): Promise<QuarterOfYear[]> {
  if (conditions.length === 0) return [];
  return db.$queryRaw<QuarterOfYear[]>`
    SELECT extract(year FROM "workedOn")::int AS "year", extract(quarter FROM "workedOn")::int AS "quarter", sum("quarters")::int AS "quarters"
    FROM (${countedHours(Prisma.join([...conditions], ' OR '))}) counted
    GROUP BY 1, 2 HAVING sum("quarters") > 0 ORDER BY 1, 2`;
}

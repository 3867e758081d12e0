import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import { LATER_DAYS } from './rules';

const by = { select: { name: true, nameAr: true } } as const;

const indicatorSelect = {
  id: true,
  code: true,
  nameFr: true,
  nameAr: true,
  unitFr: true,
  unitAr: true,
  howFr: true,
  howAr: true,
  kind: true,
  direction: true,
  lowest: true,
  highest: true,
  decimals: true,
  values: { select: { id: true, moment: true, hundredths: true, evidence: true, at: true, by }, orderBy: { id: 'desc' } },
} as const satisfies Prisma.MissionIndicatorSelect;

export type IndicatorRow = Prisma.MissionIndicatorGetPayload<{ select: typeof indicatorSelect }>;

/** What a mission's result is told by, in the order it was chosen, each with its values, the newest first. */
export function listIndicators(missionId: number, tx: Tx = db): Promise<IndicatorRow[]> {
  return tx.missionIndicator.findMany({ where: { missionId, droppedAt: null }, select: indicatorSelect, orderBy: { id: 'asc' } });
}

/** What the receiver answered, the newest first. */
export function listAutonomy(missionId: number, tx: Tx = db) {
  return tx.autonomyAnswer.findMany({
    where: { missionId },
    select: { moment: true, answer: true, example: true, at: true, by },
    orderBy: { id: 'desc' },
  });
}

/** The catalogue, in its order. */
export function listCatalogue() {
  return db.indicator.findMany({
    select: { code: true, nameFr: true, nameAr: true, unitFr: true, unitAr: true, families: true, sectors: true },
    orderBy: { position: 'asc' },
  });
}

/** What a mission takes over of one of the catalogue. */
export function findCatalogued(code: string, tx: Tx) {
  const { id: _, values: _values, ...words } = indicatorSelect;
  return tx.indicator.findUnique({ where: { code }, select: words });
}

/** What the catalogue is asked by: the sector of the mission's need, and the families of its skills. */
export async function findSubject(missionId: number) {
  const { need } = await db.mission.findUniqueOrThrow({
    where: { id: missionId },
    select: { need: { select: { sector: true, skills: { select: { skill: { select: { familyCode: true } } } } } } },
  });
  return { sector: need.sector, families: new Set(need.skills.map(({ skill }) => skill.familyCode)) };
}

/** Missions whose surveys may be due: completed, and not for longer than the later one is answered. */
export async function listToSurvey(now: Date): Promise<number[]> {
  const since = new Date(now.getTime() - (LATER_DAYS.until + 1) * 86_400_000);
  const rows = await db.mission.findMany({
    where: { state: { in: ['completed', 'evaluated'] }, endedAt: { gte: since } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
}

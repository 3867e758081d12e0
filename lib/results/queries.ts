import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import { nameOf } from '@/lib/i18n/localised';
import { DONE_STATES } from '@/lib/missions/rules';
import { LATER_DAYS, MOMENTS, type Moment, outcomeOf } from './rules';
import type { MeasuredView } from './views';

const by = { select: { name: true, nameAr: true } } as const;

const wordsSelect = {
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
} as const satisfies Prisma.MissionIndicatorSelect;

/** What was measured of a mission, in the order it was chosen; nobody's name, and no evidence. */
export const measuredIndicators = {
  where: { droppedAt: null },
  select: { ...wordsSelect, id: true, values: { select: { moment: true, hundredths: true }, orderBy: { id: 'desc' } } },
  orderBy: { id: 'asc' },
} as const satisfies Prisma.Mission$indicatorsArgs;

const indicatorSelect = {
  ...wordsSelect,
  id: true,
  values: { select: { id: true, moment: true, hundredths: true, evidence: true, at: true, by }, orderBy: { id: 'desc' } },
} as const satisfies Prisma.MissionIndicatorSelect;

export type IndicatorRow = Prisma.MissionIndicatorGetPayload<{ select: typeof indicatorSelect }>;

/** What a mission's result is told by, in the order it was chosen, each with its values, the newest first. */
export function listIndicators(missionId: number, tx: Tx = db): Promise<IndicatorRow[]> {
  return tx.missionIndicator.findMany({ where: { missionId, droppedAt: null }, select: indicatorSelect, orderBy: { id: 'asc' } });
}

/**
 * An indicator and how it moved.
 *
 * @param values of it, the newest first
 */
export function measuredOf<Value extends { moment: Moment; hundredths: number }>(
  row: Omit<IndicatorRow, 'values'>,
  values: readonly Value[],
): MeasuredView & { current: Partial<Record<Moment, Value>> } {
  const last = (moment: Moment) => values.find((value) => value.moment === moment);
  const hundredths = (moment: Moment) => last(moment)?.hundredths;
  const outcome = (moment: 'closing' | 'later') =>
    outcomeOf(row.direction, { baseline: hundredths('baseline'), target: hundredths('target'), now: hundredths(moment) });
  const { id, kind, direction, lowest, highest, decimals } = row;
  return {
    ...{ id, kind, direction, lowest, highest, decimals },
    name: nameOf(row),
    unit: row.unitFr === null ? null : { fr: row.unitFr, ar: row.unitAr },
    current: Object.fromEntries(MOMENTS.flatMap((moment) => (last(moment) ? [[moment, last(moment)]] : []))),
    outcomes: { closing: outcome('closing'), later: outcome('later') },
  };
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
  return tx.indicator.findUnique({ where: { code }, select: wordsSelect });
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
    where: { state: { in: [...DONE_STATES] }, endedAt: { gte: since } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
}

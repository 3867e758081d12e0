import { db } from '@/lib/db/client';
import { addDays } from '@/lib/i18n/day';
import { chooseIndicator, measureResult } from '@/lib/results/commands';
import type { Stage } from '@/lib/results/rules';
import { type Measured, measureSchema } from '@/lib/results/schema';
import { addMission, type OwnMission } from './missions';
import { by, type Sides, valueOf } from './requests';

/** What a form sends: one value for each name. */
export function measured(mission: OwnMission, stage: Stage, fields: Record<string, string>): Measured {
  const sent = { missionId: String(mission.id), stage, ...fields };
  return measureSchema.parse(Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, [value]])));
}

/** An indicator of the catalogue that the giver chose; answers with its id. A percentage, unless told. */
export async function addIndicator(mission: OwnMission, code = 'minutes_on_time'): Promise<number> {
  valueOf(await chooseIndicator(await by(mission.giver.owner), { missionId: mission.id, code }));
  return (await db.missionIndicator.findFirstOrThrow({ where: { missionId: mission.id }, orderBy: { id: 'desc' } })).id;
}

export interface MeasuredMission extends OwnMission {
  indicatorId: number;
}

/** A mission with one indicator, whose values before it are given. */
export async function addMeasuredMission(sides: Sides, mark?: string): Promise<MeasuredMission> {
  const mission = await addMission(sides, { ...(mark !== undefined && { mark }) });
  const indicatorId = await addIndicator(mission);
  const start = measured(mission, 'start', { indicator1: String(indicatorId), baseline1: '40', target1: '80' });
  valueOf(await measureResult(await by(mission.receiver.owner), start));
  return { ...mission, indicatorId };
}

/** The same, completed some days ago. */
export async function addCompletedMission(sides: Sides, daysAgo: number, mark?: string): Promise<MeasuredMission> {
  const mission = await addMeasuredMission(sides, mark);
  await db.mission.update({
    where: { id: mission.id },
    data: { state: 'completed', endedAt: addDays(new Date(), -daysAgo), endedById: mission.receiver.owner.userId },
  });
  return mission;
}

import { db } from '@/lib/db/client';
import { addDays } from '@/lib/i18n/day';
import { confirmHours, declareHours } from '@/lib/missions/commands';
import type { MissionState } from '@/lib/missions/rules';
import { addPair, addRequest, by, type Pair, type Sides, today, valueOf } from './requests';

/** A mission of a test's own, with the pair that it came of. */
export interface OwnMission extends Pair {
  id: number;
}

interface Options {
  /** `signed` is planned, with both signatures. */
  state?: 'planned' | 'signed' | Extract<MissionState, 'active'>;
  /** Reserved: 10 hours unless told. */
  quarters?: number;
  /** Stands in every text of its listings. */
  mark?: string;
}

/** By way of an approval; signed and begun a week ago, unless told otherwise. */
export async function addMission(sides: Sides, { state = 'active', quarters = 40, mark }: Options = {}): Promise<OwnMission> {
  const listing = { ...(mark !== undefined && { mark }) };
  const pair = await addPair(sides, { need: listing, offer: listing });
  const { id: requestId } = await addRequest(pair, { origin: 'pledge', state: 'approved', terms: { quarters } });
  const { id } = await db.mission.findUniqueOrThrow({ where: { requestId }, select: { id: true } });
  if (state !== 'planned') await db.mission.update({ where: { id }, data: { signedAt: addDays(new Date(), -8) } });
  if (state === 'active')
    await db.mission.update({ where: { id }, data: { state, startsOn: addDays(today, -7), endsOn: addDays(today, 60) } });
  return { ...pair, id };
}

/** What somebody of the giver declares: an hour of yesterday, unless told otherwise. */
export const hoursOf = (
  mission: { id: number },
  change: Partial<{ workedOn: string; hours: number; what: string; personId: number }> = {},
) => ({
  missionId: mission.id,
  workedOn: addDays(today, -1).toISOString().slice(0, 10),
  hours: 4,
  what: 'Un atelier avec l’équipe.',
  personId: null,
  ...change,
});

/** Hours that the giver declared; answers with the entry's id. */
export async function addHours(mission: OwnMission, quarters = 4): Promise<number> {
  valueOf(await declareHours(await by(mission.giver.owner), hoursOf(mission, { hours: quarters })));
  const entry = await db.hourEntry.findFirstOrThrow({ where: { missionId: mission.id }, orderBy: { id: 'desc' } });
  return entry.id;
}

/** The same, confirmed by the receiver. */
export async function addConfirmedHours(mission: OwnMission, quarters = 4): Promise<number> {
  const entry = await addHours(mission, quarters);
  valueOf(await confirmHours(await by(mission.receiver.owner), { missionId: mission.id, entry: [entry] }));
  return entry;
}

/** Hours of one of its people, confirmed by the receiver. */
export async function addWorkedHours(mission: OwnMission, worker: { personId: number }, change: Parameters<typeof hoursOf>[1] = {}) {
  valueOf(await declareHours(await by(mission.giver.owner), hoursOf(mission, { ...change, personId: worker.personId })));
  const { id } = await db.hourEntry.findFirstOrThrow({ where: { missionId: mission.id }, orderBy: { id: 'desc' } });
  valueOf(await confirmHours(await by(mission.receiver.owner), { missionId: mission.id, entry: [id] }));
  return id;
}

export const missionAt = (id: number) => db.mission.findUniqueOrThrow({ where: { id } });

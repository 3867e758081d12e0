import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import { addItem, arrangeMeeting, moveItem } from '@/lib/plans/commands';
import type { ItemKind } from '@/lib/plans/rules';
import type { OwnMission } from './missions';
import { by, today, valueOf } from './requests';

const day = (count: number) => dayOf(addDays(today, count));

export const itemValues = (change: Partial<{ kind: ItemKind; title: string; dueOn: string }> = {}) => ({
  kind: 'deliverable' as ItemKind,
  title: 'Un mode d’emploi d’une page',
  dueOn: day(10),
  ...change,
});

export const meetingValues = (change: Partial<{ title: string; heldOn: string; place: string | null; link: string | null }> = {}) => ({
  title: 'Revue de la première version',
  heldOn: day(5),
  startsAt: '10:00',
  minutes: 60,
  place: 'Maison des associations, Kénitra' as string | null,
  link: null as string | null,
  ...change,
});

export const itemAt = (id: number) => db.planItem.findUniqueOrThrow({ where: { id } });
export const meetingAt = (id: number) => db.meeting.findUniqueOrThrow({ where: { id } });

/** A deliverable that the receiver planned, as far as a test wants it. */
export async function addPlanItem(
  mission: OwnMission,
  { state = 'planned', ...values }: { state?: 'planned' | 'under_way' | 'delivered' } & Parameters<typeof itemValues>[0] = {},
): Promise<number> {
  valueOf(await addItem(await by(mission.receiver.owner), { missionId: mission.id, ...itemValues(values) }));
  const { id } = await db.planItem.findFirstOrThrow({ where: { missionId: mission.id }, orderBy: { id: 'desc' } });
  const moves = { planned: [], under_way: ['begin'], delivered: ['begin', 'deliver'] } as const;
  for (const move of moves[state]) {
    const { version } = await itemAt(id);
    valueOf(await moveItem(await by(mission.giver.owner), { itemId: id, version, move }));
  }
  return id;
}

export async function addMeeting(mission: OwnMission, values: Parameters<typeof meetingValues>[0] = {}): Promise<number> {
  valueOf(await arrangeMeeting(await by(mission.giver.owner), { missionId: mission.id, ...meetingValues(values) }));
  return (await db.meeting.findFirstOrThrow({ where: { missionId: mission.id }, orderBy: { id: 'desc' } })).id;
}

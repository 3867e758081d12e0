import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import { missionPeople } from '@/lib/missions/queries';
import { MOST_FILES, MOST_OF_A_KIND, PLAN_DEEDS, UNDELIVERED } from './rules';

const itemSelect = {
  id: true,
  missionId: true,
  kind: true,
  title: true,
  dueOn: true,
  state: true,
  version: true,
  returnReason: true,
  updatedAt: true,
  // Never their bytes: those are read one by one.
  files: { select: { id: true, name: true, type: true, size: true }, orderBy: [{ addedAt: 'asc' }, { id: 'asc' }], take: MOST_FILES },
} as const satisfies Prisma.PlanItemSelect;

export type ItemRow = Prisma.PlanItemGetPayload<{ select: typeof itemSelect }>;

export function findItem(id: number, tx: Tx = db): Promise<ItemRow | null> {
  return tx.planItem.findUnique({ where: { id }, select: itemSelect });
}

/** All steps and deliverables of a mission, those that were taken out among them, by their days. */
export function listItems(missionId: number, tx: Tx = db): Promise<ItemRow[]> {
  return tx.planItem.findMany({
    where: { missionId },
    select: itemSelect,
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: MOST_OF_A_KIND,
  });
}

/** A file with the mission that it belongs to; its bytes come by `findFileBytes`, once rights are known. */
export function findFile(id: string) {
  return db.planFile.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      type: true,
      item: { select: { state: true, mission: { select: { giverId: true, receiverId: true, regionCode: true, people: missionPeople } } } },
    },
  });
}

export async function findFileBytes(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const row = await db.planFile.findUnique({ where: { id }, select: { bytes: true } });
  return row && new Uint8Array(row.bytes);
}

/** A meeting as a plan shows it, and a calendar. */
export const meetingSelect = {
  id: true,
  missionId: true,
  title: true,
  heldOn: true,
  startsAt: true,
  minutes: true,
  place: true,
  link: true,
  version: true,
  cancelledAt: true,
  updatedAt: true,
} as const satisfies Prisma.MeetingSelect;

export type MeetingRow = Prisma.MeetingGetPayload<{ select: typeof meetingSelect }>;

export function findMeeting(id: number, tx: Tx = db): Promise<MeetingRow | null> {
  return tx.meeting.findUnique({ where: { id }, select: meetingSelect });
}

/** All meetings of a mission, the cancelled among them, by their days and times. */
export function listMeetings(missionId: number, tx: Tx = db): Promise<MeetingRow[]> {
  return tx.meeting.findMany({
    where: { missionId },
    select: meetingSelect,
    orderBy: [{ heldOn: 'asc' }, { startsAt: 'asc' }, { id: 'asc' }],
    take: MOST_OF_A_KIND,
  });
}

export async function findObjective(missionId: number): Promise<string | null> {
  const row = await db.mission.findUnique({ where: { id: missionId }, select: { objective: true } });
  return row?.objective ?? null;
}

/** Deliverables of missions that run, whose day has passed. */
export function listLate(today: Date): Promise<{ id: number; missionId: number }[]> {
  return db.planItem.findMany({
    where: { kind: 'deliverable', state: { in: [...UNDELIVERED] }, dueOn: { lt: today }, mission: { state: 'active' } },
    select: { id: true, missionId: true },
    orderBy: { id: 'asc' },
  });
}

/** What was done with a plan, the newest first. */
export function listPlanDeeds(missionId: number, items: readonly { id: number }[], meetings: readonly { id: number }[]) {
  const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => String(id));
  return db.auditEvent.findMany({
    where: {
      action: { in: [...PLAN_DEEDS] },
      OR: [
        { subject: 'mission', subjectId: String(missionId) },
        { subject: 'plan_item', subjectId: { in: idsOf(items) } },
        { subject: 'meeting', subjectId: { in: idsOf(meetings) } },
      ],
    },
    select: { id: true, at: true, actorId: true, action: true, subject: true, subjectId: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 100,
  });
}

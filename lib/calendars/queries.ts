import 'server-only';
import { createHash } from 'node:crypto';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { meetingSelect } from '@/lib/plans/queries';
import { MISSIONS_SHOWN } from './rules';

const missionSelect = {
  id: true,
  reference: true,
  state: true,
  version: true,
  startsOn: true,
  endsOn: true,
  updatedAt: true,
  need: { select: { titleFr: true, titleAr: true } },
  planItems: {
    select: { id: true, kind: true, title: true, dueOn: true, state: true, version: true, updatedAt: true },
    orderBy: { id: 'asc' },
  },
  meetings: { select: meetingSelect, orderBy: { id: 'asc' } },
} as const;

export type CalendarMission = Awaited<ReturnType<typeof listCalendarMissions>>[number];

/** Missions that a person works on and those of their organisations on either side, or the one of this number, with all that has its day. The newest first. */
export function listCalendarMissions(which: { personId: string; organisationIds: readonly number[] } | { id: number }) {
  return db.mission.findMany({
    where: 'id' in which ? which : ownMissions(which),
    select: missionSelect,
    orderBy: { id: 'desc' },
    take: MISSIONS_SHOWN,
  });
}

function ownMissions({ personId, organisationIds }: { personId: string; organisationIds: readonly number[] }): Prisma.MissionWhereInput {
  const ofTheirs = { in: [...organisationIds] };
  return { OR: [{ giverId: ofTheirs }, { receiverId: ofTheirs }, { people: { some: { userId: personId, removedAt: null } } }] };
}

/** What is kept of an address's secret. */
export function feedHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Whose calendar the address with this secret is. */
export async function findFeedPerson(token: string): Promise<string | null> {
  const feed = await db.calendarFeed.findUnique({ where: { tokenHash: feedHash(token) }, select: { userId: true } });
  return feed?.userId ?? null;
}

/** Since when a person has an address for their calendar; null when they have none. */
export async function findFeedSince(userId: string): Promise<Date | null> {
  const feed = await db.calendarFeed.findUnique({ where: { userId }, select: { createdAt: true } });
  return feed?.createdAt ?? null;
}

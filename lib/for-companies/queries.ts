import 'server-only';
import { db } from '@/lib/db/client';
import { daysBetween } from '@/lib/i18n/day';
import { isDone } from '@/lib/missions/rules';
import type { MissionTimes } from './rules';

/** Enough to tell what is usual, and what is usual now. */
const LAST = 500;

/** How long the last missions took, or are planned to take. Those that were called off and those that go on with another tell nothing. */
export async function listMissionTimes(): Promise<MissionTimes[]> {
  const rows = await db.mission.findMany({
    where: { state: { not: 'cancelled' }, request: { renewsId: null } },
    select: {
      state: true,
      startsOn: true,
      endsOn: true,
      endedAt: true,
      quarters: true,
      quartersConfirmed: true,
      createdAt: true,
      request: { select: { createdAt: true } },
    },
    orderBy: { id: 'desc' },
    take: LAST,
  });
  return rows.map(({ state, startsOn, endsOn, endedAt, quarters, quartersConfirmed, createdAt, request }) => {
    const over = isDone(state) && endedAt !== null;
    return {
      over,
      days: Math.max(1, daysBetween(startsOn, over ? endedAt : endsOn)),
      quarters: over ? quartersConfirmed : quarters,
      daysToApproval: Math.max(0, daysBetween(request.createdAt, createdAt)),
    };
  });
}

import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireActor } from '@/lib/auth/require-actor';
import { addDays, daysBetween } from '@/lib/i18n/day';
import { loadMission } from '@/lib/missions/loaders';
import type { MissionView } from '@/lib/missions/views';
import { routes, rowId } from '@/lib/routes';
import { listFeedback } from './queries';
import { BLIND_DAYS, isReadable, type Reader } from './rules';
import type { FeedbackView, SideFeedback } from './views';

/** What the two sides of a mission thought of it, as far as the reader may know now. */
export const loadFeedback = cache(async (id: string): Promise<FeedbackView> => {
  await requireActor(routes.missionFeedback(rowId(id) ?? notFound()));
  const mission = await loadMission(id);
  const rows = await listFeedback(mission.id);
  const now = new Date();
  return {
    mission,
    sides: (['receiver', 'giver'] as const).map((side): SideFeedback => {
      const row = rows.find((candidate) => candidate.side === side);
      const name = side === 'giver' ? mission.giverName : mission.receiverName;
      if (!row) return { side, name, given: null, readableOn: null };
      const readable = isReadable(readerOf(mission, side), { both: rows.length === 2, days: daysBetween(row.at, now) });
      if (!readable) return { side, name, given: null, readableOn: addDays(row.at, BLIND_DAYS) };
      const { preparation, exchange, result, again, words, at, by } = row;
      const given = { ratings: { preparation, exchange, result, again }, words, at, by: { fr: by.name, ar: by.nameAr } };
      return { side, name, given, readableOn: null };
    }),
    mayGive: mission.allowed.includes('feedback') && !rows.some(({ side }) => side === mission.role),
  };
});

function readerOf({ role }: MissionView, side: SideFeedback['side']): Reader {
  if (role === undefined) return 'staff';
  return role === 'coordinator' ? 'coordinator' : role === side ? 'own' : 'other';
}

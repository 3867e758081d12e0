import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';

/** What the sides of a mission gave, each once. Whether a reader may see it is the caller's to ask (`isReadable`). */
export function listFeedback(missionId: number, tx: Tx = db) {
  return tx.feedback.findMany({
    where: { missionId },
    select: {
      side: true,
      preparation: true,
      exchange: true,
      result: true,
      again: true,
      words: true,
      at: true,
      by: { select: { name: true, nameAr: true } },
    },
    orderBy: { side: 'asc' },
  });
}

/** Missions of which one side alone gave its own, at the latest at this instant. */
export async function listOneSided(until: Date): Promise<number[]> {
  const groups = await db.feedback.groupBy({
    by: ['missionId'],
    _count: true,
    having: { missionId: { _count: { equals: 1 } }, at: { _max: { lte: until } } },
    orderBy: { missionId: 'asc' },
  });
  return groups.map(({ missionId }) => missionId);
}

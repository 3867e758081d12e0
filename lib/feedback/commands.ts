import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, type Tx, transact } from '@/lib/db/transaction';
import { addDays, daysBetween } from '@/lib/i18n/day';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { change, lockMission, peopleOf } from '@/lib/missions/commands';
import type { MissionRow } from '@/lib/missions/queries';
import { notify } from '@/lib/notifications/commands';
import type { Party } from '@/lib/requests/rules';
import type { Result } from '@/lib/result';
import { routes } from '@/lib/routes';
import { listFeedback, listOneSided } from './queries';
import { BLIND_DAYS, isReadable } from './rules';
import type { GivenFeedback } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

const OTHER = { giver: 'receiver', receiver: 'giver' } as const satisfies Record<Party, Party>;

/** A side says once what it thought. With the second, each is told that the other's can be read. */
export function giveFeedback(context: Context, { missionId, ...given }: GivenFeedback): Promise<Result<{ missionId: number }>> {
  return change(context, missionId, 'feedback', async (tx, mission, _entries, role) => {
    if (role !== 'giver' && role !== 'receiver') throw new Refusal('forbidden');
    const held = await listFeedback(missionId, tx);
    if (held.some(({ side }) => side === role)) throw new Refusal('changed');
    await tx.feedback.create({ data: { ...given, missionId, side: role, byId: context.actor.userId, at: context.now } });
    if (held.length === 0) return;
    await tell(tx, mission, role, context.now);
    await tell(tx, mission, OTHER[role], context.now);
  });
}

/** Tells the other side, once, that this side's can be read. */
async function tell(tx: Tx, mission: MissionRow, side: Party, now: Date): Promise<void> {
  const kept = await tx.missionReminder.createMany({
    data: [{ missionId: mission.id, kind: 'feedback_available', key: side, at: now }],
    skipDuplicates: true,
  });
  if (kept.count === 0) return;
  await notify(tx, {
    event: 'feedback_available',
    params: { missionTitle: titleOf(mission.need), organisationName: nameOf(mission[side]) },
    href: routes.missionFeedback(mission.id),
    to: await peopleOf(tx, mission, OTHER[side]),
  });
}

/** Every morning: what one side gave, and the other has not answered for 14 days, can be read. */
export async function openFeedback(now: Date): Promise<void> {
  for (const id of await listOneSided(addDays(now, 1 - BLIND_DAYS))) {
    await transact(async (tx) => {
      const mission = await lockMission(tx, id);
      const [given, second] = await listFeedback(id, tx);
      if (!mission || !given || second) return;
      if (isReadable('other', { both: false, days: daysBetween(given.at, now) })) await tell(tx, mission, given.side, now);
    });
  }
}

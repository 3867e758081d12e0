import type { PrismaClient } from '@/lib/generated/prisma/client';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { hasEnded } from '@/lib/missions/rules';
import { lastDayOf } from '@/lib/partnerships/rules';
import type { SeedClock } from './time';

/** What the two that have worked together for longest say of it, in the language of each. */
const AIMS = 'D’ici l’été, la bibliothèque itinérante compte elle-même ses lectrices et ses lecteurs, et sait le montrer.';

/**
 * The partnerships of the missions that there are, each from its first approval on: what the pages would have opened.
 * The one with a completed mission has its aims, and one of its years comes to an end soon; both sides let anybody read
 * what came of it. Of the one whose mission runs, the company does so far.
 */
export async function seedPartnerships(db: PrismaClient, clock: SeedClock): Promise<void> {
  const organisation = { select: { kind: true, memberships: { where: { role: 'owner' }, select: { userId: true }, take: 1 } } } as const;
  const missions = await db.mission.findMany({ include: { giver: organisation, receiver: organisation }, orderBy: { createdAt: 'asc' } });
  for (const { giver, giverId, receiver, receiverId, createdAt, state } of missions) {
    const [associationId, companyId] = giver.kind === 'ASSOCIATION' ? [giverId, receiverId] : [receiverId, giverId];
    const startsOn = dateOfDay(dayOf(createdAt));
    const completed = hasEnded(state);
    await db.partnership.createMany({
      data: [
        {
          ...{ associationId, companyId, startsOn, createdAt },
          endsOn: completed ? clock.inDays(45) : lastDayOf(startsOn),
          aims: completed ? AIMS : null,
        },
      ],
      skipDuplicates: true,
    });
    const { id: partnershipId } = await db.partnership.findUniqueOrThrow({
      where: { associationId_companyId: { associationId, companyId } },
    });
    const willing = [giver, receiver].filter(({ kind }) => completed || (state === 'active' && kind === 'COMPANY'));
    await db.partnershipConsent.createMany({
      data: willing.flatMap(({ kind, memberships }) =>
        memberships.map(({ userId }) => ({ partnershipId, kind, byId: userId, at: clock.ago(1, 11) })),
      ),
      skipDuplicates: true,
    });
  }
}

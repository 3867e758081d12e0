import type { PrismaClient } from '@/lib/generated/prisma/client';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { lastDayOf } from '@/lib/partnerships/rules';
import type { RequestStory } from './requests';
import type { SeedClock } from './time';

/** The partnerships of the missions that there are, each from its first approval on: what the pages would have opened. */
export async function seedPartnerships(db: PrismaClient, stories: readonly RequestStory[], clock: SeedClock): Promise<void> {
  const organisation = { select: { kind: true, memberships: { where: { role: 'owner' }, select: { userId: true }, take: 1 } } } as const;
  const missions = await db.mission.findMany({
    where: { requestId: { in: stories.map(({ row }) => row.id) } },
    include: { giver: organisation, receiver: organisation },
    orderBy: { id: 'asc' },
  });
  for (const { requestId, giver, giverId, receiver, receiverId, createdAt } of missions) {
    const said = stories.find(({ row }) => row.id === requestId)?.mission?.partnership;
    const [associationId, companyId] = giver.kind === 'ASSOCIATION' ? [giverId, receiverId] : [receiverId, giverId];
    const startsOn = dateOfDay(dayOf(createdAt));
    await db.partnership.createMany({
      data: [
        {
          ...{ associationId, companyId, startsOn, createdAt },
          endsOn: said?.endsInDays === undefined ? lastDayOf(startsOn) : clock.inDays(said.endsInDays),
          aims: said?.aims ?? null,
        },
      ],
      skipDuplicates: true,
    });
    const { id: partnershipId } = await db.partnership.findUniqueOrThrow({
      where: { associationId_companyId: { associationId, companyId } },
    });
    const sides = { giver, receiver };
    const consents = await db.partnershipConsent.createManyAndReturn({
      data: (said?.shownBy ?? []).flatMap((side) =>
        sides[side].memberships.map(({ userId }) => ({ partnershipId, kind: sides[side].kind, byId: userId, at: clock.ago(1, 11) })),
      ),
      skipDuplicates: true,
    });
    await db.auditEvent.createMany({
      data: consents.map(({ byId, at }) => ({
        ...{ at, actorId: byId, action: 'partnership_publish', fields: ['consent'] },
        ...{ subject: 'partnership', subjectId: String(partnershipId) },
      })),
    });
  }
}

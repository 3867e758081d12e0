import 'server-only';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { DONE_STATES } from '@/lib/missions/rules';
import { PARTNERS } from '@/lib/partnerships/rules';
import { measuredIndicators } from '@/lib/results/queries';

const organisation = { select: { id: true, state: true, nameFr: true, nameAr: true } } as const;

/** More than any organisation has. */
const MOST = 500;

/** The partnerships of an organisation; not those with a record that was merged into another. */
export function listPartnershipsOf(organisationId: number) {
  return db.partnership.findMany({
    where: {
      OR: [{ associationId: organisationId }, { companyId: organisationId }],
      association: { mergedIntoId: null },
      company: { mergedIntoId: null },
    },
    select: { id: true, startsOn: true, association: organisation, company: organisation, consents: { select: { kind: true } } },
    orderBy: { id: 'asc' },
    take: MOST,
  });
}

const missionSelect = {
  id: true,
  giverId: true,
  receiverId: true,
  quartersConfirmed: true,
  need: { select: { titleFr: true, titleAr: true } },
  indicators: measuredIndicators,
} as const satisfies Prisma.MissionSelect;

/** The missions of an organisation, given and received, of which hours are confirmed; the newest first. */
export function listDoneMissions(organisationId: number) {
  return db.mission.findMany({
    where: { OR: [{ giverId: organisationId }, { receiverId: organisationId }], quartersConfirmed: { gt: 0 } },
    select: missionSelect,
    orderBy: { id: 'desc' },
    take: MOST,
  });
}

const storySide = { select: { id: true, kind: true, nameFr: true, nameAr: true } } as const;

/**
 * The last missions that came to their end with confirmed hours, of partnerships that both sides show and of
 * organisations that the programme vouches for (`isPublic`): what anybody may be told of.
 */
export async function listShownMissions() {
  const side = { state: 'verified', mergedIntoId: null } as const;
  const pairs = await db.partnership.findMany({
    where: {
      AND: PARTNERS.map((kind) => ({ consents: { some: { kind } } })),
      association: side,
      company: side,
    },
    select: { associationId: true, companyId: true },
    orderBy: { id: 'desc' },
    take: MOST,
  });
  if (pairs.length === 0) return [];
  return db.mission.findMany({
    where: {
      state: { in: [...DONE_STATES] },
      quartersConfirmed: { gt: 0 },
      OR: pairs.flatMap(({ associationId, companyId }) => [
        { giverId: companyId, receiverId: associationId },
        { giverId: associationId, receiverId: companyId },
      ]),
    },
    select: {
      ...missionSelect,
      startsOn: true,
      endedAt: true,
      giver: storySide,
      receiver: storySide,
      region: { select: { nameFr: true, nameAr: true } },
      need: { select: { titleFr: true, titleAr: true, sector: true } },
    },
    orderBy: { id: 'desc' },
    take: 50,
  });
}

import 'server-only';
import { db } from '@/lib/db/client';

const listing = { id: true, titleFr: true, titleAr: true, quartersTotal: true, quartersLeft: true } as const;

/** Open needs of these organisations, the one closing first on top. */
export async function listOpenNeedHours(organisationIds: readonly number[], take: number) {
  return db.skillNeed.findMany({
    where: { organisationId: { in: [...organisationIds] }, state: { in: ['open', 'filled'] } },
    select: { ...listing, state: true, closesOn: true },
    orderBy: [{ state: 'asc' }, { closesOn: 'asc' }, { id: 'asc' }],
    take,
  });
}

export async function listOpenOfferHours(organisationIds: readonly number[], take: number) {
  return db.expertiseOffer.findMany({
    where: { organisationId: { in: [...organisationIds] }, state: { in: ['open', 'filled'] } },
    select: { ...listing, state: true, quartersPerMonth: true, availableUntil: true },
    orderBy: [{ state: 'asc' }, { availableUntil: 'asc' }, { id: 'asc' }],
    take,
  });
}

import 'server-only';
import { db } from '@/lib/db/client';
import { NOUNS } from '@/lib/listings/rules';

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

/** What of an organisation's listings waits for its own people: the last draft, what was sent back, and how many are being read. */
export async function findUnpublished(organisationId: number) {
  const [draft, need, offer, needs, offers] = await Promise.all([
    db.draft.findFirst({
      where: { organisationId, kind: { in: [...NOUNS] } },
      select: { id: true, kind: true },
      orderBy: { updatedAt: 'desc' },
    }),
    db.skillNeed.findFirst({ where: { organisationId, state: 'returned' }, select: { id: true }, orderBy: { id: 'asc' } }),
    db.expertiseOffer.findFirst({ where: { organisationId, state: 'returned' }, select: { id: true }, orderBy: { id: 'asc' } }),
    db.skillNeed.count({ where: { organisationId, state: 'submitted' } }),
    db.expertiseOffer.count({ where: { organisationId, state: 'submitted' } }),
  ]);
  return {
    draft,
    returned: need ? { kind: 'need' as const, id: need.id } : offer && { kind: 'offer' as const, id: offer.id },
    inReview: needs + offers,
  };
}

import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import { addDays } from '@/lib/i18n/day';
import { type PartnershipFigures, type PartnershipShare, PERIOD_DAYS } from './rules';

const organisation = { select: { state: true, nameFr: true, nameAr: true } } as const;

const partnershipSelect = {
  id: true,
  associationId: true,
  companyId: true,
  state: true,
  version: true,
  aims: true,
  startsOn: true,
  endsOn: true,
  renewals: true,
  reason: true,
  createdAt: true,
  association: organisation,
  company: organisation,
  consents: { select: { kind: true } },
} as const satisfies Prisma.PartnershipSelect;

export type PartnershipRow = Prisma.PartnershipGetPayload<{ select: typeof partnershipSelect }>;

export function findPartnership(id: number, tx: Tx = db): Promise<PartnershipRow | null> {
  return tx.partnership.findUnique({ where: { id }, select: partnershipSelect });
}

export interface PartnershipFilter {
  /** Of these organisations on either side; all where it is left out. */
  organisationIds?: readonly number[];
  /** Whose association is in these regions; all where it is null. */
  regions?: readonly string[] | null;
  /** Those behind one of the programme's figures, as it is today. */
  share?: { of: PartnershipShare; today: Date } | undefined;
  /** Partnerships with a smaller id: keyset. */
  before?: number | undefined;
}

function whereOf({ organisationIds, regions = null, share, before }: PartnershipFilter): Prisma.PartnershipWhereInput {
  return {
    // What was merged into another record has its partnerships there.
    company: { mergedIntoId: null },
    association: { mergedIntoId: null, ...(regions && { regionCode: { in: [...regions] } }) },
    AND: [
      organisationIds ? { OR: [{ associationId: { in: [...organisationIds] } }, { companyId: { in: [...organisationIds] } }] } : {},
      share ? sharing(share.today)[share.of] : {},
    ],
    ...(before !== undefined && { id: { lt: before } }),
  };
}

/** Which partnerships each figure counts; what it counts and what its page lists cannot differ. */
function sharing(today: Date): Record<PartnershipShare, Prisma.PartnershipWhereInput> {
  return {
    older: { state: { not: 'ended' }, startsOn: { lt: addDays(today, -PERIOD_DAYS) } },
    due: { OR: [{ renewals: { gt: 0 } }, { state: 'ended' }, { endsOn: { lt: today } }] },
    renewed: { renewals: { gt: 0 } },
  };
}

/** The newest first. */
export function listPartnerships({ take, ...filter }: PartnershipFilter & { take: number }): Promise<PartnershipRow[]> {
  return db.partnership.findMany({ where: whereOf(filter), select: partnershipSelect, orderBy: { id: 'desc' }, take });
}

/** Partnerships that the morning's job looks at. */
export async function listActive(): Promise<number[]> {
  const where = { ...whereOf({}), state: 'active' as const };
  const rows = await db.partnership.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } });
  return rows.map(({ id }) => id);
}

/** What two did together so far, and what waits for somebody. */
export interface Together {
  missions: number;
  quarters: number;
  /** When anything was last done together; null where nothing was. */
  lastAt: Date | null;
  agreements: number;
  hours: number;
  requests: number;
}

/** By partnership. Requests wait while nobody has decided and their time is not over. */
export async function sumTogether(ids: readonly number[], now: Date, tx: Tx = db): Promise<Map<number, Together>> {
  const rows = await tx.$queryRaw<(Together & { id: number })[]>`
    SELECT p."id",
      coalesce(m."missions", 0)::int AS "missions",
      coalesce(m."quarters", 0)::int AS "quarters",
      coalesce(m."agreements", 0)::int AS "agreements",
      coalesce(h."hours", 0)::int AS "hours",
      coalesce(r."requests", 0)::int AS "requests",
      greatest(m."lastAt", h."lastAt", r."lastAt") AS "lastAt"
    FROM "Partnership" p
    LEFT JOIN LATERAL (
      SELECT count(*) AS "missions", sum("quartersConfirmed") AS "quarters",
        count(*) FILTER (WHERE "state" = 'planned' AND "signedAt" IS NULL) AS "agreements",
        max(greatest("createdAt", "signedAt", "endedAt")) AS "lastAt"
      FROM "Mission" WHERE ("giverId", "receiverId") IN ((p."associationId", p."companyId"), (p."companyId", p."associationId"))
    ) m ON true
    LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE a."entryId" IS NULL AND c."id" IS NULL AND mission."state" = 'active') AS "hours",
        max(greatest(e."createdAt", a."at")) AS "lastAt"
      FROM "Mission" mission JOIN "HourEntry" e ON e."missionId" = mission."id"
      LEFT JOIN "HourAnswer" a ON a."entryId" = e."id" LEFT JOIN "HourEntry" c ON c."correctsId" = e."id"
      WHERE (mission."giverId", mission."receiverId") IN ((p."associationId", p."companyId"), (p."companyId", p."associationId"))
    ) h ON true
    LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE "state" = 'accepted' OR ("state" = 'proposed' AND "answerBy" > ${now})) AS "requests",
        max(greatest("createdAt", "acceptedAt")) AS "lastAt"
      FROM "PartnershipRequest"
      WHERE ("giverId", "receiverId") IN ((p."associationId", p."companyId"), (p."companyId", p."associationId"))
    ) r ON true
    WHERE p."id" = ANY(${[...ids]}::int[])`;
  return new Map(rows.map(({ id, ...together }) => [id, together]));
}

const SHOWN = 100;

/** The newest missions of two organisations. */
export function listMissionsTogether({ associationId, companyId }: { associationId: number; companyId: number }) {
  const sides = [associationId, companyId];
  return db.mission.findMany({
    where: { giverId: { in: sides }, receiverId: { in: sides } },
    select: {
      id: true,
      reference: true,
      state: true,
      signedAt: true,
      startsOn: true,
      quarters: true,
      quartersConfirmed: true,
      need: { select: { titleFr: true, titleAr: true } },
    },
    orderBy: { id: 'desc' },
    take: SHOWN,
  });
}

const REVIEWS_SHOWN = 40;

/** What both said of their years, the newest first; with what was said in a record that was merged into one of theirs. */
export function listReviews({ associationId, companyId }: { associationId: number; companyId: number }) {
  const was = (id: number) => ({ OR: [{ id }, { mergedIntoId: id }] });
  return db.partnershipReview.findMany({
    where: { partnership: { association: was(associationId), company: was(companyId) } },
    select: { id: true, kind: true, reached: true, next: true, at: true, by: { select: { name: true, nameAr: true } } },
    orderBy: { id: 'desc' },
    take: REVIEWS_SHOWN,
  });
}

const OPEN_SHOWN = 5;

/** What an organisation has open, with hours left: the newest first. */
export async function listOpenOf(organisationId: number) {
  const open = {
    where: { organisationId, state: 'open', quartersLeft: { gt: 0 } },
    select: { id: true, titleFr: true, titleAr: true },
    orderBy: { id: 'desc' },
    take: OPEN_SHOWN,
  } as const;
  const [needs, offers] = await Promise.all([db.skillNeed.findMany(open), db.expertiseOffer.findMany(open)]);
  return { needs, offers };
}

/** The programme's results, over the partnerships of some regions; over all where they are null. */
export async function countPartnerships(regions: readonly string[] | null, today: Date): Promise<PartnershipFigures> {
  const count = (of?: PartnershipShare) => db.partnership.count({ where: whereOf({ regions, share: of && { of, today } }) });
  const [partnerships, olderThanAYear, dueForRenewal, renewed, missions] = await Promise.all([
    count(),
    count('older'),
    count('due'),
    count('renewed'),
    db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int FROM "Partnership" p
      JOIN "Organisation" o ON o."id" = p."associationId" AND o."mergedIntoId" IS NULL
      JOIN "Organisation" c ON c."id" = p."companyId" AND c."mergedIntoId" IS NULL
      JOIN "Mission" m ON (m."giverId", m."receiverId") IN ((p."associationId", p."companyId"), (p."companyId", p."associationId"))
      WHERE ${regions === null} OR o."regionCode" = ANY(${[...(regions ?? [])]}::text[])`,
  ]);
  return { partnerships, olderThanAYear, dueForRenewal, renewed, missions: missions[0]?.count ?? 0 };
}

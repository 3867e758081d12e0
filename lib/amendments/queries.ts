import 'server-only';
import { documentSelect } from '@/lib/agreements/queries';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';

const amendmentSelect = {
  id: true,
  missionId: true,
  state: true,
  version: true,
  side: true,
  quartersBefore: true,
  endsOnBefore: true,
  quarters: true,
  endsOn: true,
  reason: true,
  endReason: true,
  createdAt: true,
  endedAt: true,
  document: { select: documentSelect },
} as const satisfies Prisma.AmendmentSelect;

export type AmendmentRow = Prisma.AmendmentGetPayload<{ select: typeof amendmentSelect }>;

export function findAmendment(id: number, tx: Tx = db): Promise<AmendmentRow | null> {
  return tx.amendment.findUnique({ where: { id }, select: amendmentSelect });
}

const SHOWN = 50;

const waitingSelect = {
  ...amendmentSelect,
  mission: {
    select: {
      ...{ reference: true, giverId: true, receiverId: true, regionCode: true },
      need: { select: { titleFr: true, titleAr: true } },
      offer: { select: { quartersLeft: true } },
      giver: { select: { nameFr: true, nameAr: true } },
      receiver: { select: { nameFr: true, nameAr: true } },
      region: { select: { nameFr: true, nameAr: true } },
    },
  },
} as const satisfies Prisma.AmendmentSelect;

/** Of these missions, those that wait for a decision: a mission has one at most. */
export function listWaiting(missionIds: readonly number[]) {
  return db.amendment.findMany({
    where: { missionId: { in: [...missionIds] }, state: 'agreed' },
    select: waitingSelect,
    orderBy: { id: 'asc' },
    take: missionIds.length,
  });
}

/** Those of a mission, the newest first. */
export function listAmendments(missionId: number): Promise<AmendmentRow[]> {
  return db.amendment.findMany({ where: { missionId }, select: amendmentSelect, orderBy: { id: 'desc' }, take: SHOWN });
}

const organisation = { select: { nameFr: true, nameAr: true } } as const;

const amendedSelect = {
  reference: true,
  need: { select: { titleFr: true, titleAr: true } },
  giver: organisation,
  receiver: organisation,
  documents: { where: { kind: 'agreement' }, select: { reference: true }, orderBy: { id: 'desc' }, take: 1 },
} as const satisfies Prisma.MissionSelect;

/** An amendment with all that its document is made of; `number` counts those of its mission that were issued. */
export interface AmendmentRecord extends AmendmentRow {
  number: number;
  mission: Prisma.MissionGetPayload<{ select: typeof amendedSelect }>;
}

export async function findAmended(row: AmendmentRow, tx: Tx = db): Promise<AmendmentRecord> {
  const [mission, before] = [
    await tx.mission.findUniqueOrThrow({ where: { id: row.missionId }, select: amendedSelect }),
    await tx.missionDocument.count({ where: { missionId: row.missionId, kind: 'amendment', amendmentId: { lt: row.id } } }),
  ];
  return { ...row, number: before + 1, mission };
}

/** Quarter-hours that are left of an offer. */
export async function quartersLeftOf(offerId: number): Promise<number> {
  const { quartersLeft } = await db.expertiseOffer.findUniqueOrThrow({ where: { id: offerId }, select: { quartersLeft: true } });
  return quartersLeft;
}

/** Whether all of these organisations are verified. */
export async function areVerified(ids: readonly number[], tx: Tx): Promise<boolean> {
  return (await tx.organisation.count({ where: { id: { in: [...ids] }, state: 'verified' } })) === new Set(ids).size;
}

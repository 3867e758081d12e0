import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { draftFields } from '@/lib/drafts/schema';
import type { Prisma } from '@/lib/generated/prisma/client';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import type { Side } from '@/lib/routes';
import { offerIn } from './schema';
import type { PledgeDraft, WaitingPledgeView } from './views';

const pledgeSelect = {
  id: true,
  state: true,
  quarters: true,
  startsOn: true,
  message: true,
  createdAt: true,
  endedAt: true,
  whyDropped: true,
  requestId: true,
  draft: { select: { fields: true } },
  need: {
    select: {
      id: true,
      titleFr: true,
      titleAr: true,
      state: true,
      closesOn: true,
      quartersLeft: true,
      organisation: { select: { nameFr: true, nameAr: true, state: true } },
    },
  },
} as const satisfies Prisma.WaitingPledgeSelect;

function viewOf(row: Prisma.WaitingPledgeGetPayload<{ select: typeof pledgeSelect }>, now: Date): WaitingPledgeView {
  const { id, state, quarters, startsOn, message, createdAt, endedAt, whyDropped, requestId, draft, need } = row;
  return {
    ...{ id, state, quarters, startsOn, message, endedAt, requestId },
    at: createdAt,
    why: whyDropped,
    needId: need.id,
    needTitle: titleOf(need),
    needOwner: nameOf(need.organisation),
    needOpen:
      need.state === 'open' && need.organisation.state === 'verified' && need.quartersLeft > 0 && need.closesOn >= dateOfDay(dayOf(now)),
    offerTitle: draft && (draftFields.parse(draft.fields).title?.[0] ?? null),
  };
}

const SHOWN = 50;

/** What an organisation pledged before it was verified, the newest first. */
export async function listWaitingPledges(organisationId: number, now: Date, where: { needId?: number; state?: 'waiting' } = {}) {
  const rows = await db.waitingPledge.findMany({
    where: { organisationId, ...where },
    select: pledgeSelect,
    orderBy: { id: 'desc' },
    take: SHOWN,
  });
  return rows.map((row) => viewOf(row, now));
}

/** The drafts of offers that an organisation may pledge from, the last saved first. */
export async function listPledgeDrafts(organisationId: number, side: Side): Promise<PledgeDraft[]> {
  const rows = await db.draft.findMany({
    where: { organisationId, kind: 'offer' },
    select: { id: true, fields: true, waitingPledges: { where: { state: 'waiting' }, select: { id: true } } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take: SHOWN,
  });
  return rows.map(({ id, fields, waitingPledges }) => {
    const kept = draftFields.parse(fields);
    return {
      id,
      title: kept.title?.[0] ?? null,
      quarters: offerIn(kept, side)?.hoursTotal ?? null,
      taken: waitingPledges.length > 0,
    };
  });
}

/** The ids of what waits for an organisation, the oldest first. */
export async function listWaitingIds(organisationId: number, tx: Tx = db): Promise<number[]> {
  const rows = await tx.waitingPledge.findMany({
    where: { organisationId, state: 'waiting' },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: SHOWN,
  });
  return rows.map(({ id }) => id);
}

/** One that waits, for who sends it: no other worker has it until this transaction is over. Null where it waits no more. */
export async function lockWaiting(tx: Tx, id: number) {
  const held = await tx.$queryRaw<unknown[]>`SELECT "id" FROM "WaitingPledge" WHERE "id" = ${id} AND "state" = 'waiting' FOR UPDATE`;
  if (held.length === 0) return null;
  return tx.waitingPledge.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      organisationId: true,
      needId: true,
      needVersion: true,
      draftId: true,
      createdById: true,
      quarters: true,
      startsOn: true,
      mode: true,
      team: true,
      message: true,
      draft: { select: { fields: true } },
      need: { select: { version: true, titleFr: true, titleAr: true } },
      organisation: { select: { kind: true, state: true } },
    },
  });
}

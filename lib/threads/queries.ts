import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';

const organisation = { select: { id: true, kind: true, nameFr: true, nameAr: true } } as const;

const requestSelect = {
  id: true,
  state: true,
  answerBy: true,
  termsVersion: true,
  giverId: true,
  receiverId: true,
  regionCode: true,
  giverConsentTerms: true,
  receiverConsentTerms: true,
  createdById: true,
  endedById: true,
  need: { select: { titleFr: true, titleAr: true } },
  giver: organisation,
  receiver: organisation,
} as const satisfies Prisma.PartnershipRequestSelect;

export type ThreadRequest = Prisma.PartnershipRequestGetPayload<{ select: typeof requestSelect }>;

/** The request of a thread: who its people are, and where it stands. */
export function findThreadRequest(id: number, tx: Tx = db): Promise<ThreadRequest | null> {
  return tx.partnershipRequest.findUnique({ where: { id }, select: requestSelect });
}

const messageSelect = {
  id: true,
  authorId: true,
  side: true,
  body: true,
  createdAt: true,
  author: { select: { name: true, nameAr: true } },
  // Never their bytes: those are read one by one.
  attachments: { select: { id: true, name: true, type: true, size: true }, orderBy: { position: 'asc' }, take: 3 },
} as const satisfies Prisma.ThreadMessageSelect;

export type MessageRow = Prisma.ThreadMessageGetPayload<{ select: typeof messageSelect }>;

export interface ThreadPart {
  requestId: number;
  /** Messages with a smaller id: keyset. */
  before?: number;
  take: number;
}

/** The newest messages of a thread, or those before one, oldest first, with how many there are on either side. */
export async function listMessages({ requestId, before, take }: ThreadPart): Promise<{ rows: MessageRow[]; older: number; newer: number }> {
  const rows = await db.threadMessage.findMany({
    where: { requestId, ...(before !== undefined && { id: { lt: before } }) },
    select: messageSelect,
    orderBy: { id: 'desc' },
    take,
  });
  const [newest, oldest] = [rows.at(0), rows.at(-1)];
  // A cursor with nothing before it comes from an address of before an erasure: the newest are there.
  if (!newest || !oldest) return before === undefined ? { rows, older: 0, newer: 0 } : listMessages({ requestId, take });
  const [older, newer] = await Promise.all([
    db.threadMessage.count({ where: { requestId, id: { lt: oldest.id } } }),
    before === undefined ? 0 : db.threadMessage.count({ where: { requestId, id: { gt: newest.id } } }),
  ]);
  return { rows: rows.reverse(), older, newer };
}

/**
 * The people of a thread: both sides as they are today, and the coordinators who proposed it, decided on it
 * or wrote there, as long as they are coordinators.
 */
export async function listThreadReaders(tx: Tx, request: ThreadRequest): Promise<{ members: string[]; coordinators: string[] }> {
  const active = { disabledAt: null } as const;
  const members = await tx.membership.findMany({
    where: { organisationId: { in: [request.giverId, request.receiverId] }, user: active },
    select: { userId: true },
    orderBy: { userId: 'asc' },
    distinct: ['userId'],
  });
  const acted = [request.createdById, request.endedById].filter((id) => id !== null);
  const coordinators = await tx.staffRole.findMany({
    where: {
      kind: 'coordinator',
      user: { ...active, OR: [{ id: { in: acted } }, { messages: { some: { requestId: request.id, side: 'programme' } } }] },
      userId: { notIn: members.map(({ userId }) => userId) },
    },
    select: { userId: true },
    orderBy: { userId: 'asc' },
    distinct: ['userId'],
  });
  return { members: members.map(({ userId }) => userId), coordinators: coordinators.map(({ userId }) => userId) };
}

/** A file with the request that it belongs to; its bytes come by `findAttachmentBytes`, once rights are known. */
export function findAttachment(id: string) {
  return db.threadAttachment.findUnique({
    where: { id },
    select: { id: true, name: true, type: true, message: { select: { request: { select: requestSelect } } } },
  });
}

export async function findAttachmentBytes(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const row = await db.threadAttachment.findUnique({ where: { id }, select: { bytes: true } });
  return row && new Uint8Array(row.bytes);
}

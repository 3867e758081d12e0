import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';

/** More people than any organisation's account has. */
const TEAM = 200;

const memberSelect = {
  id: true,
  role: true,
  createdAt: true,
  organisationId: true,
  user: { select: { id: true, name: true, nameAr: true, email: true, disabledAt: true, erasedAt: true } },
} as const satisfies Prisma.MembershipSelect;

export type MemberRow = Prisma.MembershipGetPayload<{ select: typeof memberSelect }>;

/** The team of an organisation: owners first, then by who came first. */
export function listMembers(organisationId: number): Promise<MemberRow[]> {
  return db.membership.findMany({
    where: { organisationId },
    select: memberSelect,
    orderBy: [{ role: 'asc' }, { id: 'asc' }],
    take: TEAM,
  });
}

/** A member inside the transaction that will change the team. */
export function findMember(tx: Tx, id: number) {
  return tx.membership.findUnique({
    where: { id },
    select: { id: true, role: true, userId: true, organisationId: true, organisation: { select: { kind: true } } },
  });
}

/** Owners besides this person who can sign in. */
export function countOtherOwners(tx: Tx, organisationId: number, userId: string): Promise<number> {
  return tx.membership.count({
    where: { organisationId, role: 'owner', userId: { not: userId }, user: { disabledAt: null, erasedAt: null } },
  });
}

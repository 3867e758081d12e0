import 'server-only';
import { hashSecret } from '@/lib/auth/secret';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import { LINK_TOKEN } from '@/lib/links/rules';

const organisation = { select: { nameFr: true, nameAr: true } } as const;

const personSelect = {
  id: true,
  missionId: true,
  userId: true,
  email: true,
  name: true,
  function: true,
  tokenHash: true,
  expiresAt: true,
  confirmedAt: true,
  declinedAt: true,
  removedAt: true,
  user: { select: { name: true, nameAr: true, email: true } },
} as const satisfies Prisma.MissionPersonSelect;

export type PersonRow = Prisma.MissionPersonGetPayload<{ select: typeof personSelect }>;

const namedSelect = {
  ...personSelect,
  namedBy: { select: { name: true, nameAr: true } },
  mission: {
    select: {
      state: true,
      signedAt: true,
      giverId: true,
      receiverId: true,
      quarters: true,
      startsOn: true,
      endsOn: true,
      mode: true,
      regime: true,
      objective: true,
      giver: organisation,
      receiver: organisation,
      need: { select: { titleFr: true, titleAr: true, province: { select: { nameFr: true, nameAr: true } } } },
    },
  },
} as const satisfies Prisma.MissionPersonSelect;

export type NamedRow = Prisma.MissionPersonGetPayload<{ select: typeof namedSelect }>;

/** Whom the link with this secret was sent to, whatever became of it; null when there never was one. Changes nothing. */
export async function findNamed(token: string): Promise<NamedRow | null> {
  if (!LINK_TOKEN.test(token)) return null;
  return db.missionPerson.findUnique({ where: { tokenHash: hashSecret(token) }, select: namedSelect });
}

/** More than a mission ever has of those who were not removed: who declined is deleted after a while. */
const SHOWN = 100;

/** Whom the giver named on a mission and did not remove, in the order of naming. */
export function listNamed(missionId: number, tx: Tx = db): Promise<PersonRow[]> {
  return tx.missionPerson.findMany({ where: { missionId, removedAt: null }, select: personSelect, orderBy: { id: 'asc' }, take: SHOWN });
}

import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { sha256 } from '@/lib/files/sha256';
import type { Prisma } from '@/lib/generated/prisma/client';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { datedEntry, type EntryRow, type MissionRow } from '@/lib/missions/queries';
import { type CertificateHolder, certifiedHours, type HoursMissing } from './rules';
import type { CertificateFacts } from './views';

/** Never with its bytes. */
const certificateSelect = {
  id: true,
  language: true,
  reference: true,
  code: true,
  quarters: true,
  startsOn: true,
  endsOn: true,
  factsSha256: true,
  sha256: true,
  issuedAt: true,
} as const satisfies Prisma.CertificateSelect;

export type CertificateRow = Prisma.CertificateGetPayload<{ select: typeof certificateSelect }>;

/** Whose a certificate is, as its row says it. */
export function ownerOf(holder: CertificateHolder, userId: string) {
  return holder === 'person' ? { userId, side: null } : { userId: null, side: holder };
}

const SHOWN = 20;

/** What was issued to a holder, the newest first. */
export function listCertificates(missionId: number, owner: ReturnType<typeof ownerOf>, tx: Tx = db): Promise<CertificateRow[]> {
  return tx.certificate.findMany({ where: { missionId, ...owner }, select: certificateSelect, orderBy: { id: 'desc' }, take: SHOWN });
}

/** All that a holder's certificate says today, or why it would say nothing. */
export function factsOf(
  { mission, entries }: { mission: MissionRow; entries: readonly EntryRow[] },
  holder: CertificateHolder,
  { userId, name, nameAr }: Pick<Actor, 'userId' | 'name' | 'nameAr'>,
): CertificateFacts | HoursMissing {
  const theirs = entries.filter(({ workedById }) => holder !== 'person' || workedById === userId);
  const hours = certifiedHours(theirs.map((entry) => datedEntry(entry, entry.createdAt)));
  if (typeof hours === 'string') return hours;
  return {
    ...hours,
    holder,
    name: holder === 'person' ? { fr: name, ar: nameAr } : nameOf(mission[holder]),
    giver: nameOf(mission.giver),
    receiver: nameOf(mission.receiver),
    title: titleOf(mission.need),
    mission: mission.reference,
  };
}

/** What facts are known again by. */
export function factsHash(facts: CertificateFacts): string {
  return sha256(JSON.stringify(facts));
}

/** The number of the next certificate. A sequence: one that is taken and not used stays unused. */
export async function nextCertificateNumber(): Promise<number> {
  const [row] = await db.$queryRaw<{ number: bigint }[]>`SELECT nextval(pg_get_serial_sequence('"Certificate"', 'id')) AS "number"`;
  return Number(row?.number);
}

/** A certificate by the code that is printed on it, and whether a newer one says otherwise. */
export async function findCertificateByCode(code: string) {
  const found = await db.certificate.findUnique({
    where: { code },
    select: {
      id: true,
      missionId: true,
      userId: true,
      side: true,
      code: true,
      reference: true,
      issuedAt: true,
      sha256: true,
      factsSha256: true,
    },
  });
  if (!found) return null;
  const { id, missionId, userId, side, factsSha256, ...certificate } = found;
  const newer = await db.certificate.findFirst({
    where: { missionId, userId, side, id: { gt: id }, factsSha256: { not: factsSha256 } },
    select: { id: true },
  });
  return { ...certificate, kind: 'certificate' as const, superseded: newer !== null };
}

export function findCertificateFile(id: number) {
  return db.certificate.findUnique({
    where: { id },
    select: { reference: true, userId: true, side: true, mission: { select: { giverId: true, receiverId: true } } },
  });
}

export async function findCertificateBytes(id: number): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes } = await db.certificate.findUniqueOrThrow({ where: { id }, select: { bytes: true } });
  return new Uint8Array(bytes);
}

const worked = (userId: string) => ({ workedById: userId, answer: { kind: 'confirmed' as const } });

/** Missions on which hours of this person are confirmed, whether or not they are still one of its people; the newest first. */
export function listWorked(userId: string) {
  return db.mission.findMany({
    where: { hours: { some: worked(userId) } },
    select: { id: true, need: { select: { titleFr: true, titleAr: true } } },
    orderBy: { id: 'desc' },
    take: SHOWN,
  });
}

import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { sha256 } from '@/lib/files/sha256';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Locale } from '@/lib/i18n/locales';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { datedEntry, type EntryRow, type MissionRow } from '@/lib/missions/queries';
import { type CertificateHolder, type CertifiedHours, certifiedHours, type HoursMissing } from './rules';
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

type Owner = ReturnType<typeof ownerOf>;

/** Of what was issued to a holder, the newest first: as many as `take`. */
export function listCertificates(missionId: number, owner: Owner, take: number): Promise<CertificateRow[]> {
  return db.certificate.findMany({ where: { missionId, ...owner }, select: certificateSelect, orderBy: { id: 'desc' }, take });
}

/** The newest of a holder in a language, however many came after it in the other. */
export function findNewest(missionId: number, owner: Owner, language: Locale, tx: Tx = db): Promise<CertificateRow | null> {
  return tx.certificate.findFirst({ where: { missionId, ...owner, language }, select: certificateSelect, orderBy: { id: 'desc' } });
}

/** The hours that a person's certificate says, of all that were declared, or that their mission's says. */
export function hoursOf(entries: readonly EntryRow[], workedById: string | null): CertifiedHours | HoursMissing {
  const theirs = entries.filter((entry) => workedById === null || entry.workedById === workedById);
  return certifiedHours(theirs.map((entry) => datedEntry(entry, entry.createdAt)));
}

/** All that a holder's certificate says today, or why it would say nothing. */
export function factsOf(
  { mission, entries }: { mission: MissionRow; entries: readonly EntryRow[] },
  holder: CertificateHolder,
  { userId, name, nameAr }: Pick<Actor, 'userId' | 'name' | 'nameAr'>,
): CertificateFacts | HoursMissing {
  const hours = hoursOf(entries, holder === 'person' ? userId : null);
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

const SHOWN = 20;

/** Missions on which hours of this person are confirmed, whether or not they are still one of its people; the newest first. */
export function listWorked(userId: string) {
  return db.mission.findMany({
    where: { hours: { some: worked(userId) } },
    select: { id: true, need: { select: { titleFr: true, titleAr: true } } },
    orderBy: { id: 'desc' },
    take: SHOWN,
  });
}

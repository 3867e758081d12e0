import 'server-only';
import { findCertificateByCode } from '@/lib/certificates/queries';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import { teamOf } from '@/lib/requests/queries';
import type { TeamMember } from '@/lib/requests/rules';
import type { AgreementSide } from './rules';
import { type AgreementValues, readValues } from './schema';

const organisation = {
  select: {
    id: true,
    legalForm: true,
    nameFr: true,
    nameAr: true,
    sectors: true,
    association: true,
    company: true,
  },
} as const satisfies Prisma.OrganisationDefaultArgs;

const missionSelect = {
  id: true,
  reference: true,
  state: true,
  version: true,
  giverId: true,
  receiverId: true,
  regionCode: true,
  regime: true,
  mode: true,
  quarters: true,
  startsOn: true,
  endsOn: true,
  signedAt: true,
  request: { select: { team: true } },
  need: {
    select: {
      titleFr: true,
      titleAr: true,
      deliverableFr: true,
      deliverableAr: true,
      skills: { select: { skill: { select: { fr: true, ar: true } } }, orderBy: { skillCode: 'asc' } },
    },
  },
  giver: organisation,
  receiver: organisation,
  agreement: { select: { version: true, values: true } },
  amendments: { where: { state: 'signed' }, select: { quartersBefore: true, endsOnBefore: true }, orderBy: { id: 'asc' }, take: 1 },
} as const satisfies Prisma.MissionSelect;

type MissionRow = Prisma.MissionGetPayload<{ select: typeof missionSelect }>;

/**
 * A mission with all that its agreement is made of: its hours and its end as they were signed, whatever was amended since.
 * Until somebody fills something in, the agreement is an empty first version.
 */
export type AgreementRecord = Omit<MissionRow, 'agreement' | 'amendments' | 'request'> & {
  agreement: { version: number; values: AgreementValues };
  team: TeamMember[];
};

export async function findAgreement(missionId: number, tx: Tx = db): Promise<AgreementRecord | null> {
  const row = await tx.mission.findUnique({ where: { id: missionId }, select: missionSelect });
  if (!row) return null;
  const { agreement, amendments, request, ...mission } = row;
  const { version, values } = agreement ?? { version: 1, values: {} };
  const [amended] = amendments;
  const signed = amended && { quarters: amended.quartersBefore, endsOn: amended.endsOnBefore };
  return { ...mission, ...signed, agreement: { version, values: readValues(values) }, team: teamOf(request.team) };
}

/** Never with their bytes. */
export const documentSelect = {
  id: true,
  missionId: true,
  kind: true,
  reference: true,
  code: true,
  textVersion: true,
  agreementVersion: true,
  sha256: true,
  issuedAt: true,
  signatures: {
    select: { id: true, side: true, name: true, function: true, signedAt: true, scanName: true },
    orderBy: { signedAt: 'asc' },
    take: 2,
  },
} as const satisfies Prisma.MissionDocumentSelect;

export type DocumentRow = Prisma.MissionDocumentGetPayload<{ select: typeof documentSelect }>;
export type SignatureRow = DocumentRow['signatures'][number];

const SHOWN = 20;

/** The documents of a mission's agreement, the newest first. */
export function listDocuments(missionId: number, tx: Tx = db): Promise<DocumentRow[]> {
  return tx.missionDocument.findMany({
    where: { missionId, kind: 'agreement' },
    select: documentSelect,
    orderBy: { id: 'desc' },
    take: SHOWN,
  });
}

/** The signed copies of an agreement that was prepared outside. */
export function listOutsideSignatures(missionId: number, tx: Tx = db): Promise<SignatureRow[]> {
  return tx.agreementSignature.findMany({
    where: { missionId, documentId: null },
    select: documentSelect.signatures.select,
    orderBy: { signedAt: 'asc' },
    take: 2,
  });
}

const verifiedSelect = {
  ...documentSelect,
  amendment: { select: { state: true } },
  mission: { select: { state: true, agreement: { select: { version: true } } } },
} as const satisfies Prisma.MissionDocumentSelect;

export type VerifiedDocument = Prisma.MissionDocumentGetPayload<{ select: typeof verifiedSelect }>;

/** A document, or a certificate, by the code that is printed on it. */
export async function findByCode(code: string) {
  return (await db.missionDocument.findUnique({ where: { code }, select: verifiedSelect })) ?? findCertificateByCode(code);
}

const rightsSelect = { select: { giverId: true, receiverId: true, regionCode: true } } as const;

export function findDocumentFile(id: number) {
  return db.missionDocument.findUnique({ where: { id }, select: { reference: true, mission: rightsSelect } });
}

export async function findDocumentBytes(id: number): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes } = await db.missionDocument.findUniqueOrThrow({ where: { id }, select: { bytes: true } });
  return new Uint8Array(bytes);
}

export function findScanFile(id: string) {
  return db.agreementSignature.findUnique({ where: { id }, select: { scanType: true, scanName: true, mission: rightsSelect } });
}

export async function findScanBytes(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const { scan } = await db.agreementSignature.findUniqueOrThrow({ where: { id }, select: { scan: true } });
  return scan && new Uint8Array(scan);
}

/** The number of the next document. A sequence: one that is taken and not used stays unused. */
export async function nextDocumentNumber(tx: Tx = db): Promise<number> {
  const [row] = await tx.$queryRaw<{ number: bigint }[]>`SELECT nextval(pg_get_serial_sequence('"MissionDocument"', 'id')) AS "number"`;
  return Number(row?.number);
}

/** Who signs for some sides: their owners, as they are today. */
export async function listSignatories(
  tx: Tx,
  mission: { giverId: number; receiverId: number },
  sides: readonly AgreementSide[],
): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { organisationId: { in: sides.map((side) => mission[`${side}Id`]) }, role: 'owner', user: { disabledAt: null } },
    select: { userId: true },
    orderBy: { userId: 'asc' },
    distinct: ['userId'],
  });
  return rows.map(({ userId }) => userId);
}

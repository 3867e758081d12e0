import 'server-only';
import { forbidden, notFound } from 'next/navigation';
import { cache } from 'react';
import { currentText, textOf } from '@/lib/agreement-texts/queries';
import { requireActor } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { certificateStatus } from '@/lib/certificates/rules';
import { contentDisposition, FILE_KINDS } from '@/lib/files/rules';
import { dayOf } from '@/lib/i18n/day';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { composeClauses, valuesOf } from '@/lib/pdf/agreement';
import { routes, rowId } from '@/lib/routes';
import { canPrepareAgreement, canReadAgreement, sidesToSign } from './policy';
import {
  type DocumentRow,
  findAgreement,
  findByCode,
  findDocumentBytes,
  findDocumentFile,
  findScanBytes,
  findScanFile,
  listDocuments,
  listOutsideSignatures,
  type VerifiedDocument,
} from './queries';
import {
  AGREEMENT_SIDES,
  COUNT_RULES,
  COUNTS,
  clausesOf,
  type DocumentStatus,
  directionOf,
  documentStatus,
  GROUPS,
  groups,
  holderOf,
  isPreparedOutside,
  missingIn,
  neededBy,
  PLACEHOLDERS,
  PLAIN,
  readCode,
  WORDS,
} from './rules';
import type { AgreementStep, AgreementView, DocumentView, PrepareView, VerifiedView } from './views';

const HOLDERS = ['both', 'association', 'company'] as const;

/** The agreement of a mission as both sides and the programme's staff read it. */
export const loadAgreement = cache(async (id: string): Promise<AgreementView> => {
  const missionId = rowId(id);
  if (missionId === null) notFound();
  const actor = await requireActor(routes.agreement(missionId));
  const mission = await findAgreement(missionId);
  if (!mission || !canReadAgreement(actor, mission)) notFound();
  const direction = directionOf(mission);
  const outside = direction === null;
  const [documents, outsideSignatures] = await Promise.all([listDocuments(missionId), listOutsideSignatures(missionId)]);
  const current = documents.find((document) => document.agreementVersion === mission.agreement.version) ?? null;
  const text = await (current ? textOf(current.textVersion) : currentText());
  const signatures = outside ? outsideSignatures : (current?.signatures ?? []);
  const clauses = clausesOf(text.clauses, mission);
  const missing = outside ? [] : missingIn(clauses, valuesOf(mission, null, 'fr'));
  const mayPrepare = canPrepareAgreement(actor, mission);
  const [signs] = sidesToSign(
    actor,
    mission,
    signatures.map(({ side }) => side),
  );
  const issue = current && { reference: current.reference, code: current.code, at: current.issuedAt };
  return {
    missionId,
    missionReference: mission.reference,
    title: titleOf(mission.need),
    version: mission.agreement.version,
    step: stepOf({ outside, complete: missing.length === 0, issued: current !== null, ...mission }),
    outside,
    clauses: outside ? [] : composeClauses(mission, text.clauses, issue),
    missing: HOLDERS.flatMap((of) => {
      const names = missing.filter((name) => direction !== null && holderOf(name, direction) === of);
      const isOfRecord = (name: (typeof names)[number]) => PLACEHOLDERS[name].from === 'record';
      return names.length > 0 ? [{ of, names: names.filter((name) => !isOfRecord(name)), record: names.filter(isOfRecord) }] : [];
    }),
    document: current && documentView(current),
    earlier: documents.filter((document) => document !== current).map(documentView),
    sides: AGREEMENT_SIDES.map((side) => ({
      side,
      name: nameOf(mission[side]),
      signature: signatures.find((signature) => signature.side === side) ?? null,
    })),
    mayPrepare: mayPrepare && !outside,
    mayIssue: mayPrepare && !outside && missing.length === 0 && current === null,
    signsFor: signs && (outside || current) ? nameOf(mission[signs]) : null,
  };
});

function stepOf(mission: { outside: boolean; complete: boolean; issued: boolean; state: string; signedAt: Date | null }): AgreementStep {
  if (mission.state === 'cancelled') return 'cancelled';
  if (mission.signedAt !== null) return 'signed';
  if (mission.outside) return 'outside';
  if (mission.issued) return 'waiting';
  return mission.complete ? 'ready' : 'prepare';
}

export function documentView({ id, reference, code, textVersion, sha256, issuedAt }: DocumentRow): DocumentView {
  return { id, reference, code, textVersion, sha256, issuedAt };
}

/** The form of what the record does not know; only what a clause of the regime needs is asked. */
export const loadPrepare = cache(async (id: string): Promise<PrepareView> => {
  const missionId = rowId(id);
  if (missionId === null) notFound();
  const actor = await requireActor(routes.prepareAgreement(missionId));
  const mission = await findAgreement(missionId);
  if (!mission || !canReadAgreement(actor, mission)) notFound();
  if (!canPrepareAgreement(actor, mission) || isPreparedOutside(mission)) forbidden();
  const [text, [newest]] = await Promise.all([currentText(), listDocuments(missionId)]);
  const needed = neededBy(clausesOf(text.clauses, mission));
  const { version, values } = mission.agreement;
  return {
    missionId,
    missionReference: mission.reference,
    title: titleOf(mission.need),
    version,
    groups: groups.map((group) => ({ group, fields: GROUPS[group].filter((name) => needed.includes(name)) })),
    initial: {
      startsOn: [dayOf(mission.startsOn)],
      endsOn: [dayOf(mission.endsOn)],
      ...Object.fromEntries(
        WORDS.flatMap((name) => [
          [`${name}Fr`, [values[name]?.fr ?? '']],
          [`${name}Ar`, [values[name]?.ar ?? '']],
        ]),
      ),
      ...Object.fromEntries(PLAIN.map((name) => [name, [values[name] ?? '']])),
      ...Object.fromEntries(COUNTS.map((name) => [name, [String(values[name] ?? COUNT_RULES[name].usual)]])),
    },
    issued: newest?.agreementVersion === version,
  };
});

interface HandedOut {
  bytes: Uint8Array<ArrayBuffer>;
  mediaType: string;
  disposition: string;
}

/** A document as it was issued: `signedOut`, or null where there is none that this person may know of. */
export async function loadDocument(id: string): Promise<HandedOut | 'signedOut' | null> {
  const actor = await currentActor();
  if (!actor) return 'signedOut';
  const documentId = rowId(id);
  const file = documentId === null ? null : await findDocumentFile(documentId);
  if (documentId === null || !file || !canReadAgreement(actor, file.mission)) return null;
  return {
    bytes: await findDocumentBytes(documentId),
    mediaType: FILE_KINDS.pdf.mediaType,
    disposition: contentDisposition(`${file.reference}.pdf`),
  };
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The copy of what a side signed on paper. */
export async function loadSignedCopy(id: string): Promise<HandedOut | 'signedOut' | null> {
  const actor = await currentActor();
  if (!actor) return 'signedOut';
  const file = UUID.test(id) ? await findScanFile(id) : null;
  if (!file?.scanType || !file.scanName || !canReadAgreement(actor, file.mission)) return null;
  const bytes = await findScanBytes(id);
  return bytes && { bytes, mediaType: FILE_KINDS[file.scanType].mediaType, disposition: contentDisposition(file.scanName) };
}

/** A document or a certificate as anybody with its code may know it: nobody's name. Null for a code that none has. */
export const loadVerified = cache(async (typed: string, file: string | undefined): Promise<VerifiedView | null> => {
  const code = readCode(typed);
  // Not counted: with 60 bits, nobody comes upon one by trying.
  const found = code === null ? null : await findByCode(code);
  if (!found) return null;
  return {
    code: found.code,
    kind: found.kind,
    reference: found.reference,
    issuedAt: found.issuedAt,
    sha256: found.sha256,
    status: found.kind === 'certificate' ? certificateStatus(found) : statusOf(found),
    file: (['genuine', 'other'] as const).find((candidate) => candidate === file),
  };
});

function statusOf({ mission, amendment, signatures, agreementVersion }: VerifiedDocument): DocumentStatus {
  return documentStatus({
    current: amendment ? amendment.state === 'approved' || amendment.state === 'signed' : agreementVersion === mission.agreement?.version,
    signed: signatures.length === AGREEMENT_SIDES.length,
    cancelled: mission.state === 'cancelled',
  });
}

import 'server-only';
import { currentText } from '@/lib/agreement-texts/queries';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, type Tx, transactOnce } from '@/lib/db/transaction';
import { fileError } from '@/lib/files/file-error';
import type { KeptFile, SentFile } from '@/lib/files/keep-file';
import { keepOne } from '@/lib/files/keep-one';
import { FILE_MAX_BYTES, type FileType } from '@/lib/files/rules';
import { sha256 } from '@/lib/files/sha256';
import type { Prisma } from '@/lib/generated/prisma/client';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { titleOf } from '@/lib/i18n/localised';
import { takeAttempt } from '@/lib/limits/commands';
import { workersOf } from '@/lib/missions/commands';
import { canReadMission } from '@/lib/missions/policy';
import { findMission } from '@/lib/missions/queries';
import { notify } from '@/lib/notifications/commands';
import { agreementPdf, type Issue, valuesOf } from '@/lib/pdf/agreement';
import { done, type Result, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { newCode } from './new-code';
import { canPrepareAgreement, sidesToSign } from './policy';
import {
  type AgreementRecord,
  findAgreement,
  findByCode,
  listDocuments,
  listOutsideSignatures,
  listSignatories,
  nextDocumentNumber,
} from './queries';
import { AGREEMENT_SIDES, type AgreementSide, clausesOf, documentReference, isPreparedOutside, missingIn } from './rules';
import type { AgreementValues } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Answer = { missionId: number };

/** What a signed copy may be. */
const SCANS: readonly FileType[] = ['pdf', 'png', 'jpeg', 'webp'];

/**
 * What a side has filled in, in whatever part. A document that was issued before says something else then: it is
 * superseded, and with it what was signed of it. Until both have signed, a mistake can be mended so.
 */
export function saveAgreement(
  { actor, submissionId, now }: Context,
  {
    missionId,
    version,
    startsOn,
    endsOn,
    values,
  }: { missionId: number; version: number; startsOn: string; endsOn: string; values: AgreementValues },
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'agreement_save' }, async (tx) => {
    const mission = await lock(tx, actor, missionId);
    if (!canPrepareAgreement(actor, mission)) throw new Refusal('forbidden');
    if (mission.agreement.version !== version) throw new Refusal('changed');
    const period = { startsOn: dateOfDay(startsOn), endsOn: dateOfDay(endsOn) };
    const moved = (['startsOn', 'endsOn'] as const).filter((day) => mission[day].getTime() !== period[day].getTime());
    if (moved.includes('endsOn') && endsOn < dayOf(now)) throw new Refusal('invalid', undefined, { endsOn: { code: 'dateInPast' } });
    if (moved.length > 0) {
      await tx.mission.update({ where: { id: missionId }, data: { ...period, version: { increment: 1 } } });
    }
    const data = { version: version + 1, values };
    await tx.agreement.upsert({ where: { missionId }, create: { missionId, ...data }, update: data });
    await record(tx, {
      actorId: actor.userId,
      action: 'agreement_save',
      subject: 'mission',
      subjectId: missionId,
      fields: ['agreement', ...moved],
    });
    return { missionId };
  });
}

/** The text as it is now, with all that was filled in, is issued for both sides to sign. */
export async function issueAgreement(
  context: Context,
  { missionId, version }: { missionId: number; version: number },
): Promise<Result<Answer>> {
  const { actor, submissionId, now } = context;
  const before = await findAgreement(missionId);
  if (!before || !canReadMission(actor, before)) return refused('notFound');
  const text = await currentText();
  const issue = await newIssue(now);
  // Set before anything is locked; below, the record must still be the one that was read.
  const bytes = mayIssue(actor, before) && isComplete(before, text.clauses) ? agreementPdf(before, text.clauses, issue) : null;
  return transactOnce({ actorId: actor.userId, submissionId, action: 'agreement_issue' }, async (tx) => {
    const mission = await lock(tx, actor, missionId);
    if (!mayIssue(actor, mission)) throw new Refusal('forbidden');
    if (mission.agreement.version !== version || mission.version !== before.version) throw new Refusal('changed');
    if (!isComplete(mission, text.clauses)) throw new Refusal('agreementIncomplete');
    const [newest] = await listDocuments(missionId, tx);
    if (!bytes || newest?.agreementVersion === version) throw new Refusal('changed');
    await keepDocument(tx, { ...issue, missionId, kind: 'agreement', textVersion: text.version, agreementVersion: version, bytes }, actor);
    await record(tx, { actorId: actor.userId, action: 'agreement_issue', subject: 'mission', subjectId: missionId, fields: ['agreement'] });
    await notify(tx, {
      event: 'agreement_to_sign',
      params: { missionTitle: titleOf(mission.need) },
      href: routes.agreement(missionId),
      to: await listSignatories(tx, mission, AGREEMENT_SIDES),
    });
    return { missionId };
  });
}

/** What the next document is called and found by. */
export async function newIssue(now: Date, tx?: Tx): Promise<Issue & { id: number }> {
  const id = await nextDocumentNumber(tx);
  return { id, reference: documentReference(now.getUTCFullYear(), id), code: newCode(), at: now };
}

type Issued = Issue &
  Pick<Prisma.MissionDocumentUncheckedCreateInput, 'id' | 'missionId' | 'kind' | 'amendmentId' | 'textVersion' | 'agreementVersion'>;

/** A document is kept as it was issued, with the hash that it is known by. */
export async function keepDocument(
  tx: Tx,
  { at, bytes, ...issued }: Issued & { bytes: Uint8Array<ArrayBuffer> },
  { userId }: Pick<Actor, 'userId'>,
): Promise<void> {
  await tx.missionDocument.create({ data: { ...issued, bytes, sha256: sha256(bytes), issuedById: userId, issuedAt: at } });
}

/** Who signs, as they say it, with the copy of what they signed on paper. */
export interface Signatory {
  name: string;
  function: string;
  files: readonly SentFile[];
}

interface Signature extends Signatory {
  missionId: number;
  documentId: number | null;
}

/** A side's signature: accepted here, or as the copy of what was signed on paper. The second one opens the mission. */
export async function signAgreement({ actor, submissionId, now }: Context, input: Signature): Promise<Result<Answer>> {
  const { missionId, documentId } = input;
  // Files are unfolded for nobody who may not sign.
  const before = await findAgreement(missionId);
  if (!before || !canReadMission(actor, before)) return refused('notFound');
  if (!canPrepareAgreement(actor, before) || sidesToSign(actor, before, []).length === 0) return refused('forbidden');
  const copy = await keepScan(input.files);
  if (!copy.ok) return copy;
  return transactOnce({ actorId: actor.userId, submissionId, action: 'mission_sign' }, async (tx) => {
    const mission = await lock(tx, actor, missionId);
    const outside = isPreparedOutside(mission);
    if (outside && !copy.value) throw new Refusal('invalid', undefined, { scan: { code: 'scanMissing' } });
    const [newest] = await listDocuments(missionId, tx);
    const current = !outside && newest?.agreementVersion === mission.agreement.version ? newest : null;
    const signatures = outside ? await listOutsideSignatures(missionId, tx) : (current?.signatures ?? []);
    const [side] = sidesToSign(
      actor,
      mission,
      signatures.map((signature) => signature.side),
    );
    // Signed meanwhile by a colleague, or about to be of another document than the one that was read.
    if ((current?.id ?? null) !== documentId || (!outside && !current)) throw new Refusal('changed');
    if (!side) throw new Refusal(canPrepareAgreement(actor, mission) ? 'changed' : 'forbidden');
    await keepSignature(tx, { missionId, documentId, side, by: input, scan: copy.value, signedAt: now }, actor);
    const complete = signatures.length + 1 === AGREEMENT_SIDES.length;
    await record(tx, {
      actorId: actor.userId,
      action: 'mission_sign',
      subject: 'mission',
      subjectId: missionId,
      fields: complete ? ['signatures', 'signedAt'] : ['signatures'],
    });
    if (complete) await open(tx, mission, current?.reference ?? mission.reference, now);
    return { missionId };
  });
}

interface Signed {
  missionId: number;
  documentId: number | null;
  side: AgreementSide;
  by: Omit<Signatory, 'files'>;
  scan: KeptFile | null;
  signedAt: Date;
}

export async function keepSignature(tx: Tx, { by, scan, ...signed }: Signed, { userId }: Pick<Actor, 'userId'>): Promise<void> {
  const { name, function: office } = by;
  await tx.agreementSignature.create({ data: { ...signed, name, function: office, byId: userId, ...(scan && scanRow(scan)) } });
}

/** Both have signed: hours count from now on. */
async function open(tx: Tx, mission: AgreementRecord, reference: string, now: Date): Promise<void> {
  await tx.mission.update({ where: { id: mission.id }, data: { signedAt: now, version: { increment: 1 } } });
  const told = {
    event: 'agreement_complete',
    params: {
      missionTitle: titleOf(mission.need),
      startDate: mission.startsOn.toISOString().slice(0, 10),
      endDate: mission.endsOn.toISOString().slice(0, 10),
      reference,
    },
  } as const;
  const signatories = await listSignatories(tx, mission, AGREEMENT_SIDES);
  await notify(tx, { ...told, href: routes.agreement(mission.id), to: signatories });
  // Who does the work reads the mission, and not what the sides agreed on.
  const row = await findMission(mission.id, tx);
  const workers = row === null ? [] : workersOf(row).filter((userId) => !signatories.includes(userId));
  await notify(tx, { ...told, href: routes.mission(mission.id), to: workers });
}

/** The mission as it is, and nobody else's until this transaction ends. */
async function lock(tx: Tx, actor: Actor, missionId: number): Promise<AgreementRecord> {
  await tx.$queryRaw`SELECT "id" FROM "Mission" WHERE "id" = ${missionId} FOR NO KEY UPDATE`;
  const mission = await findAgreement(missionId, tx);
  if (!mission || !canReadMission(actor, mission)) throw new Refusal('notFound');
  return mission;
}

function mayIssue(actor: Actor, mission: AgreementRecord): boolean {
  return canPrepareAgreement(actor, mission) && !isPreparedOutside(mission);
}

function isComplete(mission: AgreementRecord, clauses: Parameters<typeof clausesOf>[0]): boolean {
  const own = clausesOf(clauses, mission);
  // An older text may have none for this direction.
  return own.length > 0 && missingIn(own, valuesOf(mission, null, 'fr')).length === 0;
}

/** The copy of what was signed on paper, or nothing. */
export const keepScan = (files: readonly SentFile[]) => keepOne(files, { field: 'scan', types: SCANS });

function scanRow({ type, name, bytes }: KeptFile) {
  return { scanType: type, scanName: name, scanSha256: sha256(bytes), scan: bytes };
}

interface Check {
  code: string;
  /** Where the form comes from; null outside of a request. */
  address: string | null;
  now: Date;
}

/** Whether a document has this code. Counted like every form that anybody may send. */
export async function findDocument({ code, address, now }: Check): Promise<Result<{ code: string }>> {
  const taken = await takeAttempt('verification', { account: code, address }, now);
  if (!taken.ok) return taken;
  const document = await findByCode(code);
  return document ? done({ code }) : { ...refused('invalid'), fields: { code: { code: 'codeUnknown' } } };
}

/** Whether a file is, byte for byte, the document that was issued. It is read, and kept nowhere. */
export async function checkDocument({
  files,
  ...check
}: Check & { files: readonly SentFile[] }): Promise<Result<{ code: string; genuine: boolean }>> {
  const [file] = files;
  if (!file) return { ...refused('invalid'), fields: { file: { code: 'fileMissing' } } };
  if (file.size > FILE_MAX_BYTES) return { ...refused('invalid'), fields: { file: fileError(file, 'fileTooLarge') } };
  const found = await findDocument(check);
  if (!found.ok) return found;
  const document = await findByCode(check.code);
  return done({ code: check.code, genuine: document?.sha256 === sha256(new Uint8Array(await file.arrayBuffer())) });
}

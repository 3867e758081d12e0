import { currentText } from '@/lib/agreement-texts/queries';
import { keepDocument, keepSignature, newIssue } from '@/lib/agreements/commands';
import { findAgreement } from '@/lib/agreements/queries';
import { AGREEMENT_SIDES, type AgreementSide } from '@/lib/agreements/rules';
import type { AgreementValues } from '@/lib/agreements/schema';
import type { AuditAction } from '@/lib/audit/rules';
import type { PrismaClient } from '@/lib/generated/prisma/client';
import { addDays } from '@/lib/i18n/day';
import { agreementPdf } from '@/lib/pdf/agreement';
import type { RequestStory } from './requests';

const HOUR = 3_600_000;
/** Nothing filled in is the first one. */
const VERSION = 2;
/** The company helps an association in each of these. */
const KINDS = { giver: 'company', receiver: 'association' } as const;

/**
 * The agreements of the missions that both have signed, each issued the day before: the document, the two signatures and
 * the audit of it. One that somebody has filled in is left to them.
 */
export async function seedAgreements(db: PrismaClient, stories: readonly RequestStory[]): Promise<void> {
  for (const { row, mission: story } of stories) {
    const [values, giver, receiver] = [story?.agreement, row.giverConsentById, row.receiverConsentById];
    if (!values || giver === null || receiver === null) continue;
    const owners = { giver, receiver };
    const mission = await db.mission.findUnique({
      where: { requestId: row.id },
      select: { id: true, signedAt: true, agreement: { select: { version: true } } },
    });
    if (!mission?.signedAt || mission.agreement) continue;
    const { id: missionId, signedAt: complete } = mission;
    const [record, text, issue] = [await findAgreement(missionId, db), await currentText(db), await newIssue(addDays(complete, -1), db)];
    if (!record) continue;
    const bytes = agreementPdf({ ...record, agreement: { version: VERSION, values } }, text.clauses, issue);
    await db.$transaction(
      async (tx) => {
        await tx.agreement.create({ data: { missionId, version: VERSION, values } });
        const document = { ...issue, missionId, kind: 'agreement', textVersion: text.version, agreementVersion: VERSION } as const;
        await keepDocument(tx, { ...document, bytes }, { userId: giver });
        const signedAt = { giver: new Date(issue.at.getTime() + 2 * HOUR), receiver: complete };
        for (const side of AGREEMENT_SIDES) {
          const signature = { missionId, documentId: issue.id, side, scan: null, signedAt: signedAt[side] };
          await keepSignature(tx, { ...signature, by: signatoryOf(values, side) }, { userId: owners[side] });
        }
        const deed = (action: AuditAction, at: Date, actorId: string, fields: string[]) => ({
          ...{ action, at, actorId, fields },
          ...{ subject: 'mission', subjectId: String(missionId) },
        });
        await tx.auditEvent.createMany({
          data: [
            deed('agreement_save', issue.at, giver, ['agreement']),
            deed('agreement_issue', issue.at, giver, ['agreement']),
            deed('mission_sign', signedAt.giver, giver, ['signatures']),
            deed('mission_sign', signedAt.receiver, receiver, ['signatures', 'signedAt']),
          ],
        });
      },
      { maxWait: 10_000, timeout: 60_000 },
    );
  }
}

/** As the document names who signs it. */
function signatoryOf(values: AgreementValues, side: AgreementSide): { name: string; function: string } {
  const kind = KINDS[side];
  return { name: values[`${kind}SignatoryName`]?.fr ?? '', function: values[`${kind}SignatoryRole`]?.fr ?? '' };
}

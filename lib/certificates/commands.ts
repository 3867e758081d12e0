import 'server-only';
import { newCode } from '@/lib/agreements/new-code';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, type Tx, transactOnce } from '@/lib/db/transaction';
import { sha256 } from '@/lib/files/sha256';
import { lockMission } from '@/lib/missions/commands';
import { canFollowMission } from '@/lib/missions/policy';
import { findMission, listEntries, type MissionRow } from '@/lib/missions/queries';
import type { Issue } from '@/lib/pdf/agreement';
import { certificatePdf } from '@/lib/pdf/certificate';
import { type Result, refused } from '@/lib/result';
import { holdersFor } from './policy';
import { factsHash, factsOf, findNewest, nextCertificateNumber, ownerOf } from './queries';
import { certificateReference } from './rules';
import type { CertificateRequest } from './schema';
import type { CertificateFacts } from './views';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

/** What a holder's hours are certified with, in a language. As long as it would say the same, the newest is the certificate. */
export async function issueCertificate(
  { actor, submissionId, now }: Context,
  { missionId, holder, language }: CertificateRequest,
): Promise<Result<{ missionId: number }>> {
  const owner = ownerOf(holder, actor.userId);
  const newestOf = (tx?: Tx) => findNewest(missionId, owner, language, tx);
  const before = await read(actor, await findMission(missionId), holder);
  if (typeof before === 'string') return refused(before);
  // Set before anything is locked; below, the facts must still be those that were read.
  const issue = (await newestOf())?.factsSha256 === factsHash(before) ? null : await newIssue(now);
  const bytes = issue && certificatePdf(before, language, issue);
  return transactOnce({ actorId: actor.userId, submissionId, action: 'certificate_issue' }, async (tx) => {
    await requireAccount(tx, actor);
    const facts = await read(actor, await lockMission(tx, missionId), holder, tx);
    if (typeof facts === 'string' || factsHash(facts) !== factsHash(before)) throw new Refusal('changed');
    const factsSha256 = factsHash(facts);
    if ((await newestOf(tx))?.factsSha256 === factsSha256) return { missionId };
    if (!issue || !bytes) throw new Refusal('changed');
    const { quarters, startsOn, endsOn } = facts;
    const { at, ...called } = issue;
    await tx.certificate.create({
      data: {
        ...{ missionId, ...owner, language, ...called, quarters, startsOn, endsOn, factsSha256, bytes },
        ...{ sha256: sha256(bytes), issuedById: actor.userId, issuedAt: at },
      },
    });
    await record(tx, {
      actorId: actor.userId,
      action: 'certificate_issue',
      subject: 'mission',
      subjectId: missionId,
      fields: ['certificate'],
    });
    return { missionId };
  });
}

/** All that the certificate says, of a mission as it is, or why there is none. */
async function read(
  actor: Actor,
  mission: MissionRow | null,
  holder: CertificateRequest['holder'],
  tx?: Tx,
): Promise<CertificateFacts | 'hoursUnconfirmed' | 'forbidden' | 'notFound'> {
  if (!mission) return 'notFound';
  const entries = await listEntries(mission.id, tx);
  if (!holdersFor(actor, { mission, entries }).includes(holder)) return canFollowMission(actor, mission) ? 'forbidden' : 'notFound';
  const facts = factsOf({ mission, entries }, holder, actor);
  return typeof facts === 'string' ? 'hoursUnconfirmed' : facts;
}

async function newIssue(now: Date): Promise<Issue & { id: number }> {
  const id = await nextCertificateNumber();
  return { id, reference: certificateReference(now.getUTCFullYear(), id), code: newCode(), at: now };
}

/** Nobody is named any more whose account is being erased. */
async function requireAccount(tx: Tx, { userId }: Actor): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT "id" FROM "User" WHERE "id" = ${userId} AND "disabledAt" IS NULL FOR SHARE`;
  if (rows.length === 0) throw new Refusal('changed');
}

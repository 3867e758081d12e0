import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, type Tx, transact, transactOnce } from '@/lib/db/transaction';
import type { FieldError, Result } from '@/lib/result';
import { canAnswer, canShare } from './policy';
import { type DiagnosticRow, findDiagnostic, findOpen } from './queries';
import { type Audience, isComplete, overwrites } from './rules';
import { evidenceField, levelField, type SentAnswers } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Answer = { diagnosticId: number };

/** Begins a diagnostic of an association, or goes on with the one that somebody of it began. */
export function startDiagnostic({ actor, submissionId, now }: Context, organisationId: number): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'diagnostic_start' }, async (tx) => {
    // Two who begin at once begin one.
    await tx.$queryRaw`SELECT "id" FROM "Organisation" WHERE "id" = ${organisationId} FOR NO KEY UPDATE`;
    const open = await findOpen(organisationId, tx);
    if (open) return { diagnosticId: open.id };
    const data = { organisationId, startedById: actor.userId, startedAt: now };
    const { id } = await tx.diagnostic.create({ data, select: { id: true } });
    await record(tx, { actorId: actor.userId, action: 'diagnostic_start', subject: 'diagnostic', subjectId: id, fields: ['state'] });
    return { diagnosticId: id };
  });
}

/**
 * Keeps the answers of one dimension. Of what somebody else answered meanwhile nothing is overwritten unseen: the form
 * comes back with what they said, and is sent again.
 */
export function saveAnswers(
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  { diagnosticId, seen, answers }: Pick<SentAnswers, 'diagnosticId' | 'seen' | 'answers'>,
): Promise<Result<Answer>> {
  return transact(async (tx) => {
    const diagnostic = await lockOpen(tx, actor, diagnosticId);
    const kept = new Map(diagnostic.answers.map((answer) => [answer.item, answer]));
    const errors: Record<string, FieldError> = {};
    const version = diagnostic.version + 1;
    const written = answers.flatMap(({ item, level, evidence }) => {
      const before = kept.get(item);
      if (level === null) return [];
      const lost = before && overwrites(before, { level, evidence }, seen);
      if (before && lost === 'level') errors[levelField(item)] = { code: 'levelNewer', params: { number: before.level + 1 } };
      if (before && lost === 'evidence') errors[evidenceField(item)] = { code: 'evidenceNewer', params: { words: before.evidence ?? '' } };
      // An evidence that the form has not shown is no less true for that.
      const said = evidence ?? (before && before.version > seen ? before.evidence : null);
      const same = before?.level === level && before.evidence === said;
      return same ? [] : [{ item, level, evidence: said, version, byId: actor.userId, at: now }];
    });
    if (Object.keys(errors).length > 0) throw new Refusal('invalid', undefined, errors);
    for (const answer of written) {
      await tx.diagnosticAnswer.upsert({
        where: { diagnosticId_item: { diagnosticId, item: answer.item } },
        create: { diagnosticId, ...answer },
        update: answer,
      });
    }
    if (written.length > 0) await tx.diagnostic.update({ where: { id: diagnosticId }, data: { version } });
    return { diagnosticId };
  });
}

/** Closes a diagnostic: from now on it stands as it was answered. */
export function closeDiagnostic(
  { actor, submissionId, now }: Context,
  { diagnosticId }: { diagnosticId: number },
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'diagnostic_close' }, async (tx) => {
    const { answers } = await lockOpen(tx, actor, diagnosticId);
    if (!isComplete(new Map(answers.map(({ item, level }) => [item, level])))) throw new Refusal('diagnosticIncomplete');
    await tx.diagnostic.update({ where: { id: diagnosticId }, data: { closedAt: now, closedById: actor.userId } });
    await record(tx, {
      actorId: actor.userId,
      action: 'diagnostic_close',
      subject: 'diagnostic',
      subjectId: diagnosticId,
      fields: ['state'],
    });
    return { diagnosticId };
  });
}

/** Says who besides the association reads what it said of itself, before and from now on. */
export function shareReadiness(
  { actor, submissionId }: Context,
  { organisationId, audiences }: { organisationId: number; audiences: Audience[] },
): Promise<Result<{ organisationId: number }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'readiness_share' }, async (tx) => {
    if (!canShare(actor, { organisationId })) throw new Refusal('forbidden');
    await tx.association.update({ where: { organisationId }, data: { readinessSharedWith: audiences } });
    await record(tx, {
      actorId: actor.userId,
      action: 'readiness_share',
      subject: 'organisation',
      subjectId: organisationId,
      fields: ['readinessSharedWith'],
    });
    return { organisationId };
  });
}

/** The diagnostic as it is, and nobody else's until this transaction ends. */
async function lockOpen(tx: Tx, actor: Actor, id: number): Promise<DiagnosticRow> {
  await tx.$queryRaw`SELECT "id" FROM "Diagnostic" WHERE "id" = ${id} FOR UPDATE`;
  const diagnostic = await findDiagnostic(id, tx);
  if (!diagnostic || !canAnswer(actor, diagnostic)) throw new Refusal('notFound');
  if (diagnostic.closedAt !== null) throw new Refusal('changed');
  return diagnostic;
}

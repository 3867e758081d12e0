import 'server-only';
import type { z } from 'zod';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, transactOnce } from '@/lib/db/transaction';
import { dateOfDay } from '@/lib/i18n/day';
import type { Result } from '@/lib/result';
import { canAccompany, canReadSupport } from './policy';
import { type AccompaniedRow, findAccompanied, findStep } from './queries';
import type { addSupportStepSchema, reviseSupportStepSchema } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Answer = { organisationId: number };

/** A coordinator plans a step with an association. */
export function addSupportStep(
  { actor, submissionId }: Context,
  { organisationId, nextOn, ...step }: z.output<typeof addSupportStepSchema>,
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'support_add' }, async (tx) => {
    decide(actor, await findAccompanied(organisationId, tx));
    const data = { ...step, organisationId, nextOn: dateOfDay(nextOn), createdById: actor.userId };
    const { id } = await tx.supportStep.create({ data, select: { id: true } });
    await record(tx, {
      actorId: actor.userId,
      action: 'support_add',
      subject: 'support',
      subjectId: id,
      fields: ['what', 'who', 'nextOn'],
    });
    return { organisationId };
  });
}

/** A coordinator changes a step, or says that it is done and what came of it. */
export function reviseSupportStep(
  { actor, submissionId, now }: Context,
  { stepId, version, nextOn, done, ...words }: z.output<typeof reviseSupportStepSchema>,
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'support_revise' }, async (tx) => {
    const step = await findStep(stepId, tx);
    decide(actor, step?.organisation ?? null);
    if (!step) throw new Refusal('notFound');
    const doneAt = done ? (step.doneAt ?? now) : null;
    const written = await tx.supportStep.updateMany({
      where: { id: stepId, version },
      data: { ...words, nextOn: dateOfDay(nextOn), doneAt, version: { increment: 1 } },
    });
    if (written.count === 0) throw new Refusal('changed');
    await record(tx, {
      actorId: actor.userId,
      action: 'support_revise',
      subject: 'support',
      subjectId: stepId,
      fields: ['what', 'who', 'nextOn', 'outcome'],
    });
    return { organisationId: step.organisation.id };
  });
}

/** Staff know of every plan; who keeps it is the policy's. */
function decide(actor: Actor, association: AccompaniedRow | null): void {
  if (!canReadSupport(actor)) throw new Refusal('forbidden');
  if (!association) throw new Refusal('notFound');
  if (!canAccompany(actor, association)) throw new Refusal('forbidden');
}

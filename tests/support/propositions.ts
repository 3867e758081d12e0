import { db } from '@/lib/db/client';
import type { Answers, Question } from '@/lib/value-propositions/rules';
import { fieldsOf } from '@/lib/value-propositions/schema';
import type { Member } from './cast';

const both = {
  fr: 'Nous aidons 12 familles de Kénitra depuis trois ans, chaque semaine.',
  ar: 'نساعد 12 أسرة بالقنيطرة منذ ثلاث سنوات، كل أسبوع بانتظام.',
};

/** Five answers with nothing to look at, but for these. */
export const answersWith = (some: Partial<Record<Question, Answers[Question]>> = {}): Answers => ({
  ...{ audience: both, problem: both, method: both, proof: both, exchange: both },
  ...some,
});

/** A draft of what the association of this person says; nothing else of it is left. */
export async function addPropositionDraft(author: Member, answers = answersWith()): Promise<{ id: string; version: number }> {
  const { organisationId } = author;
  await db.draft.deleteMany({ where: { organisationId, kind: 'proposition' } });
  await db.valueProposition.deleteMany({ where: { organisationId } });
  return db.draft.create({
    data: { organisationId, kind: 'proposition', authorId: author.userId, fields: fieldsOf(answers) },
    select: { id: true, version: true },
  });
}

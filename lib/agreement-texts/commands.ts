import 'server-only';
import type { Clause } from '@/lib/agreements/rules';
import { record } from '@/lib/audit/record';
import { type Intent, Refusal, transactOnce } from '@/lib/db/transaction';
import type { Result } from '@/lib/result';
import { currentText } from './queries';
import { CLAUSE_TEXTS } from './schema';

type Change = Pick<Clause, 'code' | (typeof CLAUSE_TEXTS)[number]> & { version: number; reason: string };

/**
 * Another version of the text with one clause changed, after the version that its author has seen: of two who
 * change the same one, the key of the table lets the first through. Documents keep the version they were issued from.
 */
export function changeClause(intent: Intent, { code, version, reason, ...texts }: Change): Promise<Result<{ version: number }>> {
  return transactOnce(intent, async (tx) => {
    const current = await currentText(tx);
    const clause = current.clauses.find((candidate) => candidate.code === code);
    if (!clause) throw new Refusal('notFound');
    const changed = CLAUSE_TEXTS.filter((field) => clause[field] !== texts[field]);
    // First, since it is also what is left when somebody else has made the same change.
    if (changed.length === 0) throw new Refusal('invalid', undefined, { fr: { code: 'clauseUnchanged' } });
    if (current.version !== version) throw new Refusal('changed');
    const data = {
      version: version + 1,
      clauses: current.clauses.map((candidate) => (candidate === clause ? { ...candidate, ...texts } : candidate)),
      authorId: intent.actorId,
      reason,
    };
    const { count } = await tx.agreementText.createMany({ data, skipDuplicates: true });
    if (count === 0) throw new Refusal('changed');
    await record(tx, {
      actorId: intent.actorId,
      action: 'agreement_text_change',
      subject: 'agreement',
      subjectId: data.version,
      fields: ['agreement'],
      personal: { reason },
    });
    return { version: data.version };
  });
}

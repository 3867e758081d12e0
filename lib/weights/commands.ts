import 'server-only';
import { record } from '@/lib/audit/record';
import { type Intent, Refusal, transactOnce } from '@/lib/db/transaction';
import { PARTS } from '@/lib/matching/weights';
import { currentWeights } from '@/lib/ranking/context';
import type { Result } from '@/lib/result';
import type { Points } from './schema';

/**
 * Another version of the weights, after the one that its author has seen: of two who change the same one,
 * the key of the table lets the first through.
 */
export function changeWeights(
  intent: Intent,
  { version, reason, ...points }: Points & { version: number; reason: string },
): Promise<Result<{ version: number }>> {
  return transactOnce(intent, async (tx) => {
    const current = await currentWeights(tx);
    const changed = PARTS.filter((part) => current[part] !== points[part]);
    // First, since it is also what is left when somebody else has made the same change.
    if (changed.length === 0) throw new Refusal('invalid', undefined, { sum: { code: 'weightsUnchanged' } });
    if (current.version !== version) throw new Refusal('changed');
    const data = { ...points, version: version + 1, authorId: intent.actorId, reason };
    const { count } = await tx.matchWeights.createMany({ data, skipDuplicates: true });
    if (count === 0) throw new Refusal('changed');
    await record(tx, {
      actorId: intent.actorId,
      action: 'weights_changed',
      subject: 'weights',
      subjectId: data.version,
      fields: changed,
      personal: { reason },
    });
    return { version: data.version };
  });
}

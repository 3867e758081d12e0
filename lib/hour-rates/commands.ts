import 'server-only';
import { record } from '@/lib/audit/record';
import { type Intent, Refusal, transactOnce } from '@/lib/db/transaction';
import type { Result } from '@/lib/result';
import { currentRates } from './queries';
import { FAMILIES, type Rates } from './rules';

/**
 * Another version of the rates, after the one that its author has seen: of two who change the same one,
 * the key of the table lets the first through.
 */
export function setRates(
  intent: Intent,
  { version, reason, ...rates }: Rates & { version: number; reason: string },
): Promise<Result<{ version: number }>> {
  return transactOnce(intent, async (tx) => {
    const current = await currentRates(tx);
    // First, since it is also what is left when somebody else has made the same change.
    if (FAMILIES.every((family) => current?.rates[family] === rates[family])) {
      throw new Refusal('invalid', undefined, { [FAMILIES[0]]: { code: 'ratesUnchanged' } });
    }
    if ((current?.version ?? 0) !== version) throw new Refusal('changed');
    const data = { version: version + 1, rates, authorId: intent.actorId, reason };
    const { count } = await tx.hourRates.createMany({ data, skipDuplicates: true });
    if (count === 0) throw new Refusal('changed');
    await record(tx, {
      actorId: intent.actorId,
      action: 'rates_set',
      subject: 'rates',
      subjectId: data.version,
      fields: ['rates'],
      personal: { reason },
    });
    return { version: data.version };
  });
}

import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { proveOneself } from '@/lib/auth/proof';
import { Refusal, transact } from '@/lib/db/transaction';
import { type Result, refused } from '@/lib/result';
import { canHandOver } from './policy';
import { findPasswordHash } from './queries';

interface Context {
  actor: Actor;
  /** Where the form comes from; null outside of a request. */
  address: string | null;
  now: Date;
}

/** Lets an administrator have all that the programme has, once they proved that it is them. Written down before the first byte leaves. */
export async function handOver(context: Context, proof: { password: string; email: string }): Promise<Result<undefined>> {
  const { actor } = context;
  if (!canHandOver(actor)) return refused('forbidden');
  const proved = await proveOneself(context, await findPasswordHash(actor.userId), proof);
  if (!proved.ok) return proved;
  return transact(async (tx) => {
    // Somebody who is no administrator any more since they pressed the button.
    const still = await tx.staffRole.count({ where: { userId: actor.userId, kind: 'administrator', user: { disabledAt: null } } });
    if (still === 0) throw new Refusal('forbidden');
    await record(tx, { actorId: actor.userId, action: 'programme_handed_over', subject: 'user', subjectId: actor.userId });
    return undefined;
  });
}

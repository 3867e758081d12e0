import 'server-only';
import { hash, verify } from '@node-rs/argon2';
import { record } from '@/lib/audit/record';
import { createSession } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { Refusal, transact } from '@/lib/db/transaction';
import { forgiveAttempt, takeAttempt } from '@/lib/limits/commands';
import { type Result, refused } from '@/lib/result';

export interface SignedIn {
  userId: string;
  token: string;
  expires: Date;
}

/** Verified when there is no account, so that an unknown address takes as long as a known one. */
let nobody: Promise<string> | undefined;

/**
 * Checks the password (argon2id) and writes the session. Attempts are counted per account, known or
 * not, and per address; a success forgets them. What is wrong is never said.
 */
export async function signIn(input: { email: string; password: string; address: string | null }, now: Date): Promise<Result<SignedIn>> {
  const attempt = { account: input.email, address: input.address };
  const taken = await takeAttempt('sign_in', attempt, now);
  if (!taken.ok) return taken;
  const user = await db.user.findUnique({ where: { email: input.email }, select: { id: true, passwordHash: true, disabledAt: true } });
  nobody ??= hash(crypto.randomUUID());
  const matches = await verify(user?.passwordHash ?? (await nobody), input.password);
  if (!user || !matches || user.passwordHash === null || user.disabledAt !== null) return refused('credentials');
  return transact(async (tx) => {
    await forgiveAttempt(tx, 'sign_in', attempt);
    // Disabled or changed while argon2 was at work: the password just checked may be the old one.
    const still = await tx.user.findFirst({
      where: { id: user.id, passwordHash: user.passwordHash, disabledAt: null },
      select: { id: true },
    });
    if (!still) throw new Refusal('credentials');
    const session = await createSession(tx, user.id, now);
    await record(tx, { actorId: user.id, action: 'signed_in', subject: 'user', subjectId: user.id });
    return { userId: user.id, ...session };
  });
}

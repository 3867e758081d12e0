import 'server-only';
import { hash, verify } from '@node-rs/argon2';
import { createHash } from 'node:crypto';
import { record } from '@/lib/audit/record';
import { createSession } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { Refusal, transact } from '@/lib/db/transaction';
import { type Result, refused } from '@/lib/result';
import { minutesToWait, SIGN_IN_WINDOW_MINUTES } from './rules';

export interface SignedIn {
  userId: string;
  token: string;
  expires: Date;
}

/** Verified when there is no account, so that an unknown address takes as long as a known one. */
let nobody: Promise<string> | undefined;

/**
 * Checks the password (argon2id) and writes the session. Failures are counted per account in the
 * database, known or not; a success forgets them. What is wrong is never said.
 */
export async function signIn(input: { email: string; password: string }, now: Date): Promise<Result<SignedIn>> {
  const key = `sign-in:${createHash('sha256').update(input.email).digest('hex')}`;
  const minutes = minutesToWait(await db.attemptWindow.findUnique({ where: { key } }), now);
  if (minutes !== undefined) return refused('tooManyAttempts', { minutes });
  const user = await db.user.findUnique({ where: { email: input.email }, select: { id: true, passwordHash: true, disabledAt: true } });
  nobody ??= hash(crypto.randomUUID());
  const matches = await verify(user?.passwordHash ?? (await nobody), input.password);
  if (!user || !matches || user.passwordHash === null || user.disabledAt !== null) {
    await countFailure(key, now);
    return refused('credentials');
  }
  return transact(async (tx) => {
    await tx.attemptWindow.deleteMany({ where: { key } });
    // Disabled or changed while argon2 was at work: the password just checked may be the old one.
    const still = await tx.user.findFirst({ where: { id: user.id, passwordHash: user.passwordHash, disabledAt: null }, select: { id: true } });
    if (!still) throw new Refusal('credentials');
    const session = await createSession(tx, user.id, now);
    await record(tx, { actorId: user.id, action: 'signed_in', subject: 'user', subjectId: user.id });
    return { userId: user.id, ...session };
  });
}

/** One failure more in the account's window; a window that has ended starts anew. */
async function countFailure(key: string, now: Date): Promise<void> {
  const endsAt = new Date(now.getTime() + SIGN_IN_WINDOW_MINUTES * 60_000);
  await db.$executeRaw`
    INSERT INTO "AttemptWindow" ("key", "failures", "endsAt") VALUES (${key}, 1, ${endsAt})
    ON CONFLICT ("key") DO UPDATE SET
      "failures" = CASE WHEN "AttemptWindow"."endsAt" <= ${now} THEN 1 ELSE "AttemptWindow"."failures" + 1 END,
      "endsAt" = CASE WHEN "AttemptWindow"."endsAt" <= ${now} THEN ${endsAt} ELSE "AttemptWindow"."endsAt" END`;
}

import 'server-only';
import { createHash } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
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
 * Checks the password (argon2id) and writes the session. Attempts are counted per account in the
 * database, known or not; a success forgets them. What is wrong is never said.
 */
export async function signIn(input: { email: string; password: string }, now: Date): Promise<Result<SignedIn>> {
  const key = `sign-in:${createHash('sha256').update(input.email).digest('hex')}`;
  const minutes = minutesToWait(await countAttempt(key, now), now);
  if (minutes !== undefined) return refused('tooManyAttempts', { minutes });
  const user = await db.user.findUnique({ where: { email: input.email }, select: { id: true, passwordHash: true, disabledAt: true } });
  nobody ??= hash(crypto.randomUUID());
  const matches = await verify(user?.passwordHash ?? (await nobody), input.password);
  if (!user || !matches || user.passwordHash === null || user.disabledAt !== null) return refused('credentials');
  return transact(async (tx) => {
    await tx.attemptWindow.deleteMany({ where: { key } });
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

/**
 * Counts this attempt as a failure, and answers with the window as it was before it; one that has
 * ended starts anew. Counted before the password is read: of a hundred attempts at once no more are
 * tried than of a hundred in turn.
 */
async function countAttempt(key: string, now: Date): Promise<{ failures: number; endsAt: Date } | null> {
  const endsAt = new Date(now.getTime() + SIGN_IN_WINDOW_MINUTES * 60_000);
  const [window] = await db.$queryRaw<{ failures: number; endsAt: Date }[]>`
    INSERT INTO "AttemptWindow" AS known ("key", "failures", "endsAt") VALUES (${key}, 1, ${endsAt})
    ON CONFLICT ("key") DO UPDATE SET
      "failures" = CASE WHEN known."endsAt" <= ${now} THEN 1 ELSE known."failures" + 1 END,
      "endsAt" = CASE WHEN known."endsAt" <= ${now} THEN ${endsAt} ELSE known."endsAt" END
    RETURNING "failures" - 1 AS "failures", "endsAt"`;
  return window ?? null;
}

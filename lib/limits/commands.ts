import 'server-only';
import { createHmac } from 'node:crypto';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { env } from '@/lib/env';
import { done, type Result, refused } from '@/lib/result';
import { type AttemptKind, addressGroup, attemptKinds, LIMITS, minutesToWait } from './rules';

export interface Attempt {
  /** The e-mail, or whatever else it is about (see `LIMITS`); null when that is not known. */
  account: string | null;
  /** The client's address as `clientAddress` answers it; null outside of a request. */
  address: string | null;
}

/**
 * Counts an attempt for its address and for its account, and refuses it when either has had as many as
 * its window takes. Counted before anything is looked at, and outside of any transaction: of a hundred
 * attempts at once no more are tried than of a hundred in turn, and one that is rolled back has been tried.
 *
 * An address that has used up its own attempts takes none from the account: nobody can be kept out of
 * theirs from one place for longer than that place may try.
 */
export async function takeAttempt(kind: AttemptKind, attempt: Attempt, now: Date): Promise<Result<undefined>> {
  const keys = keysOf(kind, attempt);
  for (const scope of ['address', 'account'] as const) {
    const key = keys[scope];
    if (key === null) continue;
    const limit = LIMITS[kind][scope];
    const minutes = minutesToWait(await count(key, new Date(now.getTime() + limit.minutes * 60_000), now), limit, now);
    if (minutes !== undefined) return refused('tooManyAttempts', { minutes });
  }
  return done(undefined);
}

/**
 * Takes back an attempt that turned out to be the right person's: the account's failures are forgotten,
 * and the address has one less. It does not start anew, or one account of their own would give a
 * stranger any number of guesses at all others.
 */
export async function forgiveAttempt(tx: Tx, kind: AttemptKind, attempt: Attempt): Promise<void> {
  const { account, address } = keysOf(kind, attempt);
  if (account !== null) await tx.attemptWindow.deleteMany({ where: { key: account } });
  if (address !== null) {
    await tx.attemptWindow.updateMany({ where: { key: address, failures: { gt: 0 } }, data: { failures: { decrement: 1 } } });
  }
}

/** Forgets all that was counted for an account whose person is erased. */
export async function forgetAttempts(tx: Tx, account: string): Promise<void> {
  const keys = attemptKinds.map((kind) => keyOf(kind, 'account', account.toLowerCase()));
  await tx.attemptWindow.deleteMany({ where: { key: { in: keys } } });
}

function keysOf(kind: AttemptKind, { account, address }: Attempt): { account: string | null; address: string | null } {
  const group = address === null ? null : addressGroup(address);
  return {
    account: account === null ? null : keyOf(kind, 'account', account.toLowerCase()),
    address: group === null ? null : keyOf(kind, 'address', group),
  };
}

/** There are few enough addresses to try them all: without the secret, no copy of the table says whose these are. */
function keyOf(kind: AttemptKind, scope: 'account' | 'address', value: string): string {
  return `${kind}:${scope}:${createHmac('sha256', env.AUTH_SECRET).update(value).digest('base64url')}`;
}

/** Adds one to the window and answers with it as it was before; one that has ended starts anew. */
async function count(key: string, endsAt: Date, now: Date): Promise<{ failures: number; endsAt: Date } | null> {
  const [window] = await db.$queryRaw<{ failures: number; endsAt: Date }[]>`
    INSERT INTO "AttemptWindow" AS known ("key", "failures", "endsAt") VALUES (${key}, 1, ${endsAt})
    ON CONFLICT ("key") DO UPDATE SET
      "failures" = CASE WHEN known."endsAt" <= ${now} THEN 1 ELSE known."failures" + 1 END,
      "endsAt" = CASE WHEN known."endsAt" <= ${now} THEN ${endsAt} ELSE known."endsAt" END
    RETURNING "failures" - 1 AS "failures", "endsAt"`;
  return window ?? null;
}

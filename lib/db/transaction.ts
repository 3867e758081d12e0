import 'server-only';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Prisma } from '@/lib/generated/prisma/client';
import { done, type ErrorCode, type FieldError, type Params, type Result } from '@/lib/result';
import { db } from './client';

export type Tx = Prisma.TransactionClient;

/** Thrown inside a transaction to roll it back and answer with a code. Never leaves `transact`. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly params?: Params,
    readonly fields?: Record<string, FieldError>,
  ) {
    super(code);
  }
}

/** Who sends which form: the pair names one intention, however often it arrives. */
export interface Intent {
  actorId: string;
  submissionId: string;
  action: string;
}

const ATTEMPTS = 6;

/**
 * How long reading may take that Prisma would break off after five seconds, in milliseconds: a page that comes late, on
 * a machine that is busy or has nothing of the tables in memory yet, is better than an error.
 */
export const READING_PATIENCE = 60_000;

/** Serialisation failure, deadlock, and no transaction to be had in time: nothing was written, so try again. */
function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return code === 'P2034' || code === 'P2028' || /\b(40001|40P01)\b|deadlock detected|could not serialize/i.test(error.message);
}

async function attempt<T>(run: (tx: Tx) => Promise<T>): Promise<Result<T>> {
  for (let count = 1; ; count += 1) {
    try {
      return done(await db.$transaction(run, { maxWait: 10_000, timeout: 20_000 }));
    } catch (error) {
      if (error instanceof Refusal) {
        return {
          ok: false,
          code: error.code,
          ...(error.params && { params: error.params }),
          ...(error.fields && { fields: error.fields }),
        };
      }
      if (count === ATTEMPTS || !isTransient(error)) throw error;
      // Full jitter, so that those who collided do not meet again.
      await sleep(Math.random() * 20 * 2 ** count);
    }
  }
}

/** One transaction, tried again with a bound when PostgreSQL asks for it; a `Refusal` rolls it back. */
export function transact<T>(run: (tx: Tx) => Promise<T>): Promise<Result<T>> {
  return attempt(run);
}

/**
 * One transaction per intention. The row of `Submission` is taken first: a repeat that arrives
 * meanwhile waits on its key and then reads the first's answer, so a double press writes once.
 * A refused attempt leaves no row: the person may mend it and send the same form again.
 *
 * The answer must be plain JSON.
 */
export function transactOnce<T extends Prisma.InputJsonValue>(intent: Intent, run: (tx: Tx) => Promise<T>): Promise<Result<T>> {
  return attempt(async (tx) => {
    const key = { actorId: intent.actorId, submissionId: intent.submissionId };
    const taken = await tx.submission.createMany({ data: [{ ...key, action: intent.action }], skipDuplicates: true });
    if (taken.count === 0) {
      const first = await tx.submission.findUniqueOrThrow({ where: { actorId_submissionId: key } });
      if (first.action !== intent.action) throw new Refusal('changed');
      return first.answer as T;
    }
    const answer = await run(tx);
    await tx.submission.update({ where: { actorId_submissionId: key }, data: { answer } });
    return answer;
  });
}

/** The intention of one part of a press of a button for several: the same whenever it is sent again. */
export function partOf(submissionId: string, part: string | number): string {
  const hex = createHash('sha256').update(`${submissionId}:${part}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

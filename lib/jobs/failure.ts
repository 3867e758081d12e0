import 'server-only';
import { Undelivered } from '@/lib/notifications/commands';
import type { JobFailure } from './rules';

/** Prisma: no server to be reached, or none in time. */
const UNREACHABLE = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'];

/** What the worker keeps of a job that failed: the class as its message, the place as its stack. */
export class JobFailed extends Error {
  constructor(error: unknown) {
    super(failureOf(error), { cause: error });
    if (error instanceof Error && error.stack !== undefined) this.stack = error.stack;
  }
}

export function failureOf(error: unknown): JobFailure {
  if (error instanceof Undelivered) return 'mail';
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (UNREACHABLE.some((candidate) => candidate === code)) return 'database';
  // Raw statements have one code for whatever happens.
  return typeof message === 'string' && message.includes("Can't reach database server") ? 'database' : 'other';
}

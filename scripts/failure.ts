import { statfsSync } from 'node:fs';

/** Something a person can put right: they read the sentence, not a stack. */
export class Failure extends Error {}

/** Ctrl-C, or the end of the terminal: what was begun is undone, and nothing is reported. */
export class Interrupted extends Error {}

/** Under this much space PostgreSQL and the build cannot work. */
const ENOUGH_BYTES = 64 * 1024 * 1024;

/** What to tell the person at the terminal. */
export function sentenceFor(error: unknown): string {
  if (isDiskFull(error)) {
    return `The disk is full: free some space, then run the same command again.\n${messageOf(error)}`;
  }
  if (error instanceof Failure) return error.message;
  if (codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM') {
    return `A file is not accessible to you: ${messageOf(error)}\nPerhaps another user ran this here before; it is theirs to delete.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function isDiskFull(error: unknown): boolean {
  // 53100 is PostgreSQL's disk_full.
  if (['ENOSPC', 'EDQUOT', '53100'].includes(codeOf(error)) || /no space left on device/i.test(messageOf(error))) return true;
  // Other programs say it in their own words, or in none.
  const { bavail, bsize } = statfsSync('.');
  return bavail * bsize < ENOUGH_BYTES;
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

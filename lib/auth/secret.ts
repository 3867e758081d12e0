import 'server-only';
import { createHash, randomBytes } from 'node:crypto';

/** 43 signs that nobody guesses, for a cookie or an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret: a copy of the database opens nothing. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

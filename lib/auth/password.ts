import 'server-only';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with the library's own settings, which follow OWASP. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** Verified when there is no password, so that an unknown address takes as long as a known one. */
let nobody: Promise<string> | undefined;

/** Whether this is the password; false, as slowly, where there is none. */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  nobody ??= hash(crypto.randomUUID());
  const matches = await verify(passwordHash ?? (await nobody), password);
  return matches && passwordHash != null;
}

import 'server-only';
import { takeAttempt } from '@/lib/limits/commands';
import { done, type Result } from '@/lib/result';
import type { Actor } from './actor';
import { verifyPassword } from './password';

interface Proving {
  actor: Actor;
  /** Where the form comes from; null outside of a request. */
  address: string | null;
  now: Date;
}

/**
 * Asks a person who they are once more, before what cannot be undone: by the password, or by their address where there
 * is no password. Counts as a sign-in does: a session left open somewhere gives no more guesses than the sign-in page.
 */
export async function proveOneself(
  { actor, address, now }: Proving,
  passwordHash: string | null,
  { password, email }: { password: string; email: string },
): Promise<Result<undefined>> {
  const wrong = (field: string, code: string): Result<undefined> => ({ ok: false, code: 'invalid', fields: { [field]: { code } } });
  if (passwordHash === null) return email.toLowerCase() === actor.email ? done(undefined) : wrong('email', 'emailNotOwn');
  if (password === '') return wrong('password', 'passwordMissing');
  const taken = await takeAttempt('sign_in', { account: actor.email, address }, now);
  if (!taken.ok) return taken;
  return (await verifyPassword(passwordHash, password)) ? done(undefined) : wrong('password', 'passwordWrong');
}

import { vi } from 'vitest';
import type { FormAction, FormState } from '@/lib/result';
import { idle } from '@/lib/result';
import type { Person } from './cast';

/*
 * Server actions outside of a server: who is signed in is said here instead of by a cookie, and the
 * rest is as it is, the database included. Import this before the actions.
 */

const acting = vi.hoisted(() => ({ userId: null as string | null }));

vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('@/lib/auth/session', async (original) => {
  const session = await original<typeof import('@/lib/auth/session')>();
  return { ...session, currentActor: async () => (acting.userId === null ? null : session.findActor(acting.userId)) };
});

export type Answer = { state: FormState } | { redirectTo: string };

/** Sends a form as this person; answers with the form's new state or with the page it leads to. */
export async function actAs(person: Person | null, action: FormAction, fields: Record<string, string | string[]>): Promise<Answer> {
  acting.userId = person?.userId ?? null;
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  try {
    return { state: await action(idle, form) };
  } catch (error) {
    const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
    const [kind, , path] = digest.split(';');
    if (kind !== 'NEXT_REDIRECT' || path === undefined) throw error;
    return { redirectTo: path };
  }
}

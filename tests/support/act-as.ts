import { vi } from 'vitest';
import type { FormAction, FormState } from '@/lib/result';
import { idle } from '@/lib/result';
import type { Person } from './cast';

/*
 * Server actions and loaders outside of a server: who is signed in is said here instead of by a
 * cookie, and the rest is as it is, the database included. Import this before them.
 */

const acting = vi.hoisted(() => ({ userId: null as string | null }));

vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('next-intl/server', () => ({ getLocale: async () => 'fr' }));
vi.mock('@/lib/auth/session', async (original) => {
  const session = await original<typeof import('@/lib/auth/session')>();
  return { ...session, currentActor: async () => (acting.userId === null ? null : session.findActor(acting.userId)) };
});

// What next.config.ts turns on, and the server hands to `forbidden()`.
vi.stubEnv('__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS', 'true');

export type Answer = { state: FormState } | { redirectTo: string };

/** Sends a form as this person; answers with the form's new state or with the page it leads to. */
export async function actAs(person: Person | null, action: FormAction, fields: Record<string, string | string[]>): Promise<Answer> {
  acting.userId = person?.userId ?? null;
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  try {
    return { state: await action(idle, form) };
  } catch (error) {
    const answer = answerOf(error);
    if (typeof answer !== 'string') throw error;
    return { redirectTo: answer };
  }
}

/** What a loader answers this person with: its view, a status, or the page it leads to. */
export async function loadAs<View>(person: Person | null, load: () => Promise<View>): Promise<View | number | string> {
  acting.userId = person?.userId ?? null;
  try {
    return await load();
  } catch (error) {
    const answer = answerOf(error);
    if (answer === undefined) throw error;
    return answer;
  }
}

/** Next throws its redirects and refusals: the path or the status that one stands for. */
function answerOf(error: unknown): string | number | undefined {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
  const [kind, second, path] = digest.split(';');
  if (kind === 'NEXT_REDIRECT') return path;
  return kind === 'NEXT_HTTP_ERROR_FALLBACK' ? Number(second) : undefined;
}

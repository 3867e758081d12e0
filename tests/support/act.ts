import { AfterContext } from 'next/dist/server/after/after-context.js';
import { type WorkStore, workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external.js';
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external.js';
import { createRequestStore } from 'next/dist/server/async-storage/request-store.js';
import { ADDRESS_HEADER } from '@/lib/auth/client-address';
import { createSession, sessionCookie } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { type ErrorCode, type FormAction, type FormState, idle } from '@/lib/result';
import type { Person } from './cast';

/*
 * Server actions as a browser reaches them, without the server: a request of Next with the cookie of
 * a session that is a row. Nothing is replaced; who acts is found where it is found in production.
 */

export type Fields = Readonly<Record<string, string | readonly string[] | File>>;

export type Answer = {
  /** `Set-Cookie` headers of the answer. */
  cookies: string[];
} & (
  | { outcome: 'done'; redirectTo: string | null }
  /** The page that was left unchanged, with its form's new state. */
  | { outcome: ErrorCode; state: FormState }
);

/** A form with these fields; a list gives one field for each of its values. */
export function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  return form;
}

const tokens = new Map<string, Promise<string>>();

/** The token of a session of this person, made once. */
export function tokenOf(person: Person): Promise<string> {
  const known = tokens.get(person.userId);
  if (known) return known;
  const token = createSession(db, person.userId, new Date()).then((session) => session.token);
  tokens.set(person.userId, token);
  return token;
}

/** Runs within a request that carries this session's token, and comes from this address. */
export async function asRequest<T>(
  token: string | null,
  run: () => Promise<T>,
  address?: string,
): Promise<{ answer: T; cookies: string[] }> {
  const cookies: string[] = [];
  const request = createRequestStore({
    phase: 'action',
    headers: new Headers({
      ...(token !== null && { cookie: `${sessionCookie}=${token}` }),
      ...(address !== undefined && { [ADDRESS_HEADER]: address }),
    }),
    onUpdateCookies: (written) => cookies.splice(0, Number.POSITIVE_INFINITY, ...written),
    url: { pathname: '/' },
    rootParams: {},
    implicitTags: { tags: [], expirationsByCacheKind: new Map() },
    resumeDataCache: null,
    previewProps: undefined,
    isHmrRefresh: undefined,
    serverComponentsHmrCache: undefined,
    hmrRefreshHash: undefined,
    stagedFallbackParams: undefined,
  });
  const [onClose, later]: [(() => void)[], Promise<unknown>[]] = [[], []];
  const afterContext = new AfterContext({
    waitUntil: (work) => void later.push(work),
    onClose: (close) => void onClose.push(close),
    onTaskError: undefined,
  });
  // What `cookies()`, `headers()` and `refresh()` read of it: that this is no static page, and no route handler; and what
  // is to be done after the answer.
  const work = { route: '/', page: '/page', forceStatic: false, dynamicShouldError: false, afterContext } as WorkStore;
  const answered = await workAsyncStorage.run(work, () =>
    workUnitAsyncStorage.run(request, async () => ({ answer: await run(), cookies })),
  );
  for (const close of onClose) close();
  await Promise.all(later);
  return answered;
}

/** Sends anything at all to an action, as this person or as nobody. */
export async function send(action: FormAction, person: Person | null, sent: unknown, address?: string): Promise<Answer> {
  const token = person && (await tokenOf(person));
  const { answer, cookies } = await asRequest(token, () => answerOf(action, sent), address);
  // Signed in anew or signed out: the old session is over.
  if (person && cookies.some((cookie) => cookie.startsWith(`${sessionCookie}=`))) tokens.delete(person.userId);
  return { ...answer, cookies };
}

/** Sends a form to an action, as this person or as nobody, from an address or from none. */
export function act(action: FormAction, person: Person | null, fields: Fields, address?: string): Promise<Answer> {
  return send(action, person, formOf(fields), address);
}

async function answerOf(action: FormAction, sent: unknown) {
  try {
    const state = await action(idle, sent as FormData);
    if (state.status === 'done') return { outcome: 'done', redirectTo: null } as const;
    if (state.code === undefined) throw new Error('A refusal without its code');
    return { outcome: state.code, state };
  } catch (error) {
    const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
    const [kind, , path] = digest.split(';');
    if (kind !== 'NEXT_REDIRECT' || path === undefined) throw error;
    return { outcome: 'done', redirectTo: path } as const;
  }
}

import 'server-only';
import { cookies } from 'next/headers';
import { NextRequest, NextResponse } from 'next/server';
import NextAuth, { type NextAuthOptions } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { admit, PROVIDER } from '@/lib/domains/commands';
import { type Claims, claimsSchema } from '@/lib/domains/schema';
import { env } from '@/lib/env';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { LOCALE_COOKIE } from '@/lib/i18n/routing';
import { takeAttempt } from '@/lib/limits/commands';
import { inLocale, routes } from '@/lib/routes';
import { clientAddress } from './client-address';
import { authOptions } from './session';

/*
 * Signing in by a company's own OpenID Connect provider: next-auth speaks the protocol (code flow with
 * PKCE, state and nonce) and writes the session through its adapter; who is let in is ours to say.
 */

function provider(): OAuthConfig<Claims> | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return {
    id: PROVIDER,
    name: PROVIDER,
    type: 'oauth',
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid email profile' } },
    userinfo: {
      // Some providers put the address into the signed token, others answer it when asked.
      async request({ client, tokens }) {
        const claims = tokens.id_token === undefined ? {} : idTokenClaims(tokens.id_token);
        return {
          ...(typeof claims.email === 'string' ? claims : await client.userinfo(tokens.access_token ?? '')),
          sub: String(claims.sub),
        };
      },
    },
    profile: (claims) => ({ id: claims.sub, name: claims.name ?? null, email: claims.email }),
  };
}

/** What the token says; next-auth has checked its signature, audience and nonce before it asks. */
function idTokenClaims(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

/** Where the sign-in ends when nobody is let in; the page says why. */
function refusedAt(locale: Locale, refusal: string): string {
  return inLocale(locale, routes.signInRefused(refusal));
}

/** next-auth's handler of a route, for somebody who reads this language; null where no provider is configured. */
function singleSignOn(locale: Locale) {
  const oidc = provider();
  const ice = env.OIDC_COMPANY_ICE;
  const { adapter } = authOptions;
  if (oidc === null || ice === undefined || adapter === undefined) return null;
  const options: NextAuthOptions = {
    ...authOptions,
    providers: [oidc],
    adapter: {
      ...adapter,
      // Whoever sat here before is signed out, and nobody's account is tied to the newcomer's.
      async getSessionAndUser(token) {
        await adapter.deleteSession?.(token);
        return null;
      },
    },
    callbacks: {
      async signIn({ profile }) {
        const claims = claimsSchema.safeParse(profile);
        if (!claims.success) return refusedAt(locale, 'emailNotVerified');
        const admitted = await admit({ ice, claims: claims.data, locale, now: new Date() });
        if (!admitted.ok) return refusedAt(locale, 'unavailable');
        return 'refusal' in admitted.value ? refusedAt(locale, admitted.value.refusal) : true;
      },
    },
    logger: {
      error: (code, metadata) => console.error(`Signing in by OpenID Connect failed (${code}):`, metadata),
      warn: () => {},
      debug: () => {},
    },
  };
  return NextAuth(options) as (request: Request, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>;
}

const CALLBACK = `callback/${PROVIDER}`;

/** The provider sends somebody back: next-auth reads its answer, and we say whether they are let in. */
export async function answerProvider(request: Request, path: readonly string[]): Promise<Response> {
  const locale = await chosenLocale();
  // Where next-auth leads when the provider refuses or does not answer.
  if (path[0] === 'error' || path[0] === 'signin') return redirectTo(refusedAt(locale, 'unavailable'));
  const handle = path.join('/') === CALLBACK ? singleSignOn(locale) : null;
  return handle === null ? notThere() : handle(request, { params: Promise.resolve({ nextauth: [...path] }) });
}

/**
 * Sends somebody to the provider. next-auth wants its own token against forged forms beside the form;
 * forms of other sites end in proxy.ts already, so both are made here, and no page needs script for it.
 */
export async function startSingleSignOn(request: Request): Promise<Response> {
  const form = await request.formData();
  const locale = asLocale(form.get('_locale'));
  const handle = singleSignOn(locale);
  if (handle === null) return notThere();
  const taken = await takeAttempt('sign_in', { account: null, address: await clientAddress() }, new Date());
  if (!taken.ok) return redirectTo(refusedAt(locale, 'tooManyAttempts'));
  const ask = (action: string[], init?: RequestInit) =>
    handle(new NextRequest(new URL(`/api/auth/${action.join('/')}`, env.APP_URL), init as ConstructorParameters<typeof NextRequest>[1]), {
      params: Promise.resolve({ nextauth: action }),
    });
  const token = await ask(['csrf']);
  const store = await cookies();
  for (const cookie of new NextResponse(null, { headers: token.headers }).cookies.getAll()) store.set(cookie);
  const { csrfToken } = (await token.json()) as { csrfToken: string };
  const next = String(form.get('next') ?? '');
  const callbackUrl = inLocale(locale, routes.signIn(next === '' ? undefined : next));
  return ask(['signin', PROVIDER], { method: 'POST', body: new URLSearchParams({ csrfToken, callbackUrl }) });
}

function asLocale(value: unknown): Locale {
  return typeof value === 'string' && isLocale(value) ? value : 'fr';
}

async function chosenLocale(): Promise<Locale> {
  return asLocale((await cookies()).get(LOCALE_COOKIE.name)?.value);
}

function redirectTo(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path } });
}

function notThere(): Response {
  return new Response('404', { status: 404 });
}

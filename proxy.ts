import { NextRequest, NextResponse } from 'next/server';
import createMiddleware from 'next-intl/middleware';
import { FORM_MAX_BYTES, PLAIN_FORM_MAX_BYTES } from '@/lib/files/rules';
import { LOCALE_COOKIE, routing } from '@/lib/i18n/routing';
import { TOO_LARGE } from '@/lib/routes';

/*
 * The language in the path, the nonce of the Content-Security-Policy, and the refusal of forms that
 * another site sends, or that are larger than any of ours. Never authorisation: who may see what is decided by the loaders, next to the rows.
 */

const localise = createMiddleware(routing);

export function proxy(request: NextRequest): NextResponse {
  if (isForeignForm(request)) return new NextResponse('403', { status: 403 });
  const tooLarge = answerTooLarge(request);
  if (tooLarge) return tooLarge;
  // The provider's way in and back: no language in the path, and no page.
  if (request.nextUrl.pathname.startsWith('/api/auth/')) return NextResponse.next();
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Next reads the nonce for its own scripts from the request's policy.
  headers.set('content-security-policy', policy);
  // A layout cannot know its page's address; the header's links and the language switch need it.
  headers.set('x-khibra-path', request.nextUrl.pathname.replace(/^\/(ar|fr)(?=\/|$)/, '') || '/');
  headers.set('x-khibra-query', request.nextUrl.search);
  const response = localise(new NextRequest(request, { headers }));
  response.headers.set('content-security-policy', policy);
  if (isBehindTls()) response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
  keepCookieFromScript(response);
  return response;
}

/** Asked of the running process: one build serves any address. */
function isBehindTls(): boolean {
  return process.env.APP_URL?.startsWith('https:') ?? false;
}

/** The language's cookie is read by this proxy alone; like every other it stays away from script. */
function keepCookieFromScript(response: NextResponse): void {
  const cookie = response.cookies.get(LOCALE_COOKIE.name);
  if (cookie)
    response.cookies.set({
      ...cookie,
      ...LOCALE_COOKIE,
      httpOnly: true,
      secure: isBehindTls(),
      path: '/',
    });
}

/**
 * A browser names the page that sends a form. Next would refuse it too, but with a 500.
 * Without an Origin it is no browser, and brings nobody's cookies unasked.
 */
function isForeignForm(request: NextRequest): boolean {
  const origin = request.headers.get('origin');
  if (request.method === 'GET' || request.method === 'HEAD' || origin === null) return false;
  const own = [request.headers.get('host'), process.env.APP_URL && new URL(process.env.APP_URL).host];
  return !URL.canParse(origin) || !own.includes(new URL(origin).host);
}

/** Pages whose form carries files: with a thread, of an agreement or an amendment, of a step or a deliverable, of a document that is checked. */
const WITH_FILES =
  /^\/(?:ar|fr)\/(?:(?:programme\/)?requests\/\d+|missions\/\d+(?:\/(?:agreement|amendments|plan\/items\/\d+))?|verify\/[^/]+)$/;

/**
 * Next has one limit for all forms, and answers what is beyond it with a 500. Without script, the frame of the page says
 * instead that the files were too heavy; with it, they were refused before they were sent.
 */
function answerTooLarge(request: NextRequest): NextResponse | undefined {
  const length = Number(request.headers.get('content-length') ?? 0);
  const { pathname } = request.nextUrl;
  const withFiles = WITH_FILES.test(pathname);
  if (request.method !== 'POST' || length <= (withFiles ? FORM_MAX_BYTES : PLAIN_FORM_MAX_BYTES)) return undefined;
  if (!withFiles || request.headers.has('next-action')) return new NextResponse('413', { status: 413 });
  return NextResponse.redirect(new URL(`${pathname}?${TOO_LARGE}`, request.url), 303);
}

/** A form leads to the company's provider, where there is one: a browser asks for leave on each redirect. */
function issuer(): string {
  return process.env.OIDC_ISSUER ? ` ${new URL(process.env.OIDC_ISSUER).origin}` : '';
}

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === 'development';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // The development server injects its styles without a nonce.
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    // Of the page that works without a line.
    "worker-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    `form-action 'self'${issuer()}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export const config = {
  // Every page, errors included; not the files that are the same for everybody.
  matcher: [
    '/((?!api/health/|api/outbox/|api/account/|api/drafts/|api/forums/|api/funnels/|api/organisations/|api/attachments/|api/documents/|api/certificates/|api/signatures/|api/calendar/|api/missions/|api/plan-files/|api/records/|api/reports/|api/handover|api/v1/|api/unsubscribe/|_next/static/|_next/image|fonts/|pictures/|capture-worker\\.js$|favicon\\.ico$|icon\\.svg$|robots\\.txt$|sitemap\\.xml$).*)',
  ],
};

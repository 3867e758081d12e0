import type { NextRequest } from 'next/server';
import type { HandedOut } from '@/lib/exports/handed-out';
import { isLocale } from '@/lib/i18n/locales';
import { LOCALE_COOKIE, routing } from '@/lib/i18n/routing';
import { inLocale, routes } from '@/lib/routes';

const NOBODY_KEEPS = { 'Cache-Control': 'private, no-store' };

/** A file to be kept and never shown, whose rights were asked this time; null where there is none for this person. */
export function fileAnswer(request: NextRequest, file: HandedOut | 'signedOut' | null): Response {
  if (file === 'signedOut') {
    const chosen = request.cookies.get(LOCALE_COOKIE.name)?.value ?? '';
    const location = inLocale(isLocale(chosen) ? chosen : routing.defaultLocale, routes.signIn());
    return new Response(null, { status: 303, headers: { ...NOBODY_KEEPS, Location: location } });
  }
  if (!file) return new Response('404', { status: 404, headers: NOBODY_KEEPS });
  return new Response(file.bytes, {
    headers: {
      ...NOBODY_KEEPS,
      'Content-Type': file.mediaType,
      'Content-Disposition': file.disposition,
      'X-Content-Type-Options': 'nosniff',
      // Should a browser show it after all, it is alone there, without script.
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    },
  });
}

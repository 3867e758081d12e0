import { locales } from '@/lib/i18n/locales';
import { translator } from '@/lib/i18n/translator';

/** What an address answers that was asked for too often: when to come back, in both languages, since no page is around it. */
export function tooOften(minutes: number): Response {
  const text = locales.map((locale) => translator(locale, 'errors')('tooManyAttempts', { minutes })).join('\n\n');
  return new Response(text, {
    status: 429,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Retry-After': String(minutes * 60),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

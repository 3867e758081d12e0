import 'server-only';
import { env } from '@/lib/env';

/**
 * Whether a request that changes something comes from a page of ours. A browser names the page's
 * origin on each of them; a request without one brings nobody's cookies unasked.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  return [headers.get('host'), new URL(env.APP_URL).host].includes(new URL(origin).host);
}

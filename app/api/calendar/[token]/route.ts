import { tooOften } from '@/app/api/too-often';
import { clientAddress } from '@/lib/auth/client-address';
import { loadFeed } from '@/lib/calendars/loaders';
import { takeAttempt } from '@/lib/limits/commands';

const NOBODY_KEEPS = { 'Cache-Control': 'private, no-store' };

/** A person's calendar, for a program that brings no session: what the address says is all that it needs. */
export async function GET(_request: Request, { params }: RouteContext<'/api/calendar/[token]'>): Promise<Response> {
  const { token } = await params;
  const taken = await takeAttempt('calendar', { account: token, address: await clientAddress() }, new Date());
  if (!taken.ok) return tooOften(Number(taken.params?.minutes));
  const file = await loadFeed(token);
  if (file === null) return new Response('404', { status: 404, headers: NOBODY_KEEPS });
  return new Response(file, {
    headers: {
      ...NOBODY_KEEPS,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="khibra.ics"',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
    },
  });
}

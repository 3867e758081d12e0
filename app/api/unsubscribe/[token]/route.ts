import { endMails } from '@/lib/notifications/commands';
import { loadUnsubscribePath } from '@/lib/notifications/loaders';

type Context = RouteContext<'/api/unsubscribe/[token]'>;

/*
 * RFC 8058: a mail program sends this form by itself when its reader presses « unsubscribe ». It brings no
 * session and no origin of ours; the signed token in the address is all that it may do, and all that it needs.
 */

const NO_STORE = { 'Cache-Control': 'no-store' };

/** Programs that look what is behind a link come this way, and so may a person: it leads to the page that asks. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const path = await loadUnsubscribePath((await params).token);
  if (path === null) return new Response('404', { status: 404, headers: NO_STORE });
  return new Response(null, { status: 303, headers: { ...NO_STORE, Location: path } });
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  // Whatever else sends a form here means something else by it.
  const form = await request.formData().catch(() => null);
  if (form?.get('List-Unsubscribe') !== 'One-Click') return new Response('400', { status: 400, headers: NO_STORE });
  const ended = await endMails((await params).token);
  return ended.ok ? new Response('200', { headers: NO_STORE }) : new Response('404', { status: 404, headers: NO_STORE });
}

import { loadOutboxHtml } from '@/lib/notifications/loaders';

/** A message's HTML as a mail reader shows it: nothing runs and nothing is fetched. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export async function GET(_request: Request, { params }: RouteContext<'/api/outbox/[id]'>): Promise<Response> {
  const { id } = await params;
  return new Response(await loadOutboxHtml(id), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' },
  });
}

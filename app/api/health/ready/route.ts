import { loadReadiness } from '@/lib/health/loaders';

/** The process can do its work: its database answers. */
export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const ready = await loadReadiness();
  return Response.json({ status: ready ? 'ok' : 'unavailable' }, { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}

import { tooOften } from '@/app/api/too-often';
import { clientAddress } from '@/lib/auth/client-address';
import { currentActor } from '@/lib/auth/session';
import { takeAttempt } from '@/lib/limits/commands';
import { loadOwnFile } from '@/lib/privacy/loaders';

/** Everything that is held about whoever is signed in, as a file that programs can read. */
export async function GET(): Promise<Response> {
  const now = new Date();
  const actor = await currentActor();
  if (actor === null) return new Response('403', { status: 403, headers: { 'Cache-Control': 'no-store' } });
  const taken = await takeAttempt('own_data', { account: actor.email, address: await clientAddress() }, now);
  if (!taken.ok) return tooOften(Number(taken.params?.minutes));
  const { name, pieces } = await loadOwnFile(actor.userId, now);
  return new Response(streamOf(pieces), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** Each piece is made when the one before has left. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

import { isOwnOrigin } from '@/lib/actions/own-origin';
import { parseJson, readBounded } from '@/lib/actions/read-bounded';
import { currentActor } from '@/lib/auth/session';
import { takeContact } from '@/lib/forums/commands';
import { CAPTURE_BYTES } from '@/lib/forums/rules';
import { queuedContacts, takeContactSchema } from '@/lib/forums/schema';

/*
 * What a device sends of the contacts that it noted while it was offline, perhaps more than once. The same rights and
 * the same fields as the form without script; of each it is told whether it is kept, and may forget it then.
 */

const answer = (body: object | null, status: number) =>
  body === null
    ? new Response(null, { status, headers: { 'Cache-Control': 'no-store' } })
    : Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });

export async function POST(request: Request, { params }: RouteContext<'/api/forums/[id]/contacts'>): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return answer(null, 403);
  const actor = await currentActor();
  if (actor === null) return answer(null, 401);
  const text = await readBounded(request, CAPTURE_BYTES);
  if (text === null) return answer(null, 413);
  const sent = queuedContacts.safeParse(parseJson(text));
  if (!sent.success) return answer(null, 400);
  const { id } = await params;
  const [kept, refused]: [string[], string[]] = [[], []];
  for (const { metAt, locale, fields } of sent.data.contacts) {
    const [named = ''] = fields.clientId ?? [];
    const read = takeContactSchema.safeParse({ ...fields, forumId: [id] });
    const written = read.success && (await takeOne(actor, read.data, { locale, saidAt: new Date(metAt) }));
    (written ? kept : refused).push(named);
  }
  return answer({ kept, refused }, 200);
}

async function takeOne(
  actor: NonNullable<Awaited<ReturnType<typeof currentActor>>>,
  { consent: _, ...contact }: typeof takeContactSchema._output,
  said: Parameters<typeof takeContact>[2],
): Promise<boolean> {
  return (await takeContact({ actor, now: new Date() }, contact, said)).ok;
}

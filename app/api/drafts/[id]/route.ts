import { isOwnOrigin } from '@/lib/actions/own-origin';
import { parseJson, readBounded } from '@/lib/actions/read-bounded';
import { currentActor } from '@/lib/auth/session';
import { saveDraft } from '@/lib/drafts/commands';
import { loadSavedDraft } from '@/lib/drafts/loaders';
import { MOST_BYTES } from '@/lib/drafts/rules';
import { draftId, savedDraft } from '@/lib/drafts/schema';

/*
 * What the form of a draft saves by itself: often, and also while its page is left, which a server
 * action cannot. The same rights as the action that saves without script.
 */

/** The JSON around the fields. */
const ENVELOPE = 4_000;

const nothing = (status: number) => new Response(null, { status, headers: { 'Cache-Control': 'no-store' } });
const answer = (body: object, status = 200) => Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });

export async function GET(_request: Request, { params }: RouteContext<'/api/drafts/[id]'>): Promise<Response> {
  const draft = await loadSavedDraft((await params).id);
  if (draft === 'signedOut') return nothing(401);
  if (draft === 'notFound') return nothing(404);
  return answer({ outcome: 'newer', version: draft.version, savedAt: draft.updatedAt.toISOString(), fields: draft.fields });
}

export async function PUT(request: Request, { params }: RouteContext<'/api/drafts/[id]'>): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return nothing(403);
  const actor = await currentActor();
  if (actor === null) return nothing(401);
  const id = draftId.safeParse((await params).id);
  if (!id.success) return nothing(404);
  const text = await readBounded(request, MOST_BYTES + ENVELOPE);
  if (text === null) return nothing(413);
  const sent = savedDraft.safeParse(parseJson(text));
  if (!sent.success) return nothing(400);
  const saved = await saveDraft(actor, id.data, sent.data.version, sent.data.fields);
  if (!saved.ok) return nothing(404);
  return answer(saved.value, saved.value.outcome === 'saved' ? 200 : 409);
}

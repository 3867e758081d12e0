import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { contentDisposition, FILE_KINDS } from '@/lib/files/rules';
import { nameOf } from '@/lib/i18n/localised';
import { loadPlan } from '@/lib/plans/loaders';
import { loadRequest } from '@/lib/requests/loaders';
import { mayNameContacts, stateAt } from '@/lib/requests/rules';
import { routes, rowId, type ThreadPage, threadNotes } from '@/lib/routes';
import { canReadThread, whyNotWrite } from './policy';
import { findAttachment, findAttachmentBytes, findThreadRequest, listMessages, type MessageRow, type ThreadRequest } from './queries';

import type { MessageView, ThreadedMission, ThreadedRequest, ThreadView } from './views';

const PART = 20;

/** A value of an address: missing, given, or given more than once. */
type Param = string | string[] | undefined;

/** A request as one of its sides sees it, with its thread. */
export const loadRequestPage = cache(async (id: string, before?: Param, note?: Param): Promise<ThreadedRequest> => {
  const request = await loadRequest(id);
  return { request, thread: await loadThread(request.id, 'request', before, note) };
});

/** A mission with its plan, and what its sides wrote to each other since its request was made: no matter of who works on it. */
export const loadMissionPage = cache(async (id: string, before?: Param, note?: Param): Promise<ThreadedMission> => {
  const plan = await loadPlan(id);
  const { requestId, id: missionId, role } = plan.mission;
  return { plan, thread: role === 'person' ? null : await loadThread(requestId, 'mission', before, note, missionId) };
});

/** The thread of a request that the reader may read: the part that an address asks for. */
export const loadThread = cache(
  async (requestId: number, page: ThreadPage, asked?: Param, note?: Param, pageId = requestId): Promise<ThreadView> => {
    const now = new Date();
    const actor = await requireActor(routes.thread(page, pageId));
    const row = await findThreadRequest(requestId);
    if (!row || !canReadThread(actor, row)) notFound();
    const before = typeof asked === 'string' ? rowId(asked) : null;
    const { rows, older, newer } = await listMessages({ requestId, ...(before !== null && { before }), take: PART });
    const state = stateAt(row, now);
    const [oldest] = rows;
    return {
      requestId,
      page,
      pageId,
      messages: rows.map((message) => messageView(actor, row, message)),
      older: oldest && older > 0 ? { before: oldest.id, count: older } : null,
      newer,
      why: whyNotWrite(actor, { ...row, state }),
      contacts: mayNameContacts(state),
      note: threadNotes.find((candidate) => candidate === note),
    };
  },
);

function messageView(actor: Actor, request: ThreadRequest, { authorId, author, side, ...message }: MessageRow): MessageView {
  const organisation = side === 'programme' ? null : request[side];
  return {
    ...message,
    author: { fr: author.name, ar: author.nameAr },
    organisation: organisation && { kind: organisation.kind, name: nameOf(organisation) },
    own: authorId === actor.userId,
  };
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A file to be handed out: `signedOut`, or null where there is none that this person may know of. */
export async function loadAttachment(
  id: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; mediaType: string; disposition: string } | 'signedOut' | null> {
  const actor = await currentActor();
  if (!actor) return 'signedOut';
  const file = UUID.test(id) ? await findAttachment(id) : null;
  if (!file || !canReadThread(actor, file.message.request)) return null;
  const bytes = await findAttachmentBytes(file.id);
  return bytes && { bytes, mediaType: FILE_KINDS[file.type].mediaType, disposition: contentDisposition(file.name) };
}

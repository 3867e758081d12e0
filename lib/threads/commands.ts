import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, type Tx, transactOnce } from '@/lib/db/transaction';
import { fileError } from '@/lib/files/file-error';
import { type KeptFile, keepFile, type SentFile } from '@/lib/files/keep-file';
import { sha256 } from '@/lib/files/sha256';
import { titleOf } from '@/lib/i18n/localised';
import { takeAttempt } from '@/lib/limits/commands';
import { notify } from '@/lib/notifications/commands';
import { contactError, mayNameContacts, stateAt } from '@/lib/requests/rules';
import { done, type FieldError, type Refused, type Result, refused } from '@/lib/result';
import { routes, type ThreadPage } from '@/lib/routes';
import { canReadThread, threadSideOf, whyNotWrite } from './policy';
import { findThreadRequest, listThreadReaders, type ThreadRequest } from './queries';
import { excerptOf, isToldAgain, MAX_FILES, type ThreadSide } from './rules';

interface Context {
  actor: Actor;
  /** Where the form comes from; null outside of a request. */
  address: string | null;
  submissionId: string;
  now: Date;
}

type Answer = { requestId: number; page: ThreadPage };

/**
 * Writes in the thread of a request, and tells its other people. Rights, the message and its count are asked
 * first: files are unfolded for nobody else. All of it is asked again beside the row that is locked.
 */
export async function writeMessage(
  context: Context,
  input: { requestId: number; body: string; files: readonly SentFile[] },
): Promise<Result<Answer>> {
  const { actor, address, submissionId, now } = context;
  const { requestId, body } = input;
  const before = whyRefused(actor, await findThreadRequest(requestId), body, now);
  if (before) return before;
  const taken = await takeAttempt('message', { account: actor.email, address }, now);
  if (!taken.ok) return taken;
  const kept = await keepFiles(input.files);
  if (!kept.ok) return kept;
  return transactOnce({ actorId: actor.userId, submissionId, action: 'message' }, async (tx) => {
    // Somebody whose account is erased meanwhile waits no longer, and leaves nothing behind it.
    const [author] = await tx.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "User" WHERE "id" = ${actor.userId} AND "disabledAt" IS NULL FOR KEY SHARE`;
    if (!author) throw new Refusal('forbidden');
    // Who writes in the same thread meanwhile waits: of two messages at once, one tells its readers.
    await tx.$queryRaw`SELECT "id" FROM "PartnershipRequest" WHERE "id" = ${requestId} FOR NO KEY UPDATE`;
    const request = await findThreadRequest(requestId, tx);
    const refusal = whyRefused(actor, request, body, now);
    if (refusal) throw new Refusal(refusal.code, refusal.params, refusal.fields);
    const side = request && threadSideOf(actor, { ...request, state: stateAt(request, now) });
    if (!request || !side) throw new Refusal('forbidden');
    await tx.threadMessage.create({
      data: {
        requestId,
        authorId: actor.userId,
        side,
        body,
        createdAt: now,
        attachments: { create: kept.value.map(attachmentRow) },
      },
    });
    await record(tx, {
      actorId: actor.userId,
      action: 'request_write',
      subject: 'request',
      subjectId: requestId,
      fields: ['thread', ...(kept.value.length > 0 ? ['attachments'] : [])],
    });
    await tellReaders(tx, { actor, request, body, now });
    return { requestId, page: pageOf(side) };
  });
}

/** Why nothing is written, or undefined. Contact details are the author's to send, once the request is approved. */
function whyRefused(actor: Actor, request: ThreadRequest | null, body: string, now: Date): Refused | undefined {
  if (!request || !canReadThread(actor, request)) return refused('notFound');
  const state = stateAt(request, now);
  const why = whyNotWrite(actor, { ...request, state });
  if (why === 'onlyReads') return refused('forbidden');
  if (why === 'ended') return refused('threadClosed');
  const error = mayNameContacts(state) ? undefined : contactError(body);
  return error && invalid('body', { code: error });
}

function invalid(field: string, error: FieldError): Refused {
  return { ok: false, code: 'invalid', fields: { [field]: error } };
}

/** Every file as it is kept, or what is wrong with each that is not taken: who mends one must not find the next. */
async function keepFiles(files: readonly SentFile[]): Promise<Result<KeptFile[]>> {
  if (files.length > MAX_FILES) return invalid('files', { code: 'filesTooMany', params: { max: MAX_FILES, count: files.length } });
  const kept: KeptFile[] = [];
  const errors: FieldError[] = [];
  for (const file of files) {
    const result = await keepFile(file);
    if ('error' in result) errors.push(fileError(file, result.error));
    else kept.push(result);
  }
  const [first, ...also] = errors;
  return first ? invalid('files', { ...first, ...(also.length > 0 && { also }) }) : done(kept);
}

function attachmentRow({ type, name, bytes }: KeptFile, position: number) {
  return { position, type, name, size: bytes.length, sha256: sha256(bytes), bytes };
}

function pageOf(side: ThreadSide): ThreadPage {
  return side === 'programme' ? 'decision' : 'request';
}

interface Written {
  actor: Actor;
  request: ThreadRequest;
  body: string;
  now: Date;
}

/** One unread notification per thread and reader; whoever writes has read it. */
async function tellReaders(tx: Tx, { actor, request, body, now }: Written): Promise<void> {
  const { members, coordinators } = await listThreadReaders(tx, request);
  const readers = { request: members, decision: coordinators } as const;
  const hrefs = { request: routes.thread('request', request.id), decision: routes.thread('decision', request.id) } as const;
  const unread = await tx.notification.findMany({
    where: {
      event: 'message_received',
      href: { in: Object.values(hrefs) },
      userId: { in: [...members, ...coordinators, actor.userId] },
      readAt: null,
    },
    select: { id: true, userId: true, createdAt: true },
    orderBy: { id: 'asc' },
  });
  const isTold = (userId: string) =>
    userId !== actor.userId && isToldAgain(unread.findLast((notice) => notice.userId === userId)?.createdAt ?? null, now);
  const over = unread.filter(({ userId }) => userId === actor.userId || isTold(userId));
  await tx.notification.updateMany({ where: { id: { in: over.map(({ id }) => id) } }, data: { readAt: now } });
  for (const page of ['request', 'decision'] as const) {
    await notify(tx, {
      event: 'message_received',
      params: { senderName: { fr: actor.name, ar: actor.nameAr }, requestTitle: titleOf(request.need), messageExcerpt: excerptOf(body) },
      href: hrefs[page],
      to: readers[page].filter(isTold),
    });
  }
}

import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, type Tx, transactOnce } from '@/lib/db/transaction';
import { canWriteDraft } from '@/lib/drafts/policy';
import { findDraft } from '@/lib/drafts/queries';
import type { Result } from '@/lib/result';
import { canPublish } from './policy';
import { columnsOf, findDraftId, findPublished } from './queries';
import { isPublishable } from './rules';
import { answersOf, fieldsOf } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

/** Begins the draft of what an association says to companies, from what is published, or goes on with the one there is. */
export function startProposition({ actor, submissionId }: Context, organisationId: number): Promise<Result<{ draftId: string }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'proposition_start' }, async (tx) => {
    if (!canWriteDraft(actor, { organisationId })) throw new Refusal('forbidden');
    await lock(tx, organisationId);
    return { draftId: await draftOf(tx, actor, organisationId) };
  });
}

/** Shows to anybody what the draft says, as its reader has seen it: a word that somebody changed since is not published unread. */
export function publishProposition(
  { actor, submissionId, now }: Context,
  { organisationId, draftId, draftVersion }: { organisationId: number; draftId: string; draftVersion: number },
): Promise<Result<{ organisationId: number }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'proposition_publish' }, async (tx) => {
    if (!canPublish(actor, { organisationId })) throw new Refusal('forbidden');
    const state = await lock(tx, organisationId);
    const draft = await findDraft(draftId, tx);
    if (draft?.kind !== 'proposition' || draft.organisationId !== organisationId) throw new Refusal('notFound');
    if (state !== 'verified') throw new Refusal('organisationNotVerified', { what: 'listing' });
    const answers = answersOf(draft.fields);
    if (!isPublishable(answers)) throw new Refusal('propositionIncomplete');
    // As it was seen: what the browser saves meanwhile takes the next version.
    const taken = await tx.draft.deleteMany({ where: { id: draftId, version: draftVersion } });
    if (taken.count === 0) throw new Refusal('changed');
    const data = { ...columnsOf(answers), publishedById: actor.userId, publishedAt: now };
    await tx.valueProposition.upsert({ where: { organisationId }, create: { organisationId, ...data }, update: data });
    await audit(tx, actor, 'proposition_publish', organisationId);
    return { organisationId };
  });
}

/** Nobody reads it any more; the words stay with the association, as a draft. */
export function unpublishProposition(
  { actor, submissionId }: Context,
  organisationId: number,
): Promise<Result<{ organisationId: number }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'proposition_unpublish' }, async (tx) => {
    if (!canPublish(actor, { organisationId })) throw new Refusal('forbidden');
    await lock(tx, organisationId);
    await draftOf(tx, actor, organisationId);
    const gone = await tx.valueProposition.deleteMany({ where: { organisationId } });
    if (gone.count === 0) throw new Refusal('notFound');
    await audit(tx, actor, 'proposition_unpublish', organisationId);
    return { organisationId };
  });
}

/** The association's state, and nobody else changes what it says until this transaction ends. */
async function lock(tx: Tx, organisationId: number): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ state: string }[]>`
    SELECT "state"::text AS state FROM "Organisation" WHERE "id" = ${organisationId} FOR NO KEY UPDATE`;
  return rows[0]?.state;
}

/** The draft there is, else one of what is published, else an empty one. */
async function draftOf(tx: Tx, actor: Actor, organisationId: number): Promise<string> {
  const [there, published] = [await findDraftId(organisationId, tx), await findPublished(organisationId, tx)];
  if (there) return there.id;
  const fields = published ? fieldsOf(published.answers) : {};
  const data = { organisationId, kind: 'proposition', fields, authorId: actor.userId } as const;
  return (await tx.draft.create({ data, select: { id: true } })).id;
}

function audit(tx: Tx, actor: Actor, action: 'proposition_publish' | 'proposition_unpublish', organisationId: number): Promise<void> {
  return record(tx, { actorId: actor.userId, action, subject: 'organisation', subjectId: organisationId, fields: ['proposition'] });
}

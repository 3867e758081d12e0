import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Refusal, type Tx, transact, transactOnce } from '@/lib/db/transaction';
import type { Noun } from '@/lib/listings/rules';
import { done, type Result, refused } from '@/lib/result';
import { canWriteDraft } from './policy';
import { findDraft } from './queries';
import { type DraftFields, type DraftKind, MOST_DRAFTS } from './rules';
import { draftId } from './schema';
import type { SavedAnswer } from './views';

export interface DraftToStart {
  actor: Actor;
  submissionId: string;
  organisationId: number;
  kind: Noun;
  fields: DraftFields;
}

/** Begins a draft with these fields. Once per intention. */
export function startDraft({ actor, submissionId, organisationId, kind, fields }: DraftToStart): Promise<Result<{ id: string }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: `start_${kind}_draft` }, async (tx) => {
    if ((await tx.draft.count({ where: { organisationId } })) >= MOST_DRAFTS) throw new Refusal('tooManyDrafts');
    return tx.draft.create({ data: { organisationId, kind, fields, authorId: actor.userId }, select: { id: true } });
  });
}

/**
 * Keeps what was typed, if nobody saved the draft since `version` was read; otherwise answers with
 * what stands there now, and the person chooses.
 */
export async function saveDraft(actor: Actor, id: string, version: number, fields: DraftFields): Promise<Result<SavedAnswer>> {
  return transact(async (tx): Promise<SavedAnswer> => {
    const draft = await findDraft(id, tx);
    if (!draft || !canWriteDraft(actor, draft)) throw new Refusal('notFound');
    const savedAt = new Date();
    const written = await tx.draft.updateMany({ where: { id, version }, data: { fields, version: { increment: 1 }, updatedAt: savedAt } });
    if (written.count > 0) return { outcome: 'saved', version: version + 1, savedAt: savedAt.toISOString() };
    const now = (await findDraft(id, tx)) ?? draft;
    return { outcome: 'newer', version: now.version, savedAt: now.updatedAt.toISOString(), fields: now.fields };
  });
}

export async function deleteDraft(actor: Actor, id: string): Promise<Result<{ kind: DraftKind; organisationId: number }>> {
  const draft = await findDraft(id);
  if (!draft || !canWriteDraft(actor, draft)) return refused('notFound');
  await db.draft.deleteMany({ where: { id } });
  return done({ kind: draft.kind, organisationId: draft.organisationId });
}

/** What was published is a draft no more. */
export async function removeDraft(tx: Tx, id: string | null, organisationId: number): Promise<void> {
  if (id !== null && draftId.safeParse(id).success) await tx.draft.deleteMany({ where: { id, organisationId } });
}

import 'server-only';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { requireMember, requireMemberUnlessSent } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { isFirstListing } from '@/lib/listings/queries';
import type { Noun } from '@/lib/listings/rules';
import type { ListingFormView } from '@/lib/listings/views';
import { isSide, type Side, sideOf } from '@/lib/routes';
import { loadSkillOptions } from '@/lib/skills/loaders';
import { canWriteDraft, mayBegin } from './policy';
import { type DraftRow, findDraft, listTemplates } from './queries';
import { draftId } from './schema';
import type { StartView } from './views';

/** What a new need or offer may start from. */
export const loadStart = cache(async (requestedSide: string, kind: Noun): Promise<StartView> => {
  const { membership, side } = await requireMember(requestedSide, `/${requestedSide}/${kind}s/new`);
  const locale = await getLocale();
  const verified = membership.state === 'verified';
  const writable = mayBegin(kind, membership.state);
  if (kind === 'offer') return { side, kind, verified, writable, families: [] };
  const { families } = await loadSkillOptions(locale);
  const templates = listTemplates(locale, side);
  return {
    side,
    kind,
    verified,
    writable,
    families: families
      .map((family) => ({ ...family, templates: templates.filter((template) => template.family === family.code) }))
      .filter((family) => family.templates.length > 0),
  };
});

type DraftForm = Omit<ListingFormView, 'initial'> & { fields: DraftRow['fields']; organisationId: number | null };

/** A draft of this kind in the workspace of its organisation, for anybody of it. */
export async function loadDraftForm(requestedSide: string, kind: Noun, requestedId: string): Promise<DraftForm> {
  const path = `/${requestedSide}/${kind}s/drafts/${requestedId}`;
  const [member, locale] = await Promise.all([requireMemberUnlessSent(requestedSide, path), getLocale()]);
  const skills = await loadSkillOptions(locale);
  const id = draftId.safeParse(requestedId);
  if (!id.success) notFound();
  if (member === null) {
    // Nothing of the draft, which is its organisation's: only the empty form around what was sent.
    const side: Side = isSide(requestedSide) ? requestedSide : 'association';
    const subject = { kind: 'sent', draftId: id.data } as const;
    return { side, verified: true, writable: true, first: false, skills, fields: {}, organisationId: null, subject };
  }
  const { actor, membership, side } = member;
  const draft = await findDraft(id.data);
  if (!draft || draft.kind !== kind || !canWriteDraft(actor, draft) || sideOf(draft.organisationKind) !== side) notFound();
  const { version, fields, updatedAt: savedAt } = draft;
  return {
    side,
    verified: membership.state === 'verified',
    writable: mayBegin(kind, membership.state),
    first: await isFirstListing(draft.organisationId),
    skills,
    fields,
    organisationId: draft.organisationId,
    subject: { kind: 'draft', draft: { id: draft.id, version, fields, savedAt, userId: actor.userId } },
  };
}

/** What the browser asks about a draft that it may hold a copy of. */
export async function loadSavedDraft(requestedId: string): Promise<DraftRow | 'signedOut' | 'notFound'> {
  const actor = await currentActor();
  if (actor === null) return 'signedOut';
  const id = draftId.safeParse(requestedId);
  const draft = id.success ? await findDraft(id.data) : null;
  return draft && canWriteDraft(actor, draft) ? draft : 'notFound';
}

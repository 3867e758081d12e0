import 'server-only';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { requireMember, requireMemberUnlessSent } from '@/lib/auth/require-actor';
import { canWriteDraft } from '@/lib/drafts/policy';
import { findDraft } from '@/lib/drafts/queries';
import { draftId } from '@/lib/drafts/schema';
import { env } from '@/lib/env';
import type { HandedOut } from '@/lib/exports/handed-out';
import { contentDisposition, FILE_KINDS } from '@/lib/files/rules';
import { isLocale } from '@/lib/i18n/locales';
import { propositionPdf } from '@/lib/pdf/proposition';
import { inLocale, routes, rowId } from '@/lib/routes';
import { canPublish } from './policy';
import { clarityIn, findBrief, findDraftId, findPublished } from './queries';
import { isPublishable } from './rules';
import { answersOf } from './schema';
import type { BriefView, PropositionFormView, PropositionView } from './views';

/** What the association says to companies: what is public, what is being written, and how clear it is. */
export const loadProposition = cache(async (requestedSide: string): Promise<PropositionView> => {
  if (requestedSide !== 'association') notFound();
  const { actor, membership } = await requireMember(requestedSide, routes.proposition());
  const { organisationId } = membership;
  const [begun, published] = await Promise.all([findDraftId(organisationId), findPublished(organisationId)]);
  const draft = begun && (await findDraft(begun.id));
  const answers = draft && answersOf(draft.fields);
  return {
    organisationId,
    verified: membership.state === 'verified',
    publisher: canPublish(actor, { organisationId }),
    draft: draft &&
      answers && {
        ...{ id: draft.id, version: draft.version, savedAt: draft.updatedAt, answers },
        clarity: clarityIn(answers),
        publishable: isPublishable(answers),
      },
    published: published && { at: published.publishedAt, clarity: clarityIn(published.answers) },
  };
});

/** The five questions, for anybody of the association. */
export const loadPropositionForm = cache(async (requestedSide: string, requestedId: string): Promise<PropositionFormView> => {
  if (requestedSide !== 'association') notFound();
  const id = draftId.safeParse(requestedId);
  if (!id.success) notFound();
  const member = await requireMemberUnlessSent(requestedSide, routes.propositionDraft(id.data));
  // Nothing of the draft, which is its association's: only the empty form around what was sent.
  if (member === null) return { draft: { id: id.data, version: 1, fields: {}, savedAt: new Date(), userId: null } };
  const draft = await findDraft(id.data);
  if (draft?.kind !== 'proposition' || !canWriteDraft(member.actor, draft)) notFound();
  const { version, fields, updatedAt: savedAt } = draft;
  return { draft: { id: id.data, version, fields, savedAt, userId: member.actor.userId } };
});

/** The brief of an association that is verified and has published it, for anybody. */
export const loadBrief = cache(async (requestedId: string): Promise<BriefView> => {
  const id = rowId(requestedId);
  const [brief, locale] = await Promise.all([id === null ? null : findBrief(id), getLocale()]);
  if (!brief) notFound();
  return { ...brief, address: new URL(inLocale(locale, routes.brief(brief.owner.id)), env.APP_URL).href };
});

/** The same on paper: `fr.pdf` or `ar.pdf`. */
export async function loadBriefFile(requestedId: string, file: string): Promise<HandedOut | null> {
  const [, locale = ''] = /^(fr|ar)\.pdf$/.exec(file) ?? [];
  const id = rowId(requestedId);
  const brief = id === null || !isLocale(locale) ? null : await findBrief(id);
  if (!brief || !isLocale(locale)) return null;
  const address = new URL(inLocale(locale, routes.brief(brief.owner.id)), env.APP_URL).href;
  return {
    bytes: propositionPdf({ ...brief, address }, locale),
    mediaType: FILE_KINDS.pdf.mediaType,
    disposition: contentDisposition(`khibra-${brief.owner.id}-${locale}.pdf`),
  };
}

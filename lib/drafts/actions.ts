'use server';

import { formAction } from '@/lib/actions/form-action';
import { otherLocale } from '@/lib/i18n/locales';
import { allowedActions, canManageListing, organisationOf } from '@/lib/listings/policy';
import { findListing } from '@/lib/listings/queries';
import { listingSchema } from '@/lib/listings/schema';
import { findNeedForm } from '@/lib/needs/queries';
import { findOfferForm } from '@/lib/offers/queries';
import { done, onDone, refused } from '@/lib/result';
import { routes, sideOf } from '@/lib/routes';
import { deleteDraft, saveDraft, startDraft } from './commands';
import { canWriteDraft, mayBegin } from './policy';
import { type DraftRow, findDraft, templateFields } from './queries';
import { deleteDraftSchema, saveDraftSchema, startDraftSchema } from './schema';

/** Begins an empty form, or one that starts from a ready-made need in the language of the page. */
export const startDraftAction = formAction(startDraftSchema, async ({ actor, input, locale, submissionId }) => {
  const { side, kind, template } = input;
  const owner = organisationOf(actor, side);
  if (!owner) return refused('forbidden');
  if (!mayBegin(kind, owner.state)) return refused('organisationNotVerified', { what: 'listing' });
  const fields = kind === 'need' && template !== null ? templateFields(template, side, locale) : {};
  if (!fields) return refused('notFound');
  const { organisationId } = owner;
  return onDone(await startDraft({ actor, submissionId, organisationId, kind, fields }), ({ id }) => ({
    redirectTo: kind === 'need' ? routes.needDraft(side, id) : routes.offerDraft(side, id),
  }));
});

/** A copy of a listing, to be changed and published anew: its days are asked again. */
export const duplicateListingAction = formAction(listingSchema, async ({ actor, input, locale, submissionId }) => {
  const { noun, id } = input;
  const row = await findListing(noun, id);
  if (!row || (row.publishedAt === null && !canManageListing(actor, row))) return refused('notFound');
  if (!allowedActions(actor, row).includes('duplicate')) return refused('forbidden');
  const writtenIn = row.title[locale] === null ? otherLocale(locale) : locale;
  const form = noun === 'need' ? await findNeedForm(id, writtenIn) : await findOfferForm(id, writtenIn);
  if (!form) return refused('notFound');
  const { wantedStart: _, closesOn: __, availableFrom: ___, availableUntil: ____, ...fields } = form.fields;
  const { organisationId, kind } = row;
  return onDone(await startDraft({ actor, submissionId, organisationId, kind: noun, fields }), (draft) => ({
    redirectTo: noun === 'need' ? routes.needDraft(sideOf(kind), draft.id) : routes.offerDraft(sideOf(kind), draft.id),
  }));
});

/** Keeps the form without publishing it and leads back to the list: what the browser does by itself, without script. */
export const saveDraftAction = formAction(saveDraftSchema, async ({ actor, input }) => {
  const draft = await findDraft(input.draftId);
  if (!draft || !canWriteDraft(actor, draft)) return refused('notFound');
  const saved = await saveDraft(actor, input.draftId, input.version, input.fields);
  if (!saved.ok) return saved;
  if (saved.value.outcome === 'newer') return refused('draftNewer', { at: saved.value.savedAt });
  return done({ redirectTo: homeOf(draft) });
});

export const deleteDraftAction = formAction(deleteDraftSchema, async ({ actor, input }) => {
  const draft = await findDraft(input.draftId);
  if (!draft || !canWriteDraft(actor, draft)) return refused('notFound');
  return onDone(await deleteDraft(actor, input.draftId), () => ({ redirectTo: homeOf(draft) }));
});

/** The page of the workspace that a draft is found on. */
function homeOf({ kind, organisationKind }: DraftRow): string {
  const side = sideOf(organisationKind);
  return { need: routes.ownNeeds(side), offer: routes.ownOffers(side), proposition: routes.proposition() }[kind];
}

import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { requireMember } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { loadDraftForm } from '@/lib/drafts/loaders';
import { listDrafts, listTemplates } from '@/lib/drafts/queries';
import type { DraftSummary } from '@/lib/drafts/views';
import { env } from '@/lib/env';
import { addDays, dateOfDay, dayOf } from '@/lib/i18n/day';
import { loadEditForm, loadReview } from '@/lib/listings/loaders';
import { findProvinceOf } from '@/lib/listings/queries';
import type { ReviewView } from '@/lib/listings/views';
import { loadPlaces } from '@/lib/places/loaders';
import { rankNeedsNear } from '@/lib/ranking/rank';
import { canProposeFor } from '@/lib/requests/policy';
import { inLocale, routes, rowId, type Side, sideOf } from '@/lib/routes';
import { canManageNeed, whyNotPledge } from './policy';
import { countInSector, findNeed, findNeedForm, listNeedCards, listOwnNeeds } from './queries';
import { isPublic } from './rules';
import type { NeedAction, NeedFormView, NeedPageView, NeedView, OwnNeedView } from './views';

const NEAR = 3;

/** A need's public page. Its own people find their page instead, also when it is not public. */
export const loadNeed = cache(async (requestedId: string): Promise<NeedPageView> => {
  const id = rowId(requestedId);
  const now = new Date();
  const today = dayOf(now);
  const [need, actor, locale] = await Promise.all([id === null ? null : findNeed(id, today), currentActor(), getLocale()]);
  if (!need) notFound();
  if (!isPublic({ ...need, verified: need.owner.verified, closesOn: dayOf(need.closesOn) }, today)) {
    if (!actor || !canManageNeed(actor, need.owner)) notFound();
    redirect(inLocale(locale, routes.ownNeed(sideOf(need.owner.kind), need.id)));
  }
  const [near, inSector] = await Promise.all([rankNeedsNear(need.id, now, NEAR), countInSector(need.sector, today)]);
  const address = new URL(inLocale(locale, routes.need(need.id)), env.APP_URL).href;
  return { need, action: actionFor(actor, need), near: await listNeedCards(near, today), inSector, address };
});

function actionFor(actor: Actor | null, need: NeedView): NeedAction {
  if (!actor) return { kind: 'signIn', href: routes.signIn(routes.pledge(need.id)) };
  const reason = whyNotPledge(actor, need.owner);
  if (reason === undefined) return { kind: 'pledge', href: routes.pledge(need.id) };
  if (reason === 'own') return { kind: 'own', href: routes.ownNeed(sideOf(need.owner.kind), need.id) };
  if (canProposeFor(actor, need.owner)) return { kind: 'propose', href: routes.proposePair({ noun: 'need', id: need.id }) };
  return { kind: 'none', reason };
}

/** The needs of the workspace's organisation, with its drafts. */
export const loadOwnNeeds = cache(async (requestedSide: string): Promise<{ side: Side; needs: OwnNeedView[]; drafts: DraftSummary[] }> => {
  const { membership, side } = await requireMember(requestedSide, `/${requestedSide}/needs`);
  const now = new Date();
  const { organisationId } = membership;
  const [needs, drafts] = await Promise.all([listOwnNeeds(organisationId, dayOf(now), now), listDrafts(organisationId, 'need')]);
  return { side, needs, drafts };
});

/** A draft of a need in its form. */
export const loadNeedDraft = cache(async (requestedSide: string, requestedId: string): Promise<NeedFormView> => {
  const { fields, organisationId, ...form } = await loadDraftForm(requestedSide, 'need', requestedId);
  const locale = await getLocale();
  const province = organisationId === null ? [] : [await findProvinceOf(organisationId)];
  const initial = { writtenIn: [locale], province, languages: [locale], ...fields };
  const template = listTemplates(locale, form.side).find(({ code }) => code === fields.template?.[0]) ?? null;
  return { ...form, initial, template, regions: await loadPlaces(locale), tomorrow: dayAfterToday() };
});

/** A need in its form, to be changed by its people. */
export const loadNeedEdit = cache(async (requestedSide: string, requestedId: string): Promise<NeedFormView> => {
  const { edit, ...form } = await loadEditForm(requestedSide, 'need', requestedId, findNeedForm);
  return { ...form, initial: edit.fields, template: null, regions: await loadPlaces(await getLocale()), tomorrow: dayAfterToday() };
});

/** `YYYY-MM-DD` */
function dayAfterToday(): string {
  return dayOf(addDays(dateOfDay(dayOf(new Date())), 1));
}

/** A need on its review page. */
export const loadNeedReview = cache(async (requestedId: string): Promise<{ need: NeedView; review: ReviewView }> => {
  const review = await loadReview('need', requestedId);
  const need = await findNeed(review.id, dayOf(new Date()));
  if (!need) notFound();
  return { need, review };
});

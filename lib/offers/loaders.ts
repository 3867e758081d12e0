import 'server-only';
import { forbidden, notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { homeOf } from '@/lib/auth/home';
import { requireActor, requireMember } from '@/lib/auth/require-actor';
import { loadDraftForm } from '@/lib/drafts/loaders';
import { listDrafts } from '@/lib/drafts/queries';
import type { DraftSummary } from '@/lib/drafts/views';
import { dayOf } from '@/lib/i18n/day';
import { loadEditForm, loadReview } from '@/lib/listings/loaders';
import type { ReviewView } from '@/lib/listings/views';
import { loadRegions } from '@/lib/places/loaders';
import { inLocale, routes, rowId, type Side, sideOf } from '@/lib/routes';
import { canAsk, canManageOffer, offersReadBy } from './policy';
import { findOffer, findOfferForm, listOwnOffers } from './queries';
import { isOnOffer } from './rules';
import type { OfferAction, OfferFormView, OfferPageView, OfferView, OwnOfferView } from './views';

/** An offer, for those who could ask for it: to a competitor it is not there. Its own people find their page instead. */
export const loadOffer = cache(async (requestedId: string): Promise<OfferPageView> => {
  const id = rowId(requestedId);
  const actor = await requireActor(`/offers/${requestedId}`);
  const offer = id === null ? null : await findOffer(id);
  if (offer && canManageOffer(actor, offer.owner))
    redirect(inLocale(await getLocale(), routes.ownOffer(sideOf(offer.owner.kind), offer.id)));
  const kinds = offersReadBy(actor);
  if (kinds.length === 0) forbidden();
  if (!offer || !kinds.includes(offer.owner.kind)) notFound();
  if (!isOnOffer({ ...offer, verified: offer.owner.verified, availableUntil: dayOf(offer.availableUntil) }, dayOf(new Date()))) notFound();
  return { offer, action: actionFor(actor, offer), homeHref: homeOf(actor) };
});

function actionFor(actor: Actor, offer: OfferView): OfferAction {
  if (canAsk(actor, offer.owner)) return { kind: 'ask', href: routes.ask(offer.id) };
  return actor.staff?.coordinator ? { kind: 'propose', href: routes.proposePair({ noun: 'offer', id: offer.id }) } : { kind: 'none' };
}

/** The offers of the workspace's organisation, with its drafts. */
export const loadOwnOffers = cache(
  async (requestedSide: string): Promise<{ side: Side; offers: OwnOfferView[]; drafts: DraftSummary[] }> => {
    const { membership, side } = await requireMember(requestedSide, `/${requestedSide}/offers`);
    const now = new Date();
    const { organisationId } = membership;
    const [offers, drafts] = await Promise.all([listOwnOffers(organisationId, dayOf(now), now), listDrafts(organisationId, 'offer')]);
    return { side, offers, drafts };
  },
);

/** A draft of an offer in its form. */
export const loadOfferDraft = cache(async (requestedSide: string, requestedId: string): Promise<OfferFormView> => {
  const { fields, organisationId: _, ...form } = await loadDraftForm(requestedSide, 'offer', requestedId);
  const locale = await getLocale();
  const today = dayOf(new Date());
  const initial = { writtenIn: [locale], languages: [locale], availableFrom: [today], peopleCount: ['1'], ...fields };
  return { ...form, initial, regions: await loadRegions(locale), today };
});

/** An offer in its form, to be changed by its people. */
export const loadOfferEdit = cache(async (requestedSide: string, requestedId: string): Promise<OfferFormView> => {
  const { edit, ...form } = await loadEditForm(requestedSide, 'offer', requestedId, findOfferForm);
  return { ...form, initial: edit.fields, regions: await loadRegions(await getLocale()), today: dayOf(new Date()) };
});

/** An offer on its review page. */
export const loadOfferReview = cache(async (requestedId: string): Promise<{ offer: OfferView; review: ReviewView }> => {
  const review = await loadReview('offer', requestedId);
  const offer = await findOffer(review.id);
  if (!offer) notFound();
  return { offer, review };
});

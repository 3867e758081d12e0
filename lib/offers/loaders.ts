import 'server-only';
import { forbidden, notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { homeOf } from '@/lib/auth/home';
import { requireActor, requireMember } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { loadDraftForm } from '@/lib/drafts/loaders';
import { listDrafts } from '@/lib/drafts/queries';
import type { DraftSummary } from '@/lib/drafts/views';
import { dayOf } from '@/lib/i18n/day';
import { loadEditForm, loadReview } from '@/lib/listings/loaders';
import type { ReviewView } from '@/lib/listings/views';
import { loadRegions } from '@/lib/places/loaders';
import { inLocale, routes, rowId, type Side, sideOf } from '@/lib/routes';
import { canAsk, canManageOffer, canReadOffer, offersReadBy } from './policy';
import { findOffer, findOfferForm, listOwnOffers } from './queries';
import { isOnOffer, regimesOf } from './rules';
import type { OfferAction, OfferFormView, OfferPageView, OfferView, OwnOfferView } from './views';

/** An offer: an association's for anybody, a company's for those who could ask for it. Its own people find their page instead. */
export const loadOffer = cache(async (requestedId: string): Promise<OfferPageView> => {
  const id = rowId(requestedId);
  const [actor, offer] = await Promise.all([currentActor(), id === null ? null : findOffer(id)]);
  if (offer && actor && canManageOffer(actor, offer.owner))
    redirect(inLocale(await getLocale(), routes.ownOffer(sideOf(offer.owner.kind), offer.id)));
  if (!offer || !canReadOffer(actor, offer.owner)) {
    // Who is not signed in may be somebody who reads it.
    const reader = actor ?? (await requireActor(`/offers/${requestedId}`));
    if (offersReadBy(reader).length === 0) forbidden();
    notFound();
  }
  if (!isOnOffer({ ...offer, verified: offer.owner.verified, availableUntil: dayOf(offer.availableUntil) }, dayOf(new Date()))) notFound();
  return { offer, action: actionFor(actor, offer), homeHref: actor === null ? routes.home() : homeOf(actor) };
});

function actionFor(actor: Actor | null, offer: OfferView): OfferAction {
  if (actor === null) return { kind: 'signIn', href: routes.signIn(routes.ask(offer.id)) };
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
  const [regime, ...others] = regimesOf(form.side === 'association' ? 'ASSOCIATION' : 'COMPANY');
  const only = others.length === 0 ? { regime: [regime] } : {};
  const initial = { writtenIn: [locale], languages: [locale], availableFrom: [today], peopleCount: ['1'], ...fields, ...only };
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

import 'server-only';
import { forbidden, notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { homeOf } from '@/lib/auth/home';
import { requireActor, requireMember } from '@/lib/auth/require-actor';
import { dayOf } from '@/lib/i18n/day';
import { loadRegions } from '@/lib/places/loaders';
import { inLocale, routes, rowId, type Side, sideOf } from '@/lib/routes';
import { loadSkillOptions } from '@/lib/skills/loaders';
import { canAsk, canManageOffer, canReadOffers } from './policy';
import { findOffer, listOwnOffers } from './queries';
import { isOnOffer } from './rules';
import type { NewOfferView, OfferAction, OfferPageView, OwnOfferView } from './views';

/** An offer, for the people of verified organisations. Its own people find their page instead. */
export const loadOffer = cache(async (requestedId: string): Promise<OfferPageView> => {
  const id = rowId(requestedId);
  const actor = await requireActor(`/offers/${requestedId}`);
  const offer = id === null ? null : await findOffer(id);
  if (offer && canManageOffer(actor, offer.owner))
    redirect(inLocale(await getLocale(), routes.ownOffer(sideOf(offer.owner.kind), offer.id)));
  if (!canReadOffers(actor)) forbidden();
  if (!offer || !isOnOffer({ ...offer, verified: offer.owner.verified, availableUntil: dayOf(offer.availableUntil) }, dayOf(new Date())))
    notFound();
  const action: OfferAction = canAsk(actor, offer.owner) ? { kind: 'ask', href: routes.ask(offer.id) } : { kind: 'none' };
  return { offer, action, homeHref: homeOf(actor) };
});

/** The offers of the workspace's organisation. */
export const loadOwnOffers = cache(async (requestedSide: string): Promise<{ side: Side; offers: OwnOfferView[] }> => {
  const { membership, side } = await requireMember(requestedSide, `/${requestedSide}/offers`);
  const now = new Date();
  return { side, offers: await listOwnOffers(membership.organisationId, dayOf(now), now) };
});

/** What the form of a new offer starts from. */
export const loadNewOffer = cache(async (requestedSide: string): Promise<NewOfferView> => {
  const { membership, side } = await requireMember(requestedSide, `/${requestedSide}/offers/new`);
  const locale = await getLocale();
  const [regions, skills] = await Promise.all([loadRegions(locale), loadSkillOptions(locale)]);
  return { side, verified: membership.state === 'verified', regions, skills, today: dayOf(new Date()) };
});

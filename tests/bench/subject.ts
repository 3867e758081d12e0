import { rankOffers } from '@/lib/matching/oracle';
import type { NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { Columns } from './columns';
import type { World } from './cramped';
import type { Subject } from './golden';

/** Postings without pruning as a golden subject: compiled again after each change. */
export function postingsSubject({ needs, offers, context }: World): Subject {
  const needsById = new Map(needs.map((need) => [need.id, need]));
  const offersById = new Map(offers.map((offer) => [offer.id, offer]));
  let columns: Columns | undefined;
  return {
    rankNeeds: (offer: OfferFacts, k) => (columns ??= new Columns([...needsById.values()], context)).postings(offer, k),
    rankOffers: (need: NeedFacts, k) => rankOffers(need, [...offersById.values()], context, k).top,
    putNeed: (need) => {
      needsById.set(need.id, need);
      columns = undefined;
    },
    dropNeed: (id) => {
      needsById.delete(id);
      columns = undefined;
    },
    putOffer: (offer) => void offersById.set(offer.id, offer),
    dropOffer: (id) => void offersById.delete(id),
  };
}

import { MatchIndex } from '@/lib/matching';
import type { Best } from '@/lib/matching/best';
import { rankOffers } from '@/lib/matching/oracle';
import type { NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { scorePair } from '@/lib/matching/score';
import { Columns } from './columns';
import type { World } from './cramped';
import type { MakeSubject, Subject } from './golden';

export const indexSubject: MakeSubject = ({ needs, offers, context }) => new MatchIndex(needs, offers, context);

/** An index that takes each run for a point less than it can have: the golden queries must find out. */
export const weakenedSubject: MakeSubject = ({ needs, offers, context }) => new Weakened(needs, offers, context);

class Weakened extends MatchIndex {
  protected override worthIt(best: Best, bound: number, oldest: number): boolean {
    return super.worthIt(best, bound - 1, oldest);
  }
}

/** Postings without pruning as a golden subject: compiled again after each change. */
export function postingsSubject({ needs, offers, context }: World): Subject {
  const needsById = new Map(needs.map((need) => [need.id, need]));
  const offersById = new Map(offers.map((offer) => [offer.id, offer]));
  let columns: Columns | undefined;
  return {
    rankNeeds: (offer: OfferFacts, k) => {
      columns ??= new Columns([...needsById.values()], context);
      return columns.postings(offer, k).flatMap(({ id, points }) => {
        const scored = scorePair(needsById.get(id) as NeedFacts, offer, context);
        // Points of one way and words of the other must be of the same pair.
        return scored.ok && scored.points === points ? [{ id, scored }] : [];
      });
    },
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

import type { Context, NeedFacts, OfferFacts } from './pair';
import { REFUSALS, type Refusal, type Refused, type Scored, scorePair } from './score';

export interface Ranked {
  id: number;
  scored: Scored;
}

export interface Ranking {
  /** The best, most points first; of equal points the older, which is the smaller id. */
  top: Ranked[];
  /** How many candidates each refusal set aside; 0 for a refusal that set none aside. */
  setAside: Record<Refusal, number>;
  /** All candidates, ranked and set aside. */
  total: number;
}

/**
 * The `k` needs that an offer serves best: every need is scored, nothing is guessed. Kept simple on
 * purpose, as the truth that a faster way is compared with.
 *
 * @param needs in any order, each id once: the answer does not depend on the order
 * @param k whole, 0 and up
 * @returns at most `k` needs, and what was set aside among all of them
 * @throws RangeError as `scorePair`
 * @complexity O(n × k) at worst, near O(n) in an order that is not against it; memory O(k)
 */
export function rankNeeds(offer: OfferFacts, needs: readonly NeedFacts[], context: Context, k: number): Ranking {
  return rank(needs, (need) => scorePair(need, offer, context), k);
}

/** The `k` offers that serve a need best: as `rankNeeds`, from the other side. */
export function rankOffers(need: NeedFacts, offers: readonly OfferFacts[], context: Context, k: number): Ranking {
  return rank(offers, (offer) => scorePair(need, offer, context), k);
}

function rank<Facts extends { id: number }>(candidates: readonly Facts[], score: (facts: Facts) => Scored | Refused, k: number): Ranking {
  const setAside = Object.fromEntries(REFUSALS.map((refusal) => [refusal, 0])) as Record<Refusal, number>;
  const top: Ranked[] = [];
  for (const facts of candidates) {
    const scored = score(facts);
    if (!scored.ok) {
      setAside[scored.refusal] += 1;
      continue;
    }
    const candidate = { id: facts.id, scored };
    const at = top.findIndex((other) => precedes(candidate, other));
    top.splice(at === -1 ? top.length : at, 0, candidate);
    if (top.length > k) top.pop();
  }
  return { top, setAside, total: candidates.length };
}

function precedes(a: Ranked, b: Ranked): boolean {
  return a.scored.points === b.scored.points ? a.id < b.id : a.scored.points > b.scored.points;
}

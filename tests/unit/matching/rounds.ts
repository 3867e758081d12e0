import fc from 'fast-check';
import {
  quartersOf,
  type RoundNeed,
  type RoundOffer,
  type RoundPair,
  type RoundProblem,
  type RoundTerms,
  unmetShares,
} from '@/lib/matching/round';

/** Rounds to build tests from, and the truth about small ones. */

export function roundOf(
  needs: readonly RoundNeed[],
  offers: readonly RoundOffer[],
  candidates: readonly RoundPair[],
  terms: Partial<RoundTerms> = {},
): RoundProblem {
  return { needs, offers, candidates, terms: { mostPerNeed: 1, mostPerOrganisation: 3, shares: [], pinned: [], removed: [], ...terms } };
}

const anyQuarters = fc.constantFrom(0, 3, 4, 6, 8, 8, 12);
const anyShare = fc.record({
  by: fc.constant('region' as const),
  of: fc.constantFrom('06', '12'),
  atLeast: fc.constantFrom(10, 33, 50, 75, 100),
});

/** Few pairs, so that all their sets can be looked at; few values, so that limits are met and points tie. */
export const anyRound: fc.Arbitrary<RoundProblem> = fc
  .record({
    needs: fc.array(
      fc.record({ organisationId: fc.integer({ min: 1, max: 3 }), region: fc.constantFrom('06', '12'), quartersLeft: anyQuarters }),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
    offers: fc.array(anyQuarters, { minLength: 1, maxLength: 4 }),
    drawn: fc.array(fc.tuple(fc.nat(4), fc.nat(3), fc.integer({ min: 1, max: 9 })), { maxLength: 12, size: 'max' }),
    mostPerNeed: fc.integer({ min: 1, max: 2 }),
    mostPerOrganisation: fc.integer({ min: 1, max: 3 }),
    shares: fc.array(anyShare, { maxLength: 2 }),
    pins: fc.boolean(),
    removes: fc.boolean(),
  })
  .map(({ needs, offers, drawn, mostPerNeed, mostPerOrganisation, shares, pins, removes }) => {
    const byPair = new Map<string, RoundPair>();
    for (const [need, offer, tens] of drawn) {
      if (need < needs.length && offer < offers.length)
        byPair.set(`${need}-${offer}`, { needId: need + 1, offerId: offer + 1, points: 10 * tens });
    }
    const candidates = [...byPair.values()];
    const [first, second] = candidates;
    const hasHours = first && quartersOf(needs[first.needId - 1] as RoundNeed, { quartersLeft: offers[first.offerId - 1] as number }) > 0;
    return roundOf(
      needs.map((need, index) => ({ ...need, id: index + 1, sector: 'education' })),
      offers.map((quartersLeft, index) => ({ id: index + 1, organisationId: 100 + index, quartersLeft })),
      candidates,
      { mostPerNeed, mostPerOrganisation, shares, pinned: pins && hasHours ? [first] : [], removed: removes && second ? [second] : [] },
    );
  });

/** The most points of any set that keeps the terms: every set is looked at, by rules that are written down a second time. */
export function bestOf({ needs, offers, candidates, terms }: RoundProblem): number {
  const problem = { needs, offers, candidates, terms };
  const unmet = unmetShares(problem);
  const kept = terms.shares.filter(
    (share) => !unmet.some(({ by, of, atLeast }) => by === share.by && of === share.of && atLeast === share.atLeast),
  );
  const is = (pair: { needId: number; offerId: number }) => (other: { needId: number; offerId: number }) =>
    pair.needId === other.needId && pair.offerId === other.offerId;
  const needOf = ({ needId }: RoundPair) => needs.find(({ id }) => id === needId) as RoundNeed;
  const offerOf = ({ offerId }: RoundPair) => offers.find(({ id }) => id === offerId) as RoundOffer;
  const hours = (pair: RoundPair) => quartersOf(needOf(pair), offerOf(pair));
  const sum = (pairs: readonly RoundPair[], of: (pair: RoundPair) => number) => pairs.reduce((sum, pair) => sum + of(pair), 0);
  const allowed = candidates.filter((pair) => hours(pair) > 0 && !terms.removed.some(is(pair)));
  let best = 0;
  for (let set = 0; set < 2 ** allowed.length; set += 1) {
    const chosen = allowed.filter((_, bit) => (set >> bit) & 1);
    const points = sum(chosen, (pair) => pair.points);
    if (points <= best) continue;
    const keeps =
      terms.pinned.every((pin) => chosen.some(is(pin))) &&
      needs.every((need) => {
        const own = chosen.filter(({ needId }) => needId === need.id);
        return own.length <= terms.mostPerNeed && sum(own, hours) <= need.quartersLeft;
      }) &&
      offers.every(
        (offer) =>
          sum(
            chosen.filter(({ offerId }) => offerId === offer.id),
            hours,
          ) <= offer.quartersLeft,
      ) &&
      needs.every(
        ({ organisationId }) => chosen.filter((pair) => needOf(pair).organisationId === organisationId).length <= terms.mostPerOrganisation,
      ) &&
      kept.every(({ of, atLeast }) => 100 * chosen.filter((pair) => needOf(pair).region === of).length >= atLeast * chosen.length);
    if (keeps) best = points;
  }
  return best;
}

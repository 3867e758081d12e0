import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  leftOut,
  quartersOf,
  type RoundNeed,
  type RoundOffer,
  type RoundPair,
  type RoundProblem,
  type RoundTerms,
  roundError,
  takeBestFirst,
  unmetShares,
} from '@/lib/matching/round';
import { anyRound, bestOf, roundOf } from './rounds';

const need = (id: number, change: Partial<RoundNeed> = {}): RoundNeed => ({
  id,
  organisationId: 100 + id,
  region: '06',
  sector: 'education',
  quartersLeft: 10,
  ...change,
});
const offer = (id: number, quartersLeft = 10): RoundOffer => ({ id, organisationId: 200 + id, quartersLeft });
const pair = (needId: number, offerId: number, points: number): RoundPair => ({ needId, offerId, points });
const names = (pairs: readonly RoundPair[]) => pairs.map(({ needId, offerId }) => `${needId}-${offerId}`);

describe('best first', () => {
  test('takes by points, then the older need, then the older offer', () => {
    const needs = [need(1), need(2), need(3)];
    const candidates = [pair(3, 1, 500), pair(2, 2, 500), pair(2, 1, 500), pair(1, 3, 499), pair(3, 3, 500)];
    expect(names(takeBestFirst(roundOf(needs, [offer(1), offer(2), offer(3)], candidates)))).toEqual(['2-1', '3-3']);
  });

  test('takes what one side needs, or what the other has', () => {
    expect([quartersOf(need(1), offer(1, 9)), quartersOf(need(1), offer(1, 10)), quartersOf(need(1), offer(1, 11))]).toEqual([9, 10, 10]);
  });

  test.each([
    [19, ['1-1']],
    [20, ['1-1', '2-1']],
    [21, ['1-1', '2-1']],
  ])('gives out no more than the %i quarter-hours of an offer', (quarters, expected) => {
    const problem = roundOf([need(1), need(2)], [offer(1, quarters)], [pair(1, 1, 600), pair(2, 1, 500)]);
    expect(names(takeBestFirst(problem))).toEqual(expected);
  });

  test.each([
    [9, ['1-1']],
    [10, ['1-1', '1-2']],
    [11, ['1-1', '1-2']],
  ])('asks no more than the %i quarter-hours of a need', (quarters, expected) => {
    const problem = roundOf([need(1, { quartersLeft: quarters })], [offer(1, 5), offer(2, 5)], [pair(1, 1, 600), pair(1, 2, 500)], {
      mostPerNeed: 2,
    });
    expect(names(takeBestFirst(problem))).toEqual(expected);
  });

  test.each([
    [1, ['1-1']],
    [2, ['1-1', '1-2']],
    [3, ['1-1', '1-2', '1-3']],
  ])('keeps to %i pairs of a need', (mostPerNeed, expected) => {
    const offers = [offer(1, 1), offer(2, 1), offer(3, 1)];
    const problem = roundOf([need(1)], offers, [pair(1, 1, 600), pair(1, 2, 500), pair(1, 3, 400)], { mostPerNeed });
    expect(names(takeBestFirst(problem))).toEqual(expected);
  });

  test.each([
    [1, ['1-1']],
    [2, ['1-1', '2-2']],
    [3, ['1-1', '2-2', '3-3']],
  ])('keeps to %i pairs of an organisation', (mostPerOrganisation, expected) => {
    const needs = [1, 2, 3].map((id) => need(id, { organisationId: 7 }));
    const problem = roundOf(needs, [offer(1), offer(2), offer(3)], [pair(1, 1, 600), pair(2, 2, 500), pair(3, 3, 400)], {
      mostPerOrganisation,
    });
    expect(names(takeBestFirst(problem))).toEqual(expected);
  });

  test('takes nothing of a side without hours', () => {
    const needs = [need(1, { quartersLeft: 0 }), need(2)];
    expect(takeBestFirst(roundOf(needs, [offer(1, 100), offer(2, 0)], [pair(1, 1, 600), pair(2, 2, 600)]))).toEqual([]);
  });

  test('takes pinned pairs before better ones, and no removed one', () => {
    const problem = (terms: Partial<RoundTerms>) =>
      roundOf([need(1), need(2), need(3)], [offer(1)], [pair(1, 1, 600), pair(2, 1, 500), pair(3, 1, 400)], terms);
    expect(names(takeBestFirst(problem({ pinned: [pair(3, 1, 400)] })))).toEqual(['3-1']);
    expect(names(takeBestFirst(problem({ removed: [pair(1, 1, 600)] })))).toEqual(['2-1']);
  });

  test.each([
    ['is no candidate', { pinned: [{ needId: 1, offerId: 2 }] }],
    ['is removed too', { pinned: [{ needId: 1, offerId: 1 }], removed: [{ needId: 1, offerId: 1 }] }],
    [
      'exceeds a limit with another',
      {
        pinned: [
          { needId: 1, offerId: 1 },
          { needId: 2, offerId: 1 },
        ],
      },
    ],
  ])('refuses a pinned pair that %s', (_, terms) => {
    const problem = roundOf([need(1), need(2)], [offer(1), offer(2)], [pair(1, 1, 600), pair(2, 1, 500)], terms);
    expect(() => takeBestFirst(problem)).toThrow(RangeError);
  });

  test.each([
    ['a need that is given twice', [need(1), need(1)], [offer(1)], []],
    ['an offer that is given twice', [need(1)], [offer(1), offer(1)], []],
    ['a pair of an unknown need', [need(1)], [offer(1)], [pair(2, 1, 500)]],
    ['a pair of an unknown offer', [need(1)], [offer(1)], [pair(1, 2, 500)]],
    ['a pair that is given twice', [need(1)], [offer(1)], [pair(1, 1, 500), pair(1, 1, 500)]],
  ])('refuses %s', (_, needs, offers, candidates) => {
    expect(() => takeBestFirst(roundOf(needs, offers, candidates))).toThrow(RangeError);
  });
});

describe('shares', () => {
  // Ten needs, two of them in another region and with fewer points; an offer for each, then for all but one.
  const needs = Array.from({ length: 10 }, (_, index) => need(index + 1, index < 8 ? {} : { region: '12' }));
  const candidates = needs.map(({ id }) => pair(id, 1, 900 - 10 * id));
  const withHours = (quarters: number, ...shares: RoundTerms['shares']) => roundOf(needs, [offer(1, quarters)], candidates, { shares });
  const inTwelve = (pairs: readonly RoundPair[]) => pairs.filter(({ needId }) => needId > 8).length;

  test.each([
    [19, 0],
    [20, 0],
    [21, 1],
  ])('of %i percent, where 20 come by themselves, are unmet %i times', (atLeast, unmet) => {
    const problem = withHours(100, { by: 'region', of: '12', atLeast });
    expect(unmetShares(problem)).toHaveLength(unmet);
    expect(takeBestFirst(problem)).toHaveLength(10);
  });

  test.each([
    [20, 1],
    [21, 2],
    [40, 2],
  ])('of %i percent bring in %i of five', (atLeast, expected) => {
    const problem = withHours(50, { by: 'region', of: '12', atLeast });
    const pairs = takeBestFirst(problem);
    expect([pairs.length, inTwelve(pairs)]).toEqual([5, expected]);
    expect(unmetShares(problem)).toEqual([]);
  });

  test('that a full round cannot meet are named, with what can be met, and shrink nothing', () => {
    const problem = withHours(50, { by: 'region', of: '12', atLeast: 41 }, { by: 'sector', of: 'disability', atLeast: 1 });
    expect(takeBestFirst(problem)).toHaveLength(5);
    expect(unmetShares(problem)).toEqual([
      { by: 'region', of: '12', atLeast: 41, reachable: 40 },
      { by: 'sector', of: 'disability', atLeast: 1, reachable: 0 },
    ]);
  });

  test('that cannot all be met give way to those before them', () => {
    const [six, twelve] = [
      { by: 'region', of: '06', atLeast: 80 },
      { by: 'region', of: '12', atLeast: 40 },
    ] as const;
    expect(unmetShares(withHours(50, six, twelve))).toEqual([{ ...twelve, reachable: 20 }]);
    expect(unmetShares(withHours(50, twelve, six))).toEqual([{ ...six, reachable: 60 }]);
  });

  test('are counted with the pinned pairs', () => {
    const pinned = candidates.slice(0, 4);
    const problem = { ...withHours(50, { by: 'region', of: '12', atLeast: 40 }) };
    expect(unmetShares({ ...problem, terms: { ...problem.terms, pinned } })).toMatchObject([{ reachable: 20 }]);
  });

  test('are told from each other, to the last', () => {
    const shares = Array.from({ length: 31 }, () => ({ by: 'region', of: '06', atLeast: 1 }) as const);
    expect(unmetShares(withHours(50, ...shares.slice(1)))).toEqual([]);
    expect(() => unmetShares(withHours(50, ...shares))).toThrow(RangeError);
  });
});

describe('the check', () => {
  const problem = roundOf(
    [need(1, { organisationId: 1, quartersLeft: 12 }), need(2, { organisationId: 1 }), need(3, { region: '12' })],
    [offer(1, 6), offer(2, 6), offer(3, 16)],
    [pair(1, 1, 700), pair(1, 2, 700), pair(1, 3, 700), pair(2, 3, 600), pair(3, 3, 500), pair(3, 1, 400)],
    { mostPerNeed: 2, mostPerOrganisation: 2, shares: [{ by: 'region', of: '12', atLeast: 25 }] },
  );
  const changed = (terms: Partial<RoundTerms>): RoundProblem => ({ ...problem, terms: { ...problem.terms, ...terms } });
  const key = (needId: number, offerId: number) => ({ needId, offerId });

  test.each([
    ['nothing', problem, [], null],
    ['a set within all limits', problem, [key(1, 1), key(1, 2), key(3, 3)], null],
    ['a pair that nobody scored', problem, [key(2, 1)], 'not_a_candidate'],
    ['a need that is not of the round', problem, [key(9, 1)], 'not_a_candidate'],
    ['a removed pair', changed({ removed: [key(3, 3)] }), [key(3, 3)], 'not_a_candidate'],
    ['a pair twice', problem, [key(1, 1), key(1, 1)], 'twice'],
    ['a pair too many of a need', changed({ mostPerNeed: 1 }), [key(1, 1), key(1, 2)], 'need_full'],
    ['a pair too many of an organisation', changed({ mostPerOrganisation: 1 }), [key(1, 1), key(2, 3)], 'organisation_full'],
    ['more hours than a need has left', problem, [key(1, 1), key(1, 3)], 'need_hours'],
    ['more hours than an offer has left', problem, [key(2, 3), key(3, 3)], 'offer_hours'],
    ['a set without a pinned pair', changed({ pinned: [key(3, 1)] }), [key(1, 2)], 'pin_missing'],
    ['too small a share', problem, [key(1, 1), key(1, 2)], 'share'],
  ] as const)('of %s', (_, problem, chosen, expected) => {
    expect(roundError(problem, chosen)).toBe(expected);
  });
});

describe('who is left out', () => {
  test('hears the first reason', () => {
    const needs = [
      need(1),
      need(2, { region: '12' }),
      need(3),
      need(4),
      need(5, { organisationId: 101 }),
      need(6),
      need(7, { region: '12' }),
      need(8),
      need(9),
    ];
    const candidates = [
      pair(1, 1, 900),
      pair(2, 1, 800),
      pair(4, 1, 700),
      pair(5, 1, 600),
      pair(6, 2, 600),
      pair(7, 3, 500),
      pair(8, 4, 450),
      pair(9, 5, 300),
    ];
    const problem = roundOf(needs, [offer(1), offer(2, 0), offer(3), offer(4), offer(5)], candidates, {
      mostPerOrganisation: 1,
      pinned: [pair(8, 4, 450)],
      removed: [pair(4, 1, 700)],
      shares: [{ by: 'region', of: '12', atLeast: 33 }],
    });
    const chosen = [pair(1, 1, 900), pair(7, 3, 500), pair(8, 4, 450)];
    expect([unmetShares(problem), roundError(problem, chosen)]).toEqual([[], null]);
    expect(leftOut(problem, chosen)).toEqual([
      { needId: 2, reason: 'outscored' },
      { needId: 3, reason: 'no_candidate' },
      { needId: 4, reason: 'removed' },
      { needId: 5, reason: 'organisation_at_its_limit' },
      { needId: 6, reason: 'offers_without_hours' },
      { needId: 9, reason: 'share' },
    ]);
  });

  test('is not said of a set that does not fit', () => {
    const problem = roundOf([need(1)], [offer(1)], [pair(1, 1, 500)]);
    expect(() => leftOut(problem, [pair(1, 1, 500), pair(1, 1, 500)])).toThrow(RangeError);
  });
});

test('in any round, best first keeps every limit, leaves room for no other pair, and is the same in any order', () => {
  fc.assert(
    fc.property(anyRound, (problem) => {
      const pairs = takeBestFirst(problem);
      expect(roundError(problem, pairs)).toBeNull();
      expect(pairs.reduce((sum, { points }) => sum + points, 0)).toBeLessThanOrEqual(bestOf(problem));
      const chosen = new Set(names(pairs));
      for (const other of problem.candidates)
        if (!chosen.has(names([other])[0] ?? '')) expect(roundError(problem, [...pairs, other])).not.toBeNull();
      const turned = { ...problem, needs: [...problem.needs].reverse(), candidates: [...problem.candidates].reverse() };
      expect(takeBestFirst(turned)).toEqual(pairs);
    }),
    { numRuns: 200 },
  );
});

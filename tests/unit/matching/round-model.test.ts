import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RoundProblem, type RoundTerms, roundError, takeBestFirst, unmetShares } from '@/lib/matching/round';
import { type RoundProgress, solveRound } from '@/lib/matching/round-model';
import { Chance } from '@/tests/bench/chance';
import { anyRound, bestOf, roundOf } from './rounds';

/** The work has an end of its own; time must never be what ends it here. */
const ENOUGH = { seconds: 600 };
const pointsOf = (pairs: readonly { points: number }[]) => pairs.reduce((sum, { points }) => sum + points, 0);

/** More than one model holds: offers with hours for a few of many needs. */
function crowded(needs: number, offers: number, terms: Partial<RoundTerms> = {}): RoundProblem {
  const chance = new Chance(3);
  const regions = ['06', '04', '12'] as const;
  return roundOf(
    Array.from({ length: needs }, (_, index) => ({
      id: index + 1,
      organisationId: chance.whole(1, needs),
      region: chance.one(regions),
      sector: 'education',
      quartersLeft: chance.whole(4, 120),
    })),
    Array.from({ length: offers }, (_, index) => ({ id: index + 1, organisationId: index + 1, quartersLeft: chance.whole(20, 200) })),
    Array.from({ length: offers }, (_, index) =>
      chance
        .shuffled(Array.from({ length: needs }, (_, need) => need + 1))
        .slice(0, 15)
        .map((needId) => ({ needId, offerId: index + 1, points: chance.whole(300, 900) })),
    ).flat(),
    terms,
  );
}

describe('a small round', () => {
  test('has the best of all sets, and shows that it is', async () => {
    await fc.assert(
      fc.asyncProperty(anyRound, async (problem) => {
        const { pairs, total, bound, unmet, finished } = await solveRound(problem, ENOUGH);
        const best = bestOf(problem);
        expect([total, bound, finished]).toEqual([best, best, true]);
        expect(pointsOf(pairs)).toBe(total);
        expect(roundError(problem, pairs)).toBeNull();
        expect(unmet).toEqual(unmetShares(problem));
      }),
      { numRuns: 30, seed: 5 },
    );
  }, 120_000);

  test('prefers two pairs to the one that takes the hours of both', async () => {
    const problem = roundOf(
      [8, 4, 4].map((quartersLeft, index) => ({
        id: index + 1,
        organisationId: index + 1,
        region: '06',
        sector: 'education',
        quartersLeft,
      })),
      [{ id: 1, organisationId: 9, quartersLeft: 8 }],
      [700, 600, 500].map((points, index) => ({ needId: index + 1, offerId: 1, points })),
    );
    expect(pointsOf(takeBestFirst(problem))).toBe(700);
    expect(await solveRound(problem, ENOUGH)).toMatchObject({ total: 1_100, bound: 1_100, finished: true });
  });

  test('of nothing is empty', async () => {
    expect(await solveRound(roundOf([], [], []), ENOUGH)).toEqual({ pairs: [], total: 0, bound: 0, unmet: [], finished: true });
  });

  test('refuses pinned pairs that exceed a limit', async () => {
    const problem = roundOf(
      [{ id: 1, organisationId: 1, region: '06', sector: 'education', quartersLeft: 4 }],
      [
        { id: 1, organisationId: 2, quartersLeft: 4 },
        { id: 2, organisationId: 3, quartersLeft: 4 },
      ],
      [
        { needId: 1, offerId: 1, points: 500 },
        { needId: 1, offerId: 2, points: 400 },
      ],
      {
        pinned: [
          { needId: 1, offerId: 1 },
          { needId: 1, offerId: 2 },
        ],
      },
    );
    await expect(solveRound(problem, ENOUGH)).rejects.toThrow(RangeError);
  });
});

describe('a larger round', () => {
  const pinned = crowded(250, 110).candidates.slice(0, 1);
  const removed = crowded(250, 110).candidates.slice(30, 32);
  const problem = crowded(250, 110, { mostPerOrganisation: 2, shares: [{ by: 'region', of: '12', atLeast: 45 }], pinned, removed });

  test('keeps the terms, lies between best first and its bound, and is the same again', async () => {
    const seen: RoundProgress[] = [];
    const result = await solveRound(problem, { ...ENOUGH, onProgress: (progress) => seen.push(progress) });
    expect(roundError(problem, result.pairs)).toBeNull();
    expect(result).toMatchObject({ unmet: [], finished: true });
    expect(result.total).toBeGreaterThan(pointsOf(takeBestFirst(problem)));
    expect(result.total).toBeLessThanOrEqual(result.bound);
    expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).sort((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(1);
    expect(await solveRound(problem, ENOUGH)).toEqual(result);
  }, 120_000);

  test('has a set within no time at all', async () => {
    const { pairs, total, bound, finished } = await solveRound(problem, { seconds: 0 });
    expect(finished).toBe(false);
    expect(roundError(problem, pairs)).toBeNull();
    expect(total).toBeGreaterThanOrEqual(pointsOf(takeBestFirst(problem)));
    expect(total).toBeLessThanOrEqual(bound);
  });
});

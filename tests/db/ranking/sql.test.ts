import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { rankNeeds, rankOffers } from '@/lib/matching/oracle';
import type { Context, NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { loadContext } from '@/lib/ranking/context';
import { listNeedFacts, listOfferFacts } from '@/lib/ranking/facts';
import { rankNeedsBySql, rankOffersBySql, type SqlRanking } from '@/lib/ranking/sql';
import { openNeedsFor, openOffersFor } from '@/tests/support/open-listings';
import { addWorld } from '@/tests/support/random-world';

/*
 * The truth is the oracle over all that is open; the SQL must give the same list, points and counts, whatever the
 * weights, the rarity, the day and the number asked for.
 */

const KINDS = ['ASSOCIATION', 'COMPANY'] as const;
const needsFor: Record<OfferFacts['kind'], NeedFacts[]> = { ASSOCIATION: [], COMPANY: [] };
const offersFor: Record<NeedFacts['kind'], OfferFacts[]> = { ASSOCIATION: [], COMPANY: [] };
let contexts: Context[] = [];

async function readAll() {
  for (const kind of KINDS) {
    needsFor[kind] = await openNeedsFor(kind);
    offersFor[kind] = await openOffersFor(kind);
  }
}

beforeAll(async () => {
  const now = await loadContext(new Date());
  const rare = Object.fromEntries(Object.keys(now.skills.family).map((code, index) => [code, 1 + ((index * 7_919) % 400)]));
  contexts = [
    now,
    { ...now, rarity: { version: 2, of: rare } },
    { ...now, asOf: now.asOf + 25, rarity: { version: 3, of: {} } },
    {
      ...now,
      weights: { version: 2, skills: 97, place: 301, sector: 0, format: 61, hours: 203, languages: 37, freshness: 250, attention: 51 },
      rarity: { version: 2, of: rare },
    },
  ];
});

const simply = ({ top, setAside, total }: ReturnType<typeof rankNeeds>): SqlRanking => ({
  top: top.map(({ id, scored }) => ({ id, points: scored.points })),
  setAside,
  total,
});

/** The truth is found once and cut: of all that can be matched, the first `k`. */
async function compare(needs: readonly NeedFacts[], offers: readonly OfferFacts[]) {
  let ranked = 0;
  const agree = async (truth: SqlRanking, bySql: (k: number | null) => Promise<SqlRanking>) => {
    for (const k of [1, 20, null]) expect(await bySql(k)).toEqual({ ...truth, top: truth.top.slice(0, k ?? undefined) });
    ranked += truth.top.length;
  };
  for (const context of contexts) {
    for (const offer of offers) {
      const all = needsFor[offer.kind];
      await agree(simply(rankNeeds(offer, all, context, all.length)), (k) => rankNeedsBySql(offer, context, k));
    }
    for (const need of needs) {
      const all = offersFor[need.kind];
      await agree(simply(rankOffers(need, all, context, all.length)), (k) => rankOffersBySql(need, context, k));
    }
  }
  return ranked;
}

const idsFrom = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

test('on the seed: for every listing, in whatever state', async () => {
  await readAll();
  const needs = await listNeedFacts((await db.skillNeed.findMany({ select: { id: true } })).map(({ id }) => id));
  const offers = await listOfferFacts((await db.expertiseOffer.findMany({ select: { id: true } })).map(({ id }) => id));
  const everyThird = <T>(all: T[]) => all.filter((_, index) => index % 3 === 0);
  expect(await compare(everyThird(needs), everyThird(offers))).toBeGreaterThan(400);
});

describe.each([1, 2])('on world %i', (seed) => {
  test('in both directions, of both kinds', async () => {
    const from = seed * 100_000;
    await addWorld({ seed, organisations: 40, needs: 400, offers: 300, from });
    await readAll();
    expect(await compare(await listNeedFacts(idsFrom(from, 6)), await listOfferFacts(idsFrom(from, 6)))).toBeGreaterThan(400);
  });
});

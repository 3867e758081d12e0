import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { rankNeeds, rankOffers } from '@/lib/matching/oracle';
import type { Context, Kind, NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { loadContext, refreshRarity } from '@/lib/ranking/context';
import { listNeedFactsFor, listOfferFactsFor } from '@/lib/ranking/facts';
import { type Built, LISTENER, LiveRanking, liveRanking, type RankingIndex, startRanking } from '@/lib/ranking/live';
import { loadOpen } from '@/lib/ranking/load';
import { needsInOrder, offersInOrder, rankNeedsFor, rankOffersFor } from '@/lib/ranking/rank';
import { cast } from '@/tests/support/cast';
import { chanceOf } from '@/tests/support/random-world';
import { addNeed, addOffer } from '@/tests/support/requests';

/*
 * The truth is the oracle over all that is open, read afresh; the index must say the same once it has heard of
 * everything, whatever became of its connections and of the process meanwhile.
 */

/** Looks at everything: what is tested here is what reaches an index. */
function plainIndex(needs: readonly NeedFacts[], offers: readonly OfferFacts[], context: Context): RankingIndex {
  const [ofNeeds, ofOffers] = [new Map(needs.map((facts) => [facts.id, facts])), new Map(offers.map((facts) => [facts.id, facts]))];
  let delta = 0;
  const needsOf = (offer: OfferFacts, k: number) => rankNeeds(offer, [...ofNeeds.values()], context, k);
  const offersOf = (need: NeedFacts, k: number) => rankOffers(need, [...ofOffers.values()], context, k);
  return {
    rankNeeds: (offer, k) => needsOf(offer, k).top,
    rankOffers: (need, k) => offersOf(need, k).top,
    countNeeds: (offer) => needsOf(offer, 0),
    countOffers: (need) => offersOf(need, 0),
    putNeed(facts) {
      ofNeeds.set(facts.id, facts);
      delta += 1;
    },
    dropNeed(id) {
      if (ofNeeds.delete(id)) delta += 1;
    },
    putOffer(facts) {
      ofOffers.set(facts.id, facts);
      delta += 1;
    },
    dropOffer(id) {
      if (ofOffers.delete(id)) delta += 1;
    },
    get delta() {
      return delta;
    },
  };
}

let builds = 0;

async function build(now: Date): Promise<Built> {
  builds += 1;
  const { needs, offers, ...rest } = await loadOpen(now);
  const world = (giver: Kind, receiver: Kind) => plainIndex(needs[receiver], offers[giver], rest.context);
  return {
    ...rest,
    worlds: { COMPANY: world('COMPANY', 'ASSOCIATION'), ASSOCIATION: world('ASSOCIATION', 'COMPANY') },
    needs: needs.ASSOCIATION.length + needs.COMPANY.length,
    offers: offers.ASSOCIATION.length + offers.COMPANY.length,
  };
}

const url = process.env.DATABASE_URL ?? '';
const clients = Array.from({ length: 3 }, () => new Client({ connectionString: url, application_name: 'changes' }));
let live: LiveRanking;

function startLive(): void {
  live = new LiveRanking({ url, build });
  live.start();
}

const warm = () => vi.waitFor(() => expect(live.state().warm).toBe(true), { timeout: 20_000, interval: 20 });

beforeAll(async () => {
  for (const client of clients) await client.connect();
  await loadContext(new Date());
  startLive();
  await warm();
});

afterAll(async () => {
  await live.stop();
  for (const client of clients) await client.end();
});

/** For a sample of listings of either kind, what the index says and what is true. */
async function bothAnswers(chance: () => number): Promise<{ index: unknown; truth: unknown }> {
  const context = await loadContext(new Date());
  const worlds = live.worldsOf(context);
  const index: unknown[] = [];
  const truth: unknown[] = [];
  for (const kind of ['ASSOCIATION', 'COMPANY'] as const) {
    const [needs, offers] = [await listNeedFactsFor(kind), await listOfferFactsFor(kind)];
    const sample = <T>(all: T[]) => all.filter(() => chance() < 6 / all.length);
    for (const offer of sample(await listOfferFactsFor(kind === 'COMPANY' ? 'ASSOCIATION' : 'COMPANY'))) {
      const { top, setAside, total } = rankNeeds(offer, needs, context, 20);
      truth.push({ top, setAside, total });
      const counts = worlds?.[kind].countNeeds(offer);
      index.push({ top: worlds?.[kind].rankNeeds(offer, 20), setAside: counts?.setAside, total: counts?.total });
    }
    const giver = kind === 'COMPANY' ? 'ASSOCIATION' : 'COMPANY';
    for (const need of sample(await listNeedFactsFor(giver))) {
      const { top, setAside, total } = rankOffers(need, offers, context, 20);
      truth.push({ top, setAside, total });
      const counts = worlds?.[giver].countOffers(need);
      index.push({ top: worlds?.[giver].rankOffers(need, 20), setAside: counts?.setAside, total: counts?.total });
    }
  }
  return { index, truth };
}

async function converges(seed: number, timeout = 10_000): Promise<void> {
  await vi.waitFor(
    async () => {
      const { index, truth } = await bothAnswers(chanceOf(seed));
      expect(index).toEqual(truth);
    },
    { timeout, interval: 100 },
  );
}

describe('a committed change', () => {
  const WITHIN = 2_000;

  /** How long until the index says of the pair what `expected` says. */
  async function seenAfter(change: () => Promise<unknown>, seen: () => boolean): Promise<number> {
    await change();
    const start = performance.now();
    await vi.waitFor(() => expect(seen()).toBe(true), { timeout: 5_000, interval: 5 });
    return performance.now() - start;
  }

  test('of a need, an offer, the hours left or a verification is in the answers within two seconds', async () => {
    const context = await loadContext(new Date());
    const needId = await addNeed(cast.associationOwner);
    const offerId = await addOffer(cast.companyOwner);
    const offer = (await listOfferFactsFor('ASSOCIATION')).find(({ id }) => id === offerId);
    if (!offer) throw new Error('The offer is not open');
    const found = () =>
      live
        .worldsOf(context)
        ?.COMPANY.rankNeeds(offer, 10_000)
        .find(({ id }) => id === needId);
    const warmNow = () => live.worldsOf(context) !== null;
    await vi.waitFor(() => expect(found()).toBeDefined(), { timeout: WITHIN, interval: 5 });
    const sql = (statement: string) => () => clients[0]?.query(statement) ?? Promise.reject(new Error('No client'));
    const hours = () => found()?.scored.facts.hours.neededQuarters;
    const owner = cast.associationOwner.organisationId;
    const times = [
      await seenAfter(sql(`UPDATE "SkillNeed" SET "quartersLeft" = 7 WHERE "id" = ${needId}`), () => hours() === 7),
      await seenAfter(
        sql(`UPDATE "Organisation" SET "state" = 'suspended', "stateReason" = 'x' WHERE "id" = ${owner}`),
        () => warmNow() && !found(),
      ),
      await seenAfter(
        sql(`UPDATE "Organisation" SET "state" = 'verified', "stateReason" = NULL WHERE "id" = ${owner}`),
        () => found() !== undefined,
      ),
      await seenAfter(sql(`UPDATE "SkillNeed" SET "state" = 'paused' WHERE "id" = ${needId}`), () => warmNow() && !found()),
    ];
    expect(Math.max(...times)).toBeLessThan(WITHIN);
  });

  test('is there within two seconds as well when nobody listens any more', async () => {
    const context = await loadContext(new Date());
    const offer = (await listOfferFactsFor('ASSOCIATION')).find(
      ({ remote, skills }) => remote && skills.some(({ code }) => code === 'database_design'),
    );
    if (!offer) throw new Error('No offer fits');
    await cutOff('listener');
    const needId = await addNeed(cast.associationOwner);
    const start = performance.now();
    const found = () =>
      live
        .worldsOf(context)
        ?.COMPANY.rankNeeds(offer, 10_000)
        .some(({ id }) => id === needId);
    await vi.waitFor(() => expect(found()).toBe(true), { timeout: 5_000, interval: 10 });
    expect(performance.now() - start).toBeLessThan(WITHIN);
  });
});

/** Ends connections as a restart of the server or a lost network does. */
async function cutOff(whose: 'listener' | 'everybody'): Promise<void> {
  const name = whose === 'listener' ? `= '${LISTENER}'` : `<> 'changes'`;
  await clients[0]?.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name ${name}`,
  );
}

/** Statements by chance over listings that are there, of all that the engine reads. */
function anyChange(chance: () => number): string {
  const below = (n: number) => Math.floor(chance() * n);
  const pick = (of: readonly string[]) => of[below(of.length)] ?? '';
  const one = (table: string) => `"id" = (SELECT "id" FROM "${table}" ORDER BY "id" OFFSET ${below(60)} LIMIT 1)`;
  const skill = `(SELECT "code" FROM "Skill" ORDER BY "code" OFFSET ${below(100)} LIMIT 1)`;
  return pick([
    `UPDATE "SkillNeed" SET "quartersLeft" = least("quartersTotal", ${below(40)}) WHERE ${one('SkillNeed')}`,
    `UPDATE "SkillNeed" SET "state" = CASE "state" WHEN 'open' THEN 'paused'::"ListingState" ELSE 'open' END WHERE ${one('SkillNeed')} AND "publishedAt" IS NOT NULL`,
    `UPDATE "SkillNeed" SET "mode" = '${pick(['remote', 'on_site', 'either'])}', "format" = '${pick(['day', 'mentoring'])}' WHERE ${one('SkillNeed')}`,
    `UPDATE "ExpertiseOffer" SET "quartersLeft" = least("quartersTotal", ${below(40)}) WHERE ${one('ExpertiseOffer')}`,
    `UPDATE "ExpertiseOffer" SET "state" = CASE "state" WHEN 'open' THEN 'paused'::"ListingState" ELSE 'open' END WHERE ${one('ExpertiseOffer')} AND "publishedAt" IS NOT NULL`,
    `UPDATE "ExpertiseOffer" SET "languages" = '{${pick(['ar', 'fr', 'en'])}}', "remote" = true WHERE ${one('ExpertiseOffer')}`,
    `INSERT INTO "NeedSkill" SELECT "id", ${skill}, 'useful' FROM "SkillNeed" WHERE ${one('SkillNeed')} ON CONFLICT DO NOTHING`,
    `DELETE FROM "NeedSkill" WHERE "importance" = 'useful' AND "needId" IN (SELECT "id" FROM "SkillNeed" WHERE ${one('SkillNeed')})`,
    `INSERT INTO "OfferSkill" SELECT "id", ${skill}, ${1 + below(4)} FROM "ExpertiseOffer" WHERE ${one('ExpertiseOffer')} ON CONFLICT DO NOTHING`,
    `UPDATE "OfferSkill" SET "level" = ${1 + below(4)} WHERE "offerId" IN (SELECT "id" FROM "ExpertiseOffer" WHERE ${one('ExpertiseOffer')})`,
    `UPDATE "Organisation" SET "attention" = ${below(51)} WHERE ${one('Organisation')}`,
    `UPDATE "Organisation" SET "state" = 'suspended', "stateReason" = 'x' WHERE ${one('Organisation')} AND "state" = 'verified'`,
    `UPDATE "Organisation" SET "state" = 'verified', "verifiedAt" = now() WHERE ${one('Organisation')} AND "state" = 'suspended' AND "mergedIntoId" IS NULL`,
  ]);
}

/** One client's transactions: some are taken back, some collide and are given up. Gives how many took effect. */
async function changeAround(client: Client, chance: () => number, transactions: number): Promise<number> {
  let kept = 0;
  for (let count = 0; count < transactions; count += 1) {
    try {
      await client.query('BEGIN');
      for (let statement = 0; statement <= chance() * 4; statement += 1) await client.query(anyChange(chance));
      const end = chance() < 0.2 ? 'ROLLBACK' : 'COMMIT';
      await client.query(end);
      if (end === 'COMMIT') kept += 1;
    } catch {
      await client.query('ROLLBACK');
    }
  }
  return kept;
}

describe('after changes by chance, by three at once', () => {
  test.each([11, 12, 13])('the index converges to the database (seed %i)', async (seed) => {
    const chance = chanceOf(seed);
    const changes = clients.map((client, index) => changeAround(client, chanceOf(seed * 10 + index), 25));
    await new Promise((resolve) => setTimeout(resolve, 50 + chance() * 100));
    if (seed === 11) await cutOff('listener');
    if (seed === 12) await cutOff('everybody');
    if (seed === 13) {
      await live.stop();
      startLive();
    }
    const kept = await Promise.all(changes);
    expect(Math.min(...kept)).toBeGreaterThan(5);
    await converges(seed);
  });
});

test('a page gets the same list, counts and explanations from the index and from PostgreSQL', async () => {
  await live.stop();
  const now = new Date();
  const ask = async () => {
    const answers: unknown[] = [];
    for (const kind of ['ASSOCIATION', 'COMPANY'] as const) {
      for (const offer of (await listOfferFactsFor(kind)).slice(0, 8)) {
        answers.push(await rankNeedsFor(offer, now, 20));
        const order = await needsInOrder(offer.id, now);
        answers.push(await order?.best(), order?.version, await order?.scoresOf([1, 2, 3, 4, 5]));
      }
      for (const need of (await listNeedFactsFor(kind)).slice(0, 8)) {
        answers.push(await rankOffersFor(need, now, 20));
        answers.push(await (await offersInOrder(need.id, now))?.best());
      }
    }
    return answers;
  };
  const cold = await ask();
  startRanking(build);
  const own = liveRanking();
  if (!own) throw new Error('There is no index');
  live = own;
  await warm();
  const asked = vi.spyOn(own, 'worldsOf');
  expect(await ask()).toEqual(cold);
  expect(asked.mock.results.filter(({ value }) => value === null)).toEqual([]);
  expect(asked).toHaveBeenCalled();
});

describe('all is read anew, and the old answers until then or nobody does', () => {
  const rebuilt = (since: number) => vi.waitFor(() => expect(builds).toBeGreaterThan(since), { timeout: 5_000, interval: 10 });

  test('after a bulk load', async () => {
    const before = builds;
    await clients[0]?.query('BEGIN');
    await clients[0]?.query('ALTER TABLE "SkillNeed" DISABLE TRIGGER USER');
    await clients[0]?.query(`UPDATE "SkillNeed" SET "quartersLeft" = 1 WHERE "state" = 'open'`);
    await clients[0]?.query('ALTER TABLE "SkillNeed" ENABLE TRIGGER USER');
    await clients[0]?.query('SELECT raise_ranking_epoch()');
    await clients[0]?.query('COMMIT');
    await rebuilt(before);
    await converges(21);
  });

  test('with a new rarity table: the index gives no points of the old one', async () => {
    const before = builds;
    await refreshRarity();
    expect(live.worldsOf(await loadContext(new Date()))).toBeNull();
    await rebuilt(before);
    await warm();
    await converges(22);
    expect(live.worldsOf(await loadContext(new Date()))).not.toBeNull();
  });

  test('on another day', async () => {
    expect(live.worldsOf(await loadContext(new Date(Date.now() + 86_400_000)))).toBeNull();
  });

  test('when too much has changed to look at each', async () => {
    await live.stop();
    live = new LiveRanking({ url, build, deltaMost: 10 });
    live.start();
    await warm();
    const before = builds;
    await clients[0]?.query(`UPDATE "Organisation" SET "attention" = 50 - "attention"`);
    await rebuilt(before);
    await converges(23);
    // Until the new one is built, the old one answers, with all that changed beside it.
    const context = await loadContext(new Date());
    await vi.waitFor(() => expect(live.worldsOf(context)?.COMPANY.delta).toBeLessThanOrEqual(10), { timeout: 20_000, interval: 50 });
  });
});

import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { rankNeeds, rankOffers } from '@/lib/matching/oracle';
import { build, handOver, takeOver } from '@/lib/ranking/build';
import { currentVersions, forgetSkills, loadContext, refreshRarity, versionsOf } from '@/lib/ranking/context';
import { type Built, LISTENER, LiveRanking, liveRanking, startRanking, type Worlds } from '@/lib/ranking/live';
import { needsInOrder, offersInOrder, rankNeedsFor, rankNeedsNear, rankOffersFor } from '@/lib/ranking/rank';
import { cast } from '@/tests/support/cast';
import { openNeedsFor, openOffersFor } from '@/tests/support/open-listings';
import { chanceOf } from '@/tests/support/random-world';
import { addNeed, addOffer } from '@/tests/support/requests';

/*
 * The truth is the oracle over all that is open, read afresh; the index must say the same once it has heard of
 * everything, whatever became of its connections and of the process meanwhile.
 */

let builds = 0;

/** As a thread would hand it over. */
async function buildApart(now: Date): Promise<Built> {
  builds += 1;
  const { message, buffers } = handOver(await build(now));
  return takeOver(structuredClone(message, { transfer: buffers }));
}

const url = process.env.DATABASE_URL ?? '';
const clients = Array.from({ length: 3 }, () => new Client({ connectionString: url, application_name: 'changes' }));
let live: LiveRanking;

function startLive(): void {
  live = new LiveRanking({ url, build: buildApart });
  live.start();
}

/** However long it takes on a machine that has much to do. */
const PATIENCE = { timeout: 50_000, interval: 20 };
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

async function worldsNow(): Promise<Worlds | null> {
  return live.worldsOf(await currentVersions(new Date()));
}

const warm = () => vi.waitFor(async () => expect(await worldsNow()).not.toBeNull(), PATIENCE);

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
  const worlds = live.worldsOf(versionsOf(context));
  const index: unknown[] = [];
  const truth: unknown[] = [];
  for (const kind of ['ASSOCIATION', 'COMPANY'] as const) {
    const [needs, offers] = [await openNeedsFor(kind), await openOffersFor(kind)];
    const sample = <T>(all: T[]) => all.filter(() => chance() < 6 / all.length);
    for (const offer of sample(await openOffersFor(kind === 'COMPANY' ? 'ASSOCIATION' : 'COMPANY'))) {
      const { top, setAside, total } = rankNeeds(offer, needs, context, 20);
      truth.push({ top, setAside, total });
      const counts = worlds?.[kind].countNeeds(offer);
      index.push({ top: worlds?.[kind].rankNeeds(offer, 20), setAside: counts?.setAside, total: counts?.total });
    }
    const giver = kind === 'COMPANY' ? 'ASSOCIATION' : 'COMPANY';
    for (const need of sample(await openNeedsFor(giver))) {
      const { top, setAside, total } = rankOffers(need, offers, context, 20);
      truth.push({ top, setAside, total });
      const counts = worlds?.[giver].countOffers(need);
      index.push({ top: worlds?.[giver].rankOffers(need, 20), setAside: counts?.setAside, total: counts?.total });
    }
  }
  return { index, truth };
}

async function converges(seed: number): Promise<void> {
  await vi.waitFor(
    async () => {
      const { index, truth } = await bothAnswers(chanceOf(seed));
      expect(index).toEqual(truth);
    },
    { ...PATIENCE, interval: 100 },
  );
}

describe('a committed change', () => {
  const seen = (holds: (worlds: Worlds) => boolean) =>
    vi.waitFor(async () => {
      const worlds = await worldsNow();
      expect(worlds && holds(worlds)).toBe(true);
    }, PATIENCE);

  test('of a need, an offer, the hours left or a verification comes to be in the answers', async () => {
    const needId = await addNeed(cast.associationOwner);
    const offerId = await addOffer(cast.companyOwner);
    const offer = (await openOffersFor('ASSOCIATION')).find(({ id }) => id === offerId);
    const need = (await openNeedsFor('COMPANY')).find(({ id }) => id === needId);
    if (!offer || !need) throw new Error('They are not open');
    const found = ({ COMPANY }: Worlds) => COMPANY.rankNeeds(offer, 10_000).find(({ id }) => id === needId);
    await seen((worlds) => found(worlds) !== undefined);
    await seen(({ COMPANY }) => COMPANY.bestOffers(need, 10_000).some(({ id }) => id === offerId));
    const change = (statement: string) => clients[0]?.query(statement);
    const owner = cast.associationOwner.organisationId;
    await change(`UPDATE "SkillNeed" SET "quartersLeft" = 7 WHERE "id" = ${needId}`);
    await seen((worlds) => found(worlds)?.scored.facts.hours.neededQuarters === 7);
    await change(`UPDATE "Organisation" SET "state" = 'suspended', "stateReason" = 'x' WHERE "id" = ${owner}`);
    await seen((worlds) => found(worlds) === undefined);
    await change(`UPDATE "Organisation" SET "state" = 'verified', "stateReason" = NULL WHERE "id" = ${owner}`);
    await seen((worlds) => found(worlds) !== undefined);
    await change(`UPDATE "SkillNeed" SET "state" = 'paused' WHERE "id" = ${needId}`);
    await seen((worlds) => found(worlds) === undefined);
  });

  test('comes there as well when nobody listens any more', async () => {
    const offer = (await openOffersFor('ASSOCIATION')).find(
      ({ remote, skills }) => remote && skills.some(({ code }) => code === 'database_design'),
    );
    if (!offer) throw new Error('No offer fits');
    await cutOff('listener');
    const needId = await addNeed(cast.associationOwner);
    await seen(({ COMPANY }) => COMPANY.bestNeeds(offer, 10_000).some(({ id }) => id === needId));
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
  startRanking(buildApart);
  const own = liveRanking();
  if (!own) throw new Error('There is no index');
  live = own;
  await warm();
  const ask = async (now: Date) => {
    const answers: unknown[] = [];
    for (const kind of ['ASSOCIATION', 'COMPANY'] as const) {
      for (const offer of (await openOffersFor(kind)).slice(0, 8)) {
        answers.push(await rankNeedsFor(offer, now, 20));
        const order = await needsInOrder(offer.id, now);
        answers.push(await order?.best(), order?.version, await order?.scoresOf([1, 2, 3, 4, 5]));
      }
      for (const need of (await openNeedsFor(kind)).slice(0, 8)) {
        answers.push(await rankOffersFor(need, now, 20));
        answers.push(await (await offersInOrder(need.id, now))?.best(), await rankNeedsNear(need.id, now, 3));
      }
    }
    return answers;
  };
  // Again if the index was out of service for a moment, or the day has changed.
  await vi.waitFor(async () => {
    const now = new Date();
    const worlds = vi.spyOn(own, 'worldsOf');
    try {
      const warm = await ask(now);
      expect(worlds).toHaveBeenCalled();
      expect(worlds.mock.results.filter(({ value }) => value === null)).toEqual([]);
      worlds.mockReturnValue(null);
      expect(await ask(now)).toEqual(warm);
    } finally {
      worlds.mockRestore();
    }
  }, PATIENCE);
});

describe('all is read anew, and the old answers until then or nobody does', () => {
  const rebuilt = (since: number) => vi.waitFor(() => expect(builds).toBeGreaterThan(since), PATIENCE);

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

  test('with a new rarity table', async () => {
    const before = builds;
    await refreshRarity();
    await rebuilt(before);
    await warm();
    await converges(22);
  });

  test('with other relations of skills', async () => {
    const before = builds;
    const [moved, beside] = await db.skill.findMany({ distinct: ['familyCode'], orderBy: { code: 'asc' }, take: 2 });
    await db.skill.update({ where: { code: moved?.code ?? '' }, data: { familyCode: beside?.familyCode ?? '' } });
    forgetSkills();
    await rebuilt(before);
    await converges(23);
  });

  test('when too much has changed to look at each', async () => {
    await live.stop();
    live = new LiveRanking({ url, build: buildApart, deltaMost: 10 });
    live.start();
    await warm();
    const before = builds;
    await clients[0]?.query(`UPDATE "Organisation" SET "attention" = 50 - "attention"`);
    await rebuilt(before);
    await converges(24);
    // Until the new one is built, the old one answers, with all that changed beside it.
    await vi.waitFor(async () => expect((await worldsNow())?.COMPANY.delta).toBeLessThanOrEqual(10), PATIENCE);
  });
});

test('the index gives no points of another day, rarity table or other weights', async () => {
  await warm();
  const versions = await currentVersions(new Date());
  for (const other of ['asOf', 'rarity', 'weights'] as const) {
    expect(live.worldsOf({ ...versions, [other]: versions[other] + 1 })).toBeNull();
    expect(live.state({ ...versions, [other]: versions[other] + 1 }).warm).toBe(false);
  }
});

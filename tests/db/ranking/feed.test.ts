import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { type Changes, changesSince, currentPosition, type Position, purgeChanges } from '@/lib/ranking/feed';
import { cast } from '@/tests/support/cast';
import { addNeed, addOffer } from '@/tests/support/requests';

const client = new Client({ connectionString: process.env.DATABASE_URL ?? '' });
const other = new Client({ connectionString: process.env.DATABASE_URL ?? '' });
let need = 0;
let offer = 0;

beforeAll(async () => {
  await client.connect();
  await other.connect();
  need = await addNeed(cast.associationOwner);
  offer = await addOffer(cast.companyOwner);
});

afterAll(async () => {
  await client.end();
  await other.end();
});

/** A position that knows all that was told before. */
async function here(): Promise<Position> {
  return (await read(await currentPosition())).position;
}

async function read(from: Position): Promise<Changes> {
  const changes = await changesSince(from);
  if (!changes) throw new Error('Single changes were expected');
  return changes;
}

const toldIn = ({ needs, offers }: Changes) => ({ needs: needs.sort((a, b) => a - b), offers: offers.sort((a, b) => a - b) });

/** What a statement tells, with `?` for the need or the offer of this file. */
async function told(statement: string): Promise<{ needs: number[]; offers: number[] } | 'all'> {
  const from = await here();
  await client.query(statement);
  const changes = await changesSince(from);
  return changes ? toldIn(changes) : 'all';
}

describe('a transaction that took its number first and commits last', () => {
  test('is not lost, and the faster one does not wait for it', async () => {
    const second = await addNeed(cast.associationOwner);
    const start = await here();
    await client.query('BEGIN');
    await client.query(`UPDATE "SkillNeed" SET "quartersLeft" = 111 WHERE "id" = ${need}`);
    const { rows } = await client.query<{ number: string }>('SELECT pg_current_xact_id()::text AS number');
    const first = BigInt(rows[0]?.number ?? '');
    await other.query('BEGIN');
    await other.query(`UPDATE "SkillNeed" SET "quartersLeft" = 112 WHERE "id" = ${second}`);
    await other.query('COMMIT');

    const meanwhile = await read(start);
    expect(meanwhile.needs).toEqual([second]);
    const again = await read(meanwhile.position);
    expect(again.needs).toEqual([]);
    // Up to the first at most: transactions of other databases on this server end meanwhile, this one has not.
    expect(meanwhile.position.below).toBeLessThanOrEqual(first);
    expect(again.position.below).toBeLessThanOrEqual(first);
    await client.query('COMMIT');

    const after = await read(again.position);
    expect(after.needs).toEqual([need]);
    expect((await read(after.position)).needs).toEqual([]);
    // Whoever was away meanwhile reads both.
    expect(toldIn(await read(start)).needs).toEqual([need, second]);
  });

  test('tells nothing once it is taken back', async () => {
    const start = await here();
    await client.query('BEGIN');
    await client.query(`UPDATE "SkillNeed" SET "quartersLeft" = 100 WHERE "id" = ${need}`);
    const position = await here();
    await client.query('ROLLBACK');
    expect((await read(start)).needs).toEqual([]);
    expect((await read(position)).needs).toEqual([]);
  });
});

describe('what the engine reads is told', () => {
  test.each([
    `"state" = 'paused'`,
    `"state" = 'open'`,
    `"sector" = 'environment'`,
    `"regionCode" = '01', "provinceCode" = (SELECT min("code") FROM "Province" WHERE "regionCode" = '01')`,
    `"mode" = 'either'`,
    `"format" = 'day'`,
    `"quartersLeft" = "quartersLeft" - 1`,
    `"languages" = '{fr}'`,
    `"wantedStart" = "wantedStart" + 1`,
    `"closesOn" = "closesOn" - 1`,
    `"publishedAt" = "publishedAt" - interval '1 day'`,
  ])('of a need: %s', async (change) => {
    expect(await told(`UPDATE "SkillNeed" SET ${change} WHERE "id" = ${need}`)).toEqual({ needs: [need], offers: [] });
    if (!/- 1|\+ 1|interval/.test(change)) {
      // The same again is no change.
      expect(await told(`UPDATE "SkillNeed" SET ${change} WHERE "id" = ${need}`)).toEqual({ needs: [], offers: [] });
    }
  });

  test.each([
    `"state" = 'paused'`,
    `"state" = 'open'`,
    `"sectors" = '{environment,education}'`,
    `"regions" = '{01,04}'`,
    `"remote" = NOT "remote"`,
    `"format" = 'day'`,
    `"quartersLeft" = "quartersLeft" - 1`,
    `"languages" = '{fr}'`,
    `"availableFrom" = "availableFrom" + 1`,
    `"availableUntil" = "availableUntil" - 1`,
  ])('of an offer: %s', async (change) => {
    expect(await told(`UPDATE "ExpertiseOffer" SET ${change} WHERE "id" = ${offer}`)).toEqual({ needs: [], offers: [offer] });
  });

  test('of the skills of a need', async () => {
    const only = { needs: [need], offers: [] };
    const added = `INSERT INTO "NeedSkill" VALUES (${need}, 'data_analysis', 'useful'), (${need}, 'bookkeeping', 'useful')`;
    expect(await told(added)).toEqual(only);
    expect(await told(`UPDATE "NeedSkill" SET "importance" = 'essential' WHERE "needId" = ${need}`)).toEqual(only);
    expect(await told(`UPDATE "NeedSkill" SET "skillCode" = 'budgeting' WHERE "needId" = ${need} AND "skillCode" = 'bookkeeping'`)).toEqual(
      only,
    );
    expect(await told(`DELETE FROM "NeedSkill" WHERE "needId" = ${need} AND "skillCode" = 'budgeting'`)).toEqual(only);
    expect(await told(`DELETE FROM "NeedSkill" WHERE "needId" = ${need} AND "skillCode" = 'budgeting'`)).toEqual({ needs: [], offers: [] });
  });

  test('of the skills of an offer', async () => {
    const only = { needs: [], offers: [offer] };
    expect(await told(`INSERT INTO "OfferSkill" VALUES (${offer}, 'bookkeeping', 1)`)).toEqual(only);
    expect(await told(`UPDATE "OfferSkill" SET "level" = 2 WHERE "offerId" = ${offer} AND "skillCode" = 'bookkeeping'`)).toEqual(only);
    expect(await told(`DELETE FROM "OfferSkill" WHERE "offerId" = ${offer} AND "skillCode" = 'bookkeeping'`)).toEqual(only);
  });

  test.each([
    `"attention" = 50 - "attention"`,
    `"regionCode" = '01', "provinceCode" = (SELECT min("code") FROM "Province" WHERE "regionCode" = '01')`,
    `"state" = 'suspended', "stateReason" = 'x'`,
    `"state" = 'verified', "stateReason" = NULL`,
  ])('of an organisation, for all its listings: %s', async (change) => {
    const { organisationId } = cast.associationOwner;
    const own = { where: { organisationId }, select: { id: true }, orderBy: { id: 'asc' } } as const;
    const needs = (await db.skillNeed.findMany(own)).map(({ id }) => id);
    const offers = (await db.expertiseOffer.findMany(own)).map(({ id }) => id);
    expect(needs.length).toBeGreaterThan(1);
    expect(await told(`UPDATE "Organisation" SET ${change} WHERE "id" = ${organisationId}`)).toEqual({ needs, offers });
  });

  test('of a listing that is new, and of one that is gone', async () => {
    const from = await here();
    const id = await addNeed(cast.associationOwner);
    expect(toldIn(await read(from))).toEqual({ needs: [id], offers: [] });
    expect(await told(`DELETE FROM "SkillNeed" WHERE "id" = ${id}`)).toEqual({ needs: [id], offers: [] });
    const before = await here();
    const given = await addOffer(cast.companyOwner);
    expect(toldIn(await read(before))).toEqual({ needs: [], offers: [given] });
    expect(await told(`DELETE FROM "ExpertiseOffer" WHERE "id" = ${given}`)).toEqual({ needs: [], offers: [given] });
  });

  test.each([
    `UPDATE "SkillNeed" SET "titleFr" = 'Un autre titre', "version" = "version" + 1, "closingToldFor" = now()`,
    `UPDATE "SkillNeed" SET "searchText" = ''`,
    `UPDATE "ExpertiseOffer" SET "titleFr" = 'Un autre titre', "peopleCount" = 2, "quartersPerMonth" = 3`,
    `UPDATE "Organisation" SET "missionFr" = 'Une autre mission', "sectors" = '{education}' WHERE "id" = 1`,
    `UPDATE "Skill" SET "synonymsFr" = '{x}'`,
  ])('and nothing else: %s', async (statement) => {
    expect(await told(statement)).toEqual({ needs: [], offers: [] });
  });
});

describe('what single changes cannot tell is told as a whole', () => {
  test.each([
    'SELECT raise_ranking_epoch()',
    `UPDATE "Skill" SET "related" = "related" || '{budgeting}' WHERE "code" = 'database_design'`,
    `UPDATE "Skill" SET "familyCode" = (SELECT min("code") FROM "SkillFamily" WHERE "code" <> "familyCode") WHERE "code" = 'database_design'`,
    'BEGIN; TRUNCATE "NeedSkill"; COMMIT',
    'BEGIN; TRUNCATE "OfferSkill"; COMMIT',
  ])('%s', async (statement) => {
    expect(await told(statement)).toBe('all');
  });

  test('a statement that changes more than 10,000 rows', async () => {
    const copy = (count: number) => `
      INSERT INTO "SkillNeed" ("organisationId", "state", "titleFr", "contextFr", "deliverableFr", "sector", "regionCode", "provinceCode", "mode",
        "format", "quartersTotal", "quartersLeft", "languages", "wantedStart", "closesOn", "updatedAt")
      SELECT "organisationId", 'closed', 'x', 'x', 'x', "sector", "regionCode", "provinceCode", "mode",
        "format", 4, 0, "languages", "wantedStart", "closesOn", now()
      FROM "SkillNeed", generate_series(1, ${count}) WHERE "id" = ${need}`;
    await client.query('ALTER TABLE "SkillNeed" DISABLE TRIGGER need_search_is_stored');
    await client.query(`ALTER TABLE "SkillNeed" DROP CONSTRAINT need_reviewed_has_been_published`);
    expect(await told(copy(9_999))).not.toBe('all');
    expect(await told(copy(10_001))).toBe('all');
  });
});

describe('the purge', () => {
  test('takes what is a day old; who had not read it reads all anew', async () => {
    const start = await here();
    await client.query(`UPDATE "SkillNeed" SET "quartersLeft" = 90 WHERE "id" = ${need}`);
    await client.query(`UPDATE "RankingChange" SET "at" = "at" - interval '25 hours' WHERE "id" = (SELECT max("id") FROM "RankingChange")`);
    // Transactions are counted for the whole server: those of other tests, in databases of their own, hold it up too.
    const patience = { timeout: 20_000, interval: 100 };
    const knows = await vi.waitFor(async () => {
      const position = await here();
      expect(position.ahead.size).toBe(0);
      return position;
    }, patience);
    await vi.waitFor(async () => {
      await purgeChanges();
      expect(await changesSince(start)).toBeNull();
    }, patience);
    expect(toldIn(await read(knows))).toEqual({ needs: [], offers: [] });
    // Twice is once.
    await purgeChanges();
    expect(toldIn(await read(await here()))).toEqual({ needs: [], offers: [] });
  });

  test('leaves what is younger, and what an open transaction may still be waiting behind', async () => {
    const count = () => db.rankingChange.count();
    await client.query(`UPDATE "RankingChange" SET "at" = now() - interval '23 hours'`);
    const before = await count();
    await purgeChanges();
    expect(await count()).toBe(before);
  });
});

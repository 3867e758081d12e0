import { verify } from '@node-rs/argon2';
import { PrismaPg } from '@prisma/adapter-pg';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '@/lib/files/sha256';
import { PrismaClient } from '@/lib/generated/prisma/client';
import { SECTORS } from '@/lib/listings/rules';
import { seed } from '@/prisma/seed';
import { DEMO_PASSWORD, demoAccounts } from '@/prisma/seed/accounts';
import { SEED_INVITATION } from '@/prisma/seed/unpublished';
import { migrate } from '@/scripts/migrations';

/*
 * In a database of its own: the seed is run more than once here, and the others rest on theirs.
 */

/** Above what a busy machine takes: a database made, filled and filled again. */
const TIMEOUT = 60_000;

const TODAY = new Date('2026-11-23T10:00:00.000Z');
const TOMORROW = new Date('2026-11-24T10:00:00.000Z');

const url = new URL(process.env.DATABASE_URL ?? '');
const name = `${url.pathname.slice(1)}_seed`;
const ownUrl = new URL(`/${name}`, url);
ownUrl.search = url.search;

let db: PrismaClient;

async function onServer(statement: string): Promise<void> {
  const server = new Client({ connectionString: url.href });
  await server.connect();
  await server.query(statement);
  await server.end();
}

beforeAll(async () => {
  await onServer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  await onServer(`CREATE DATABASE "${name}"`);
  await migrate(ownUrl.href);
  db = new PrismaClient({ adapter: new PrismaPg({ connectionString: ownUrl.href }) });
}, TIMEOUT);

afterAll(async () => {
  await db.$disconnect();
  await onServer(`DROP DATABASE "${name}" WITH (FORCE)`);
}, TIMEOUT);

/** Every row of every table, as one sum per table. */
async function everything(): Promise<Record<string, string>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`;
  const sums: Record<string, string> = {};
  for (const table of tables) {
    const [sum] = await db.$queryRawUnsafe<{ sum: string }[]>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM "${table.name}" AS t`,
    );
    sums[table.name] = sum?.sum ?? '';
  }
  return sums;
}

test('without the demo there are places and skills, and nobody', { timeout: TIMEOUT }, async () => {
  await seed(db, { today: TODAY, demo: false });
  expect([await db.region.count(), await db.province.count(), await db.skillFamily.count(), await db.skill.count()]).toEqual([
    12, 75, 14, 109,
  ]);
  expect([await db.user.count(), await db.organisation.count(), await db.partnershipRequest.count()]).toEqual([0, 0, 0]);
});

describe('with the demo', { timeout: TIMEOUT }, () => {
  beforeAll(() => seed(db, { today: TODAY, demo: true }), TIMEOUT);

  test('the cast is there, and its 60 needs are open', async () => {
    expect([await db.organisation.count(), await db.user.count(), await db.expertiseOffer.count()]).toEqual([56, 97, 47]);
    expect(
      await db.skillNeed.count({ where: { id: { lte: 60 }, state: 'open', quartersLeft: { gt: 0 }, publishedAt: { lt: TODAY } } }),
    ).toBe(60);
    const later = await db.skillNeed.findMany({ where: { id: { gt: 60 } }, select: { state: true }, orderBy: { id: 'asc' } });
    expect(later.map(({ state }) => state)).toEqual(['submitted', ...Array(7).fill('filled')]);
  });

  test('hours left are what approvals have not taken, on both sides', async () => {
    const wrong = await db.$queryRaw`
      WITH listing AS (
        SELECT 'need' AS side, "id", "quartersTotal" - "quartersLeft" AS taken FROM "SkillNeed"
        UNION ALL SELECT 'offer', "id", "quartersTotal" - "quartersLeft" FROM "ExpertiseOffer"
      ), approved AS (
        SELECT 'need' AS side, "needId" AS id, "quarters" FROM "PartnershipRequest" WHERE "state" = 'approved'
        UNION ALL SELECT 'offer', "offerId", "quarters" FROM "PartnershipRequest" WHERE "state" = 'approved'
      )
      SELECT * FROM listing WHERE taken <> (SELECT coalesce(sum("quarters"), 0) FROM approved WHERE approved.side = listing.side AND approved.id = listing.id)`;
    expect(wrong).toEqual([]);
    expect(await db.partnershipRequest.count({ where: { state: 'approved' } })).toBeGreaterThan(2);
  });

  test('the desk has fresh, due and late requests', async () => {
    const waiting = await db.partnershipRequest.findMany({ where: { state: 'accepted' }, select: { acceptedAt: true } });
    const days = waiting.map(({ acceptedAt }) => Math.floor((TODAY.getTime() - (acceptedAt?.getTime() ?? 0)) / 86_400_000));
    expect(days.filter((count) => count < 3).length).toBeGreaterThan(0);
    expect(days.filter((count) => count >= 3 && count < 7).length).toBeGreaterThan(0);
    expect(days.filter((count) => count >= 7).length).toBeGreaterThan(0);
  });

  test('a mission that both have signed has its agreement, kept as issued and signed by both', async () => {
    const signed = await db.mission.findMany({
      where: { signedAt: { not: null } },
      include: { agreement: true, documents: { include: { signatures: { orderBy: { signedAt: 'asc' } } } } },
    });
    expect(signed.length).toBe(8);
    for (const { id, createdAt, signedAt, agreement, documents } of signed) {
      expect(documents).toMatchObject([
        { kind: 'agreement', agreementVersion: agreement?.version, signatures: [{ side: 'giver' }, { side: 'receiver', signedAt }] },
      ]);
      const [{ bytes, sha256: kept, reference, issuedAt } = { bytes: Buffer.of(), sha256: '', reference: '', issuedAt: TODAY }] = documents;
      expect(kept).toBe(sha256(bytes));
      expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
      expect(reference).toMatch(/^KH-2026-\d{5}$/);
      expect(issuedAt > createdAt).toBe(true);
      const deeds = await db.auditEvent.findMany({
        where: { subject: 'mission', subjectId: String(id), action: { in: ['agreement_save', 'agreement_issue', 'mission_sign'] } },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      });
      expect(deeds.map(({ action }) => action)).toEqual(['agreement_save', 'agreement_issue', 'mission_sign', 'mission_sign']);
    }
  });

  test('what anybody may read came about in seven regions and in each sector', async () => {
    const shown = await db.$queryRaw<{ region: string; sector: string }[]>`
      SELECT m."regionCode" AS region, n."sector"::text AS sector
      FROM "Mission" m
      JOIN "SkillNeed" n ON n."id" = m."needId"
      JOIN "Partnership" p ON (p."associationId", p."companyId") IN ((m."giverId", m."receiverId"), (m."receiverId", m."giverId"))
      WHERE m."quartersConfirmed" > 0 AND m."needMet"
        AND (SELECT count(*) FROM "PartnershipConsent" c WHERE c."partnershipId" = p."id") = 2`;
    expect(new Set(shown.map(({ region }) => region)).size).toBe(7);
    expect(new Set(shown.map(({ sector }) => sector))).toEqual(new Set(SECTORS));
  });

  test('one colleague is asked in, and has not answered', async () => {
    const waiting = await db.invitation.findMany({
      where: { acceptedAt: null, revokedAt: null, expiresAt: { gt: TODAY } },
      include: { invitedBy: { include: { memberships: true } } },
    });
    expect(waiting).toMatchObject([{ ...SEED_INVITATION, role: 'member' }]);
    expect(waiting[0]?.invitedBy?.memberships).toMatchObject([{ organisationId: waiting[0]?.organisationId, role: 'owner' }]);
  });

  test('every account of the demo opens with the documented password', async () => {
    for (const { email } of demoAccounts) {
      const user = await db.user.findUniqueOrThrow({ where: { email }, select: { passwordHash: true } });
      expect(await verify(user.passwordHash ?? '', DEMO_PASSWORD), email).toBe(true);
    }
  });

  test('what people write next gets the next number', async () => {
    const { id: _, ...copy } = await db.skillNeed.findUniqueOrThrow({ where: { id: 1 } });
    const { id } = await db.skillNeed.create({ data: copy, select: { id: true } });
    expect(id).toBe(69);
    await db.skillNeed.delete({ where: { id } });
  });

  test('a second run, on another day, changes nothing', async () => {
    const before = await everything();
    await seed(db, { today: TOMORROW, demo: true });
    expect(await everything()).toEqual(before);
  });

  test('a second run leaves what people changed, and brings the corrections of the content', async () => {
    await db.needSkill.deleteMany({ where: { needId: 1, importance: 'useful' } });
    await db.membership.deleteMany({ where: { organisationId: 1, role: 'member' } });
    await db.skillNeed.update({ where: { id: 2 }, data: { titleAr: 'عنوان جديد', quartersLeft: 8 } });
    await db.skill.update({ where: { code: 'bookkeeping' }, data: { descriptionFr: 'Autre' } });
    const before = await everything();
    await seed(db, { today: TODAY, demo: true });
    const { Skill, ...others } = await everything();
    const { Skill: changed, ...kept } = before;
    expect(others).toEqual(kept);
    expect(Skill).not.toBe(changed);
  });
});

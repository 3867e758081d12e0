import { beforeAll, describe, expect, test } from 'vitest';
import { weighAttention } from '@/lib/attention/commands';
import { loadAttention } from '@/lib/attention/loaders';
import { attentionOf, COUNTED_DAYS, SHOWN_DAYS, weightOf } from '@/lib/attention/rules';
import { db } from '@/lib/db/client';
import { addDays, daysBetween } from '@/lib/i18n/day';
import { ATTENTION_FULL } from '@/lib/matching/score';
import { type Changes, changesSince, currentPosition, type Position } from '@/lib/ranking/feed';
import { cast, coordinatorIn } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';

const inOrder = { orderBy: [{ group: 'asc' as const }, { key: 'asc' as const }] };

/** Noon of the day of which the seed is: whatever the clock says while the tests run. */
let now = new Date();
let day = new Date();
let seeded: Awaited<ReturnType<typeof db.attentionFigure.findMany>> = [];

beforeAll(async () => {
  seeded = await db.attentionFigure.findMany(inOrder);
  day = seeded[0]?.day ?? day;
  now = new Date(day.getTime() + 12 * 3_600_000);
});

/** Points as the rules have them, worked out row by row. */
async function expectedPoints(): Promise<Map<number, number>> {
  const [organisations, showings, open] = await Promise.all([
    db.organisation.findMany({ select: { id: true }, orderBy: { id: 'asc' } }),
    db.showing.findMany(),
    db.skillNeed.findMany({
      where: { state: 'open', closesOn: { gte: day }, quartersLeft: { gt: 0 }, organisation: { state: 'verified' } },
      select: { organisationId: true },
      distinct: ['organisationId'],
    }),
  ]);
  const own = (id: number) =>
    showings
      .filter(({ organisationId }) => organisationId === id)
      .reduce((sum, showing) => sum + showing.count * weightOf(daysBetween(showing.day, day)), 0);
  const total = open.reduce((sum, { organisationId }) => sum + own(organisationId), 0);
  return new Map(organisations.map(({ id }) => [id, attentionOf(own(id), { total, organisations: open.length }, ATTENTION_FULL)]));
}

async function points(): Promise<Map<number, number>> {
  const rows = await db.organisation.findMany({ select: { id: true, attention: true }, orderBy: { id: 'asc' } });
  return new Map(rows.map(({ id, attention }) => [id, attention]));
}

async function read(from: Position): Promise<Changes> {
  const changes = await changesSince(from);
  if (!changes) throw new Error('Single changes were expected');
  return changes;
}

/** A position that knows all that was told before. */
async function here(): Promise<Position> {
  return (await read(await currentPosition())).position;
}

describe('the night', () => {
  test('makes of the seed’s showings the figures that the seed has', async () => {
    expect(seeded.length).toBeGreaterThan(10);
    await weighAttention(now);
    expect(await db.attentionFigure.findMany(inOrder)).toEqual(seeded);
  });

  test('writes the points of every organisation as the rules have them, and tells the ranking of those that changed', async () => {
    const { organisationId } = cast.associationOwner;
    await db.showing.upsert({
      where: { organisationId_day_sector: { organisationId, day, sector: 'education' } },
      create: { organisationId, day, sector: 'education', count: 500 },
      update: { count: 500 },
    });
    const before = await points();
    const from = await here();
    await weighAttention(now);
    const after = await points();
    expect(after).toEqual(await expectedPoints());
    expect(after.get(organisationId)).toBeLessThan(5);
    expect(new Set(after.values()).size).toBeGreaterThan(3);

    const changed = [...after].filter(([id, of]) => before.get(id) !== of).map(([id]) => id);
    const listings = await db.skillNeed.findMany({
      where: { organisationId: { in: changed } },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    const told = await read(from);
    expect(told.needs.sort((a, b) => a - b)).toEqual(listings.map(({ id }) => id));

    // Again changes nothing, and tells of nothing.
    await weighAttention(now);
    expect(await points()).toEqual(after);
    expect(await read(told.position)).toMatchObject({ needs: [], offers: [] });
  });

  test('halves what was shown two weeks ago, and forgets what is older than a season', async () => {
    const { organisationId } = cast.otherAssociationOwner;
    const shown = async (daysAgo: number) => {
      await db.showing.deleteMany({ where: { organisationId } });
      await db.showing.create({ data: { organisationId, day: addDays(day, -daysAgo), sector: 'education', count: 40 } });
      await weighAttention(now);
      expect(await points()).toEqual(await expectedPoints());
      return (await points()).get(organisationId) ?? -1;
    };
    const [today, lately, almost, long] = [await shown(0), await shown(14), await shown(COUNTED_DAYS - 1), await shown(COUNTED_DAYS)];
    expect(lately).toBeGreaterThan(today);
    expect(almost).toBeGreaterThan(lately);
    expect(long).toBe(ATTENTION_FULL);
  });

  test('counts for the figures the days before its own, thirty of them', async () => {
    const { organisationId } = cast.otherAssociationOwner;
    const showings = async (daysAgo: number) => {
      await db.showing.deleteMany();
      await db.showing.create({ data: { organisationId, day: addDays(day, -daysAgo), sector: 'education', count: 7 } });
      await weighAttention(now);
      return (await db.attentionFigure.findFirst({ where: { group: 'all' } }))?.showings;
    };
    expect([await showings(0), await showings(1), await showings(SHOWN_DAYS), await showings(SHOWN_DAYS + 1)]).toEqual([0, 7, 7, 0]);
  });

  test('gives everybody all points where nothing was shown, and no figures where nothing is open', async () => {
    await db.showing.deleteMany();
    await weighAttention(now);
    expect(new Set((await points()).values())).toEqual(new Set([ATTENTION_FULL]));
    const figures = await db.attentionFigure.findMany();
    expect(figures.length).toBeGreaterThan(10);
    expect(figures.every(({ shown, showings, gini }) => shown === 0 && showings === 0 && gini === 0)).toBe(true);
    // Long after the last need has closed.
    await weighAttention(addDays(now, 3_650));
    expect(await viewAs(cast.coordinatorNational, loadAttention)).toMatchObject({ figures: null });
  });
});

describe('who reads who is shown', () => {
  beforeAll(() => weighAttention(now));

  test.each([
    ['an administrator', cast.administrator],
    ['a coordinator', cast.coordinatorNational],
    ['a coordinator of some regions', coordinatorIn('04')],
  ])('%s, of the whole country', async (_who, person) => {
    const { weight, figures } = await viewAs(person, loadAttention);
    expect(weight).toBeGreaterThan(0);
    expect(figures?.regions.map(({ name }) => name)).toEqual(expect.arrayContaining(['Fès-Meknès']));
    expect(figures?.provinceTypes.map(({ key }) => key)).toEqual(['prefecture', 'province']);
    const sum = (rows: readonly { organisations: number }[] = []) => rows.reduce((total, { organisations }) => total + organisations, 0);
    expect([sum(figures?.regions), sum(figures?.provinceTypes)]).toEqual([figures?.all.organisations, figures?.all.organisations]);
    expect(sum(figures?.sectors)).toBeGreaterThanOrEqual(figures?.all.organisations ?? 0);
  });

  test.each([
    ['an association', cast.associationOwner, 403],
    ['a member of it', cast.associationMember, 403],
    ['a company', cast.companyOwner, 403],
    ['one that waits for verification', cast.unverifiedOwner, 403],
    ['nobody', null, '/fr/sign-in?next=%2Fprogramme%2Fattention'],
  ])('%s does not', async (_who, person, answer) => {
    expect(await loadAs(person, loadAttention)).toBe(answer);
  });
});

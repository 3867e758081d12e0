import { COUNTED_DAYS, giniOf, SHOWN_DAYS } from '@/lib/attention/rules';
import type { Prisma, PrismaClient } from '@/lib/generated/prisma/client';
import { ATTENTION_FULL } from '@/lib/matching/score';
import type { CastRows } from './cast';
import { readProvinces } from './content';
import { rowOf } from './ids';
import type { SeedClock } from './time';

type Showing = Prisma.ShowingCreateManyInput & { day: Date; count: number };

/** Points of attention that one list of the story cost. */
const POINTS_PER_LIST = 4;

/** The lists that the cast's associations stood in, the more the fewer points they have left, and what the night made of them. */
export async function seedAttention(db: PrismaClient, rows: CastRows, clock: SeedClock): Promise<void> {
  if ((await db.showing.count()) > 0) return;
  const needs = await db.skillNeed.findMany({
    where: {
      state: 'open',
      closesOn: { gte: clock.day },
      quartersLeft: { gt: 0 },
      organisation: { state: 'verified', kind: 'ASSOCIATION' },
    },
    select: { organisationId: true, sector: true },
    distinct: ['organisationId', 'sector'],
    orderBy: [{ organisationId: 'asc' }, { sector: 'asc' }],
  });
  const showings = needs.flatMap(({ organisationId, sector }): Showing[] => {
    const lists = Math.floor((ATTENTION_FULL - rowOf(rows.organisations, organisationId).attention) / POINTS_PER_LIST);
    return Array.from({ length: lists }, (_, list) => ({
      ...{ organisationId, sector, count: 1 + ((organisationId + list) % 3) },
      ...on(clock, 1 + ((list * 7) % (COUNTED_DAYS - 1))),
    }));
  });
  await db.showing.createMany({ data: showings });
  await db.attentionFigure.createMany({ data: figuresOf(needs, showings, rows, clock) });
}

function on(clock: SeedClock, daysAgo: number): Pick<Showing, 'day' | 'lastAt'> {
  return { day: clock.inDays(-daysAgo), lastAt: clock.ago(daysAgo) };
}

/** As the nightly statement has them, reckoned row by row: a test compares both. */
function figuresOf(
  needs: readonly { organisationId: number; sector: string }[],
  showings: readonly Showing[],
  rows: CastRows,
  clock: SeedClock,
): Prisma.AttentionFigureCreateManyInput[] {
  const typeOf = new Map(readProvinces().map(({ code, type }) => [code, type]));
  const recent = showings.filter(({ day }) => day >= clock.inDays(-SHOWN_DAYS) && day < clock.day);
  const times = (of: (showing: Showing) => boolean) => recent.filter(of).reduce((sum, { count }) => sum + count, 0);
  const groups = new Map<string, Pick<Prisma.AttentionFigureCreateManyInput, 'group' | 'key'> & { shares: number[] }>();
  const add = (group: Prisma.AttentionFigureCreateManyInput['group'], key: string, share: number) => {
    const found = groups.get(`${group} ${key}`) ?? { group, key, shares: [] };
    groups.set(`${group} ${key}`, { ...found, shares: [...found.shares, share] });
  };
  for (const id of new Set(needs.map(({ organisationId }) => organisationId))) {
    const { regionCode, provinceCode } = rowOf(rows.organisations, id);
    const share = times(({ organisationId }) => organisationId === id);
    add('all', '', share);
    add('region', regionCode, share);
    add('province_type', typeOf.get(provinceCode) ?? '', share);
  }
  for (const need of needs) {
    const share = times(({ organisationId, sector }) => organisationId === need.organisationId && sector === need.sector);
    add('sector', need.sector, share);
  }
  return [...groups.values()].map(({ group, key, shares }) => {
    const sorted = shares.sort((a, b) => a - b);
    const total = sorted.reduce((sum, share) => sum + share, 0);
    const placed = sorted.reduce((sum, share, index) => sum + share * (index + 1), 0);
    return {
      ...{ group, key, day: clock.day },
      organisations: sorted.length,
      shown: sorted.filter((share) => share > 0).length,
      showings: total,
      gini: giniOf({ count: sorted.length, total, placed }),
    };
  });
}

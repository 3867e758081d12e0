import 'server-only';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { dayOf } from '@/lib/i18n/day';
import { isPublic } from '@/lib/partnerships/rules';
import { measuredIndicators, measuredOf } from '@/lib/results/queries';
import { type Contribution, type Figures, quarterOf } from './rules';

const missionSelect = {
  id: true,
  needId: true,
  giverId: true,
  receiverId: true,
  regionCode: true,
  needMet: true,
  endedAt: true,
  need: { select: { sector: true } },
  indicators: {
    ...measuredIndicators,
    select: { ...measuredIndicators.select, values: { select: { moment: true, hundredths: true, at: true }, orderBy: { id: 'desc' } } },
  },
} as const satisfies Prisma.MissionSelect;

/**
 * All that missions with confirmed hours came to by an instant, each dated by when it was confirmed: what is of a
 * quarter that is over stays as it is.
 *
 * A need is met and a partnership is counted once, with the first mission that did it; an indicator is as its first
 * closing value said.
 */
export async function listContributions(before: Date): Promise<Contribution[]> {
  const [missions, hours, openPairs] = await Promise.all([
    db.mission.findMany({
      where: { hours: { some: { answer: { kind: 'confirmed', at: { lt: before } } } } },
      select: missionSelect,
      orderBy: [{ endedAt: 'asc' }, { id: 'asc' }],
    }),
    listConfirmed(before),
    listPublicPairs(),
  ]);
  const byId = new Map(missions.map((mission) => [mission.id, mission]));
  const contributions: Contribution[] = [];
  const add = ({ giverId, receiverId, regionCode, need }: (typeof missions)[number], at: Date, figures: Partial<Figures>) => {
    if (at < before)
      contributions.push({
        quarter: quarterOf(dayOf(at)),
        region: regionCode,
        sector: need.sector,
        organisations: [giverId, receiverId],
        isPublic: openPairs.has(pairOf(giverId, receiverId)),
        figures,
      });
  };
  const pairs = new Set<string>();
  for (const { missionId, at, quarters } of hours) {
    const mission = byId.get(missionId);
    if (!mission) continue;
    const pair = pairOf(mission.giverId, mission.receiverId);
    add(mission, at, { quarters, partnerships: pairs.has(pair) ? 0 : 1 });
    pairs.add(pair);
  }
  const met = new Set<number>();
  for (const mission of missions) {
    if (mission.needMet && mission.endedAt && !met.has(mission.needId)) {
      met.add(mission.needId);
      add(mission, mission.endedAt, { needs: 1 });
    }
    for (const { values, ...indicator } of mission.indicators) {
      const closing = values.findLast(({ moment }) => moment === 'closing');
      if (!closing) continue;
      const asOfThen = values.filter(({ at }) => at <= closing.at);
      const { outcomes } = measuredOf(indicator, asOfThen);
      add(mission, closing.at, { measured: 1, better: outcomes.closing === 'reached' || outcomes.closing === 'better' ? 1 : 0 });
    }
  }
  return contributions;
}

const pairOf = (one: number, other: number) => (one < other ? `${one} ${other}` : `${other} ${one}`);

/** Pairs of organisations who both let anybody read what came of their partnership. */
async function listPublicPairs(): Promise<Set<string>> {
  const side = { select: { id: true, state: true } } as const;
  const rows = await db.partnership.findMany({
    where: { consents: { some: {} } },
    select: { association: side, company: side, consents: { select: { kind: true } } },
    orderBy: { id: 'asc' },
  });
  return new Set(
    rows
      .filter(({ association, company, consents }) => isPublic(consents, [association.state, company.state]))
      .map(({ association, company }) => pairOf(association.id, company.id)),
  );
}

/**
 * Quarter-hours by when they were confirmed, the oldest first. A correction counts for what it adds to, or takes from,
 * what was confirmed before it in its chain: together they come to what `ledgerOf` counts.
 */
function listConfirmed(before: Date): Promise<{ missionId: number; at: Date; quarters: number }[]> {
  return db.$queryRaw`
    WITH RECURSIVE entry AS (
      SELECT e."id", e."missionId", e."correctsId", e."quarters", a."at", a."kind" IS NOT DISTINCT FROM 'confirmed' AS "confirmed"
      FROM "HourEntry" e LEFT JOIN "HourAnswer" a ON a."entryId" = e."id"
    ),
    -- From each confirmed correction down its chain, to what was confirmed before it.
    chain AS (
      SELECT "id" AS "of", "correctsId" AS "id" FROM entry WHERE "confirmed" AND "correctsId" IS NOT NULL
      UNION ALL
      SELECT chain."of", entry."correctsId" FROM chain JOIN entry USING ("id") WHERE NOT entry."confirmed" AND entry."correctsId" IS NOT NULL
    )
    SELECT e."missionId", e."at", e."quarters" - coalesce(replaced."quarters", 0) AS "quarters"
    FROM entry e
    LEFT JOIN (SELECT chain."of", entry."quarters" FROM chain JOIN entry USING ("id") WHERE entry."confirmed") replaced ON replaced."of" = e."id"
    WHERE e."confirmed" AND e."at" < ${before}
    ORDER BY e."at", e."id"`;
}

import 'server-only';
import { db } from '@/lib/db/client';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { ATTENTION_FULL } from '@/lib/matching/score';
import { countedDays, findExposure, listShares } from './queries';
import { exposureSteps, giniOf } from './rules';

/**
 * Writes the figures that the staff reads, and the attention points of all organisations, from what was shown up to
 * `now`. Again gives the same.
 */
export async function weighAttention(now: Date): Promise<void> {
  const today = dayOf(now);
  await writeFigures(today);
  await writePoints(today);
}

/**
 * One statement, so that the change feed says a country's worth of changes as one: beyond its bound, all is read anew.
 * Locked in the order of ids, as whoever locks several organisations does.
 */
async function writePoints(today: string): Promise<void> {
  const steps = exposureSteps(await findExposure(today), ATTENTION_FULL);
  await db.$executeRaw`
    WITH exposure AS (
      SELECT s."organisationId" AS id, sum(s."count" * w.weight)::bigint AS own
      FROM "Showing" s JOIN ${countedDays(today)} w ON w.day = s."day" GROUP BY s."organisationId"
    ),
    weighed AS MATERIALIZED (
      SELECT o."id", ${ATTENTION_FULL}::int - CASE
        WHEN ${steps.length === 0}::boolean THEN 0 ELSE width_bucket(coalesce(e.own, 0), ${steps}::bigint[]) END AS points
      FROM "Organisation" o LEFT JOIN exposure e ON e.id = o."id"
    ),
    changed AS MATERIALIZED (
      SELECT w."id", w.points FROM weighed w JOIN "Organisation" o ON o."id" = w."id" AND o."attention" <> w.points
      ORDER BY w."id" FOR NO KEY UPDATE OF o
    )
    UPDATE "Organisation" o SET "attention" = changed.points FROM changed WHERE o."id" = changed."id"`;
}

async function writeFigures(today: string): Promise<void> {
  const day = dateOfDay(today);
  const data = (await listShares(today)).map(({ group, key, count, shown, total, placed }) => ({
    ...{ group, key, day, shown },
    organisations: count,
    showings: total,
    gini: giniOf({ count, total, placed }),
  }));
  await db.$transaction([db.attentionFigure.deleteMany(), db.attentionFigure.createMany({ data })]);
}

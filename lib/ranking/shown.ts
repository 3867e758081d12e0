import 'server-only';
import { after } from 'next/server';
import { db } from '@/lib/db/client';
import { dayOf } from '@/lib/i18n/day';

/**
 * Counts needs of a ranked list that somebody gets to read, for fair attention. After the answer has left, and
 * whatever happens: a page neither waits for it nor fails with it. Only lists beside somebody's own listing are
 * ranked, so neither visitors nor robots count.
 */
export function countShown(needIds: readonly number[]): void {
  if (needIds.length === 0) return;
  const today = dayOf(new Date());
  after(() =>
    writeShown(needIds, today).catch((error: unknown) => {
      console.error('What was shown could not be counted:', error);
    }),
  );
}

/** In the order of the key: two pages that show the same organisations never wait for each other. */
async function writeShown(needIds: readonly number[], today: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Showing" ("organisationId", "day", "sector", "count")
    SELECT "organisationId", ${today}::date, "sector", count(*)::int FROM "SkillNeed" WHERE "id" = ANY(${[...needIds]}::int[])
    GROUP BY "organisationId", "sector" ORDER BY "organisationId", "sector"
    ON CONFLICT ("organisationId", "day", "sector") DO UPDATE SET "count" = "Showing"."count" + excluded."count", "lastAt" = excluded."lastAt"`;
}

import 'server-only';
import { db } from '@/lib/db/client';

/**
 * Forgets the words that no listing has any more.
 *
 * @returns how many those were
 */
export async function forgetSearchWords(): Promise<number> {
  const gone = await db.$queryRaw<{ word: string }[]>`
    SELECT "word" FROM "SearchWord"
    EXCEPT SELECT word FROM ts_stat('SELECT "searchVector" FROM "SkillNeed" UNION ALL SELECT "searchVector" FROM "ExpertiseOffer"')`;
  // A listing that is being written may bring one back: those who write are waited for, and the words asked for again.
  const [, count] = await db.$transaction([
    db.$executeRaw`LOCK TABLE "SearchWord" IN SHARE ROW EXCLUSIVE MODE`,
    db.$executeRaw`
      DELETE FROM "SearchWord" w WHERE w."word" = ANY(${gone.map(({ word }) => word)}::text[])
        AND NOT EXISTS (SELECT FROM "SkillNeed" l WHERE l."searchVector" @@ array_to_tsvector(ARRAY[w."word"])::text::tsquery)
        AND NOT EXISTS (SELECT FROM "ExpertiseOffer" l WHERE l."searchVector" @@ array_to_tsvector(ARRAY[w."word"])::text::tsquery)`,
  ]);
  return count;
}

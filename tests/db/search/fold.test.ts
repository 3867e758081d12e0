import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { foldSql } from '@/lib/db/fold';
import { Prisma } from '@/lib/generated/prisma/client';
import { fold } from '@/lib/matching/normalise';
import { wordsOf } from '@/lib/search/rules';

/** How the database folds a text. */
async function folded(texts: string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ folded: string }[]>`
    SELECT ${foldSql(Prisma.sql`text`)} AS folded FROM unnest(${texts}::text[]) WITH ORDINALITY AS sent(text, place) ORDER BY place`;
  return rows.map((row) => row.folded);
}

describe('the database folds as the engine does', () => {
  test('every text of the seed', async () => {
    const [needs, skills, organisations] = await Promise.all([
      db.skillNeed.findMany({
        select: { titleFr: true, titleAr: true, contextFr: true, contextAr: true, deliverableFr: true, deliverableAr: true },
      }),
      db.skill.findMany({ select: { fr: true, ar: true, synonymsFr: true, synonymsAr: true } }),
      db.organisation.findMany({ select: { nameFr: true, nameAr: true } }),
    ]);
    const texts = [...needs, ...skills, ...organisations].flatMap((row) => Object.values(row).flat()).filter((text) => text !== null);
    expect(texts.length).toBeGreaterThan(1_000);
    expect(await folded(texts)).toEqual(texts.map(fold));
    const rows = await db.$queryRaw<{ words: string; lexemes: string[] }[]>`
      SELECT search_words(text) AS words, tsvector_to_array(search_vector(search_words(text), '', '', '')) AS lexemes
      FROM unnest(${texts}::text[]) WITH ORDINALITY AS sent(text, place) ORDER BY place`;
    // PostgreSQL's parser finds the same words that a query is parted into.
    expect(rows.map(({ words }) => words)).toEqual(texts.map((text) => wordsOf(fold(text)).join(' ')));
    expect(rows.map(({ lexemes }) => lexemes.sort())).toEqual(texts.map((text) => [...new Set(wordsOf(fold(text)))].sort()));
  });

  const pairs: [typed: string, written: string][] = [
    ['ÉCOLE', 'école'],
    ["l'ecole", 'l’école'],
    ['coeur', 'Cœur'],
    ['اكادير', 'أكادير'],
    ['اكادير', 'أگادير'],
    ['الحسيمه', 'الحُسَيمة'],
    ['مستشفي', 'مستشفى'],
    ['2026', '٢٠٢٦'],
    ['Al-Haouz', 'Al‑Haouz'],
  ];
  test.each(pairs)('%s finds %s', async (typed, written) => {
    expect(await folded([written])).toEqual([fold(typed)]);
  });
});

import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { forgetSearchWords } from '@/lib/search/commands';
import { isKept } from '@/lib/search/rules';

const known = async (word: string) => (await db.searchWord.count({ where: { word } })) === 1;

test('a word is known for as long as a listing has it', async () => {
  const { id, titleFr } = await db.skillNeed.findFirstOrThrow({ orderBy: { id: 'asc' } });
  const offer = await db.expertiseOffer.findFirstOrThrow({ orderBy: { id: 'asc' } });
  await db.searchWord.create({ data: { word: "l'introuvable" } });
  await db.skillNeed.update({ where: { id }, data: { titleFr: 'Zygomorphe' } });
  await db.expertiseOffer.update({ where: { id: offer.id }, data: { titleFr: 'Xylophage' } });

  expect(await forgetSearchWords()).toBeGreaterThan(0);
  expect(await Promise.all([known('zygomorphe'), known('xylophage'), known("l'introuvable")])).toEqual([true, true, false]);

  await db.skillNeed.update({ where: { id }, data: { titleFr } });
  await db.expertiseOffer.update({ where: { id: offer.id }, data: { titleFr: offer.titleFr } });
  expect(await forgetSearchWords()).toBe(2);
  expect(await Promise.all([known('zygomorphe'), known('xylophage')])).toEqual([false, false]);
  expect(await forgetSearchWords()).toBe(0);
});

test('the words that are kept are those that the rules take for kept', async () => {
  const { id, titleFr } = await db.skillNeed.findFirstOrThrow({ orderBy: { id: 'asc' } });
  const words = [3, 4, 40, 41].flatMap((letters) => ['z'.repeat(letters), 'ظ'.repeat(letters)]);
  await db.skillNeed.update({ where: { id }, data: { titleFr: words.join(' ') } });
  expect(await Promise.all(words.map(known))).toEqual(words.map(isKept));
  await db.skillNeed.update({ where: { id }, data: { titleFr } });
  await forgetSearchWords();
});

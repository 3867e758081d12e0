import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { KEPT } from '@/lib/search/rules';
import { makeCountry, shrunk } from '@/tests/bench/country';
import { type LoadOptions, loadCountry, OtherCountry } from '@/tests/bench/load';

const url = process.env.DATABASE_URL ?? '';
const AFTER = 1_000_000;
const size = shrunk(300);
const country = makeCountry(size, 1);
const options: LoadOptions = { today: 20_800, after: AFTER, search: true, progress: () => {}, atOnce: 100 };
const loaded = { where: { id: { gt: AFTER } } };

async function countAll() {
  const [organisations, needs, needSkills, offers, offerSkills] = await Promise.all([
    db.organisation.count(loaded),
    db.skillNeed.count(loaded),
    db.needSkill.count({ where: { needId: { gt: AFTER } } }),
    db.expertiseOffer.count(loaded),
    db.offerSkill.count({ where: { offerId: { gt: AFTER } } }),
  ]);
  return { organisations, needs, needSkills, offers, offerSkills };
}

const epoch = async () => (await db.rankingEpoch.findFirstOrThrow()).epoch;

test('the country is loaded whole, also when its loading was stopped and began again', async () => {
  const before = await epoch();
  const stopped = loadCountry(url, country, {
    ...options,
    progress(what, done) {
      if (what === 'needs' && done === 200) throw new Error('stopped');
    },
  });
  await expect(stopped).rejects.toThrow('stopped');
  expect(await countAll()).toMatchObject({ organisations: country.organisations.length, needs: 200, offers: 0 });
  expect(await loadCountry(url, country, options)).toBe(true);
  expect(await countAll()).toEqual({
    organisations: country.organisations.length,
    needs: size.needs,
    needSkills: country.needs.reduce((sum, { skills }) => sum + skills.length, 0),
    offers: size.offers,
    offerSkills: country.offers.reduce((sum, { skills }) => sum + skills.length, 0),
  });
  expect(await epoch()).toBe(before + 1);
  expect(await loadCountry(url, country, options)).toBe(false);
  expect(await epoch()).toBe(before + 1);
});

test('what listings are found by is what the triggers make of them', async () => {
  const read = () =>
    db.$queryRaw<{ text: string }[]>`
      SELECT concat_ws('|', "id", "searchText", "searchVector", "facets") AS text FROM "SkillNeed" WHERE "id" > ${AFTER}
      UNION ALL SELECT concat_ws('|', "id", "searchText", "searchVector", "facets") FROM "ExpertiseOffer" WHERE "id" > ${AFTER} ORDER BY text`;
  const written = await read();
  await db.$executeRaw`UPDATE "SkillNeed" SET "searchText" = '' WHERE "id" > ${AFTER}`;
  await db.$executeRaw`UPDATE "ExpertiseOffer" SET "searchText" = '' WHERE "id" > ${AFTER}`;
  expect(await read()).toEqual(written);
});

test('the words of all listings are known', async () => {
  const unknown = await db.$queryRaw<{ word: string }[]>`
    SELECT word FROM ts_stat('SELECT "searchVector" FROM "SkillNeed" UNION ALL SELECT "searchVector" FROM "ExpertiseOffer"')
    WHERE char_length(word) BETWEEN ${KEPT.min} AND ${KEPT.max} EXCEPT SELECT "word" FROM "SearchWord"`;
  expect(unknown).toEqual([]);
});

test('the next row that a person writes has a number of its own', async () => {
  const { id: _, ...row } = await db.skillNeed.findFirstOrThrow({ orderBy: { id: 'asc' } });
  const { id } = await db.skillNeed.create({ data: row });
  expect(id).toBeGreaterThan(AFTER + size.needs);
  await db.skillNeed.delete({ where: { id } });
});

test('a country of another size is refused', async () => {
  await expect(loadCountry(url, makeCountry(shrunk(200), 1), options)).rejects.toThrow(OtherCountry);
});

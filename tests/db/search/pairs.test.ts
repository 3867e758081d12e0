import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/generated/prisma/client';
import { dayOf } from '@/lib/i18n/day';
import { listPage, publicNeeds, readText, type Source } from '@/lib/search/queries';
import { LAYERS, type Layer } from '@/lib/search/rules';
import { readFilters } from '@/lib/search/schema';
import { listings } from '@/tests/support/cast';
import { apart, meeting } from './pairs';

const today = dayOf(new Date());
const made: number[] = [];
let organisationId: number;

/** An organisation whose name finds nothing. */
beforeAll(async () => {
  const { id: _, ...row } = await db.organisation.findUniqueOrThrow({ where: { id: listings.databaseNeed.organisationId } });
  organisationId = (await db.organisation.create({ data: { ...row, nameFr: 'Qqq', nameAr: null } })).id;
});

/** A public need in Zagora with this title, and nothing else to be found by. */
async function addNeed(text: string, skill?: string): Promise<number> {
  const { id: _, ...need } = await db.skillNeed.findUniqueOrThrow({ where: { id: listings.databaseNeed.id } });
  const { id } = await db.skillNeed.create({
    data: {
      ...need,
      organisationId,
      titleFr: text,
      contextFr: '—',
      deliverableFr: '—',
      titleAr: null,
      contextAr: null,
      deliverableAr: null,
      regionCode: '08',
      provinceCode: '08.587',
      ...(skill !== undefined && { skills: { create: { skillCode: skill, importance: 'essential' } } }),
    },
  });
  made.push(id);
  return id;
}

afterEach(async () => {
  await db.skillNeed.deleteMany({ where: { id: { in: made.splice(0) } } });
});

/** Whether the list, of this need alone, shows it: nothing else gives a misspelt word its meaning. */
async function meets(query: string, id: number, layers: readonly Layer[] = LAYERS): Promise<boolean> {
  const all = publicNeeds(today);
  const source: Source = { ...all, listing: Prisma.sql`${all.listing} AND l."id" = ${id}` };
  const text = await readText(query, source, layers);
  return (await listPage(source, readFilters({}), text, null)).ids.includes(id);
}

test('the table is as long as it must be', () => {
  expect(meeting.length).toBeGreaterThanOrEqual(60);
  expect(apart.length).toBeGreaterThanOrEqual(20);
  for (const layer of LAYERS) expect(meeting.filter((pair) => pair.layer === layer).length).toBeGreaterThanOrEqual(10);
});

describe('what must be found, by the layer it names', () => {
  test.each(meeting)('$layer: $query finds $text', async ({ query, text, layer, skill }) => {
    const id = await addNeed(text, skill);
    // A plural looks like a slip too: what needs no guess must be found without one.
    const others = LAYERS.filter((other) => other !== layer && other !== 'typo');
    if (layer === 'fold') {
      expect(await meets(query, id, ['fold'])).toBe(true);
      // As it is written, it is not there.
      expect(text.normalize('NFC')).not.toContain(query);
    } else {
      expect(await meets(query, id, [...others, layer])).toBe(true);
      expect(await meets(query, id, others)).toBe(false);
    }
    expect(await meets(query, id)).toBe(true);
  });
});

test.each(apart)('%s does not find %s', async (query, text) => {
  const id = await addNeed(text);
  expect(query === '%' ? (await readText(query, publicNeeds(today))).query : await meets(query, id)).toBe(query === '%' ? null : false);
});

test('the stored words follow every change, whoever writes it', async () => {
  const id = await addNeed('Titre premier');
  const found = (query: string) => meets(query, id, ['fold', 'alias']);
  const skill = await db.skill.findUniqueOrThrow({ where: { code: 'strategic_planning' } });
  const changes: [word: string, change: () => Promise<unknown>][] = [
    ['deuxieme', () => db.skillNeed.update({ where: { id }, data: { titleFr: 'Titre deuxième' } })],
    ['planification', () => db.needSkill.create({ data: { needId: id, skillCode: skill.code, importance: 'useful' } })],
    ['boussole', () => db.skill.update({ where: { code: skill.code }, data: { synonymsFr: ['boussole'] } })],
    ['استشراف', () => db.skill.update({ where: { code: skill.code }, data: { ar: 'استشراف' } })],
    ['nouveaunom', () => db.organisation.update({ where: { id: organisationId }, data: { nameFr: 'NouveauNom' } })],
    ['sahara', () => db.province.update({ where: { code: '08.587' }, data: { nameFr: 'Sahara' } })],
    ['tafilalet2', () => db.region.update({ where: { code: '08' }, data: { nameFr: 'Tafilalet2' } })],
  ];
  for (const [word, change] of changes) {
    expect(await found(word), word).toBe(false);
    await change();
    expect(await found(word), word).toBe(true);
  }
  await db.needSkill.deleteMany({ where: { needId: id } });
  expect(await found('boussole')).toBe(false);
  expect(await found('premier')).toBe(false);
});

test('an offer is found by its words, its regions and its skills', async () => {
  const [row] = await db.$queryRaw<{ missing: number }[]>`
    SELECT count(*)::int AS missing FROM "ExpertiseOffer" f WHERE NOT EXISTS (
      SELECT FROM "OfferSkill" k JOIN "Skill" s ON s."code" = k."skillCode"
      WHERE k."offerId" = f."id" AND strpos(f."searchText", search_words(s."ar")) > 0)`;
  expect(row?.missing).toBe(0);
});

test('what was taken for what is said', async () => {
  const { approximations } = await readText('comptabilte xyzzy', publicNeeds(today));
  expect(approximations).toEqual([{ asked: 'comptabilte', taken: ['comptabilite'] }]);
});

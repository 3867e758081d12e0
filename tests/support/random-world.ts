import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/generated/prisma/client';

/*
 * Listings by chance from a seed, in the platform's own tables, beside those of the cast: close enough together that
 * every refusal occurs and that many points are equal.
 */

/** Mulberry32: the same numbers from the same seed on every machine. */
export function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface World {
  seed: number;
  /** Of each kind. */
  organisations: number;
  needs: number;
  offers: number;
  /** Ids start here. */
  from: number;
}

const MODES = ['remote', 'on_site', 'either'];
const FORMATS = ['session_1h', 'day', 'mission_weeks', 'mentoring', 'secondment'];
const SECTORS = ['disability', 'education', 'gender_equality', 'environment', 'economic_inclusion'];
const LANGUAGES = ['ar', 'fr', 'en', 'zgh'];
const DAY = 86_400_000;
const AT_ONCE = 2_000;

/** Adds a world; the triggers of search are off meanwhile, those of the ranking are not. */
export async function addWorld({ seed, organisations, needs, offers, from }: World): Promise<void> {
  const chance = chanceOf(seed);
  const below = (n: number) => Math.floor(chance() * n);
  const pick = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const some = <T>(of: readonly T[], least: number): T[] => {
    const taken = of.filter(() => chance() < 0.45);
    return taken.length >= least ? taken : of.slice(0, least);
  };
  const provinces = await db.province.findMany({ orderBy: { code: 'asc' } });
  const regions = [...new Set(provinces.map(({ regionCode }) => regionCode))];
  const codes = (await db.skill.findMany({ select: { code: true }, orderBy: { code: 'asc' } })).map(({ code }) => code);
  /** The first skills are asked for and offered far more often than the last. */
  const skills = (most: number): string[] => {
    const taken = new Set<string>();
    for (let count = 1 + below(most); taken.size < count; ) taken.add(codes[Math.floor(codes.length * chance() ** 2)] as string);
    return [...taken];
  };
  const now = Date.now();
  const date = (days: number) => new Date(now + days * DAY).toISOString();
  const stamps = { createdAt: date(-200), updatedAt: date(0) };
  const words = { titleFr: 'x', searchText: '' };

  const place = () => {
    const { code, regionCode } = pick(provinces);
    return { provinceCode: code, regionCode };
  };
  const bodies = Array.from({ length: organisations * 2 }, (_, index) => ({
    id: from + index,
    kind: index % 2 === 0 ? 'ASSOCIATION' : 'COMPANY',
    legalForm: index % 2 === 0 ? 'association' : 'company',
    state: chance() < 0.95 ? 'verified' : 'suspended',
    stateReason: 'x',
    version: 1,
    nameFr: `Organisation ${from + index}`,
    links: [],
    sectors: [],
    attention: below(51),
    verifiedAt: date(-100),
    ...place(),
    ...stamps,
  }));
  const listing = (index: number) => ({
    id: from + index,
    organisationId: from + below(organisations * 2),
    state: chance() < 0.93 ? 'open' : 'paused',
    version: 1,
    format: pick(FORMATS),
    quartersTotal: 400,
    quartersLeft: chance() < 0.05 ? 0 : 4 * (1 + below(20)),
    languages: some(LANGUAGES, 1),
    publishedAt: date(-chance() * 120),
    ...words,
    ...stamps,
  });
  await db.$executeRaw`ALTER TABLE "SkillNeed" DISABLE TRIGGER need_search_is_stored`;
  await db.$executeRaw`ALTER TABLE "ExpertiseOffer" DISABLE TRIGGER offer_search_is_stored`;
  for (const [table, trigger] of searching) await db.$executeRawUnsafe(`ALTER TABLE "${table}" DISABLE TRIGGER ${trigger}`);

  await insert('Organisation', bodies);
  const asked = Array.from({ length: needs }, (_, index) => {
    const closes = below(90) - 2;
    return {
      ...listing(index),
      contextFr: 'x',
      deliverableFr: 'x',
      sector: pick(SECTORS),
      mode: pick(MODES),
      closesOn: date(closes),
      wantedStart: date(closes + below(40)),
      ...place(),
    };
  });
  await insert('SkillNeed', asked);
  const given = Array.from({ length: offers }, (_, index) => {
    const starts = below(100) - 60;
    return {
      ...listing(index),
      descriptionFr: 'x',
      sectors: some(SECTORS, 1),
      regions: some(regions, 1),
      remote: chance() < 0.6,
      regime: 'employer_time',
      quartersPerMonth: 40,
      peopleCount: 1,
      availableFrom: date(starts),
      availableUntil: date(starts + 50 + below(200)),
    };
  });
  await insert('ExpertiseOffer', given);
  await insert(
    'NeedSkill',
    asked.flatMap(({ id }) =>
      skills(5).map((skillCode, index) => ({
        needId: id,
        skillCode,
        importance: index === 0 || chance() < 0.4 ? 'essential' : 'useful',
      })),
    ),
  );
  await insert(
    'OfferSkill',
    given.flatMap(({ id }) => skills(6).map((skillCode) => ({ offerId: id, skillCode, level: 1 + below(4) }))),
  );
  await db.$executeRaw`ALTER TABLE "SkillNeed" ENABLE TRIGGER need_search_is_stored`;
  await db.$executeRaw`ALTER TABLE "ExpertiseOffer" ENABLE TRIGGER offer_search_is_stored`;
  for (const [table, trigger] of searching) await db.$executeRawUnsafe(`ALTER TABLE "${table}" ENABLE TRIGGER ${trigger}`);
}

const searching = [
  ['NeedSkill', 'need_skill_renews_search'],
  ['OfferSkill', 'offer_skill_renews_search'],
] as const;

async function insert(table: string, rows: readonly object[]): Promise<void> {
  const name = Prisma.raw(`"${table}"`);
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const json = JSON.stringify(rows.slice(at, at + AT_ONCE));
    await db.$executeRaw`INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, ${json}::json)`;
  }
}

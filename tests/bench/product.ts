import { Client } from 'pg';
import type { NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { migrate } from '@/scripts/migrations';
import { seedDatabase } from '@/scripts/seeding';
import type { Country, Owner } from './country';
import type { Engine } from './engines';

/* The platform's own ranking by SQL, over its own tables, which hold the country. */

const ROWS_AT_ONCE = 4_000;
const TABLES = ['Organisation', 'SkillNeed', 'NeedSkill', 'ExpertiseOffer', 'OfferSkill'] as const;

const DAY = 86_400_000;
const dateOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);
/** Noon, so that it is the same day in Morocco. */
const noonOf = (day: number) => new Date((day + 0.5) * DAY).toISOString();

/** @param url of an empty database; the modules of the platform that are read after this use it */
export async function openProduct(country: Country, url: string): Promise<Engine> {
  await migrate(url);
  await seedDatabase(url, { demo: false });
  await fill(country, url);
  Object.assign(process.env, { DATABASE_URL: url, AUTH_SECRET: 'b'.repeat(32), APP_URL: 'http://127.0.0.1:3000' });
  const [{ rankNeedsBySql }, { db }] = await Promise.all([import('@/lib/ranking/sql'), import('@/lib/db/client')]);
  return {
    rankNeeds: async (offer, k) => (await rankNeedsBySql(offer, country.context, k)).top,
    close: () => db.$disconnect(),
  };
}

async function fill({ organisations, needs, offers }: Country, url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const insert = async (table: (typeof TABLES)[number], rows: Iterable<Record<string, unknown>>) => {
      for (const some of inBatches(rows, ROWS_AT_ONCE)) {
        const columns = Object.keys(some[0] ?? {})
          .map((column) => `"${column}"`)
          .join(', ');
        const from = `SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`;
        await client.query(`INSERT INTO "${table}" (${columns}) ${from}`, [JSON.stringify(some)]);
      }
    };
    // The words of search and the change feed are not what is measured.
    for (const table of TABLES) await client.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    await insert(
      'Organisation',
      rowsOf(organisations, (owner) => [organisationRow(owner)]),
    );
    await insert(
      'SkillNeed',
      rowsOf(needs, (need) => [needRow(need)]),
    );
    await insert('NeedSkill', rowsOf(needs, needSkillRows));
    await insert(
      'ExpertiseOffer',
      rowsOf(offers, (offer) => [offerRow(offer)]),
    );
    await insert('OfferSkill', rowsOf(offers, offerSkillRows));
    for (const table of TABLES) await client.query(`VACUUM ANALYZE "${table}"`);
  } finally {
    await client.end();
  }
}

/** One after another: all rows of the country at once would be gigabytes. */
function* rowsOf<T>(things: Iterable<T>, rows: (thing: T) => Record<string, unknown>[]): Generator<Record<string, unknown>> {
  for (const thing of things) yield* rows(thing);
}

function* inBatches<T>(rows: Iterable<T>, size: number): Generator<T[]> {
  let some: T[] = [];
  for (const row of rows) {
    some.push(row);
    if (some.length === size) {
      yield some;
      some = [];
    }
  }
  if (some.length > 0) yield some;
}

const NOW = new Date(0).toISOString();

function organisationRow({ id, kind, place, attention }: Owner) {
  return {
    id,
    kind,
    legalForm: kind === 'ASSOCIATION' ? 'association' : 'company',
    state: 'verified',
    nameFr: `Organisation ${id}`,
    links: [],
    regionCode: place.region,
    provinceCode: place.code,
    sectors: [],
    attention,
    verifiedAt: NOW,
    updatedAt: NOW,
  };
}

function needRow(need: NeedFacts) {
  return {
    id: need.id,
    organisationId: need.organisationId,
    state: 'open',
    titleFr: `Besoin ${need.id}`,
    contextFr: 'Contexte',
    deliverableFr: 'Livrable',
    sector: need.sector,
    regionCode: need.region,
    provinceCode: need.province,
    mode: need.mode,
    format: need.format,
    quartersTotal: Math.max(1, need.quartersLeft),
    quartersLeft: need.quartersLeft,
    languages: need.languages,
    wantedStart: dateOf(need.wantedStartDay),
    closesOn: dateOf(need.closesDay),
    publishedAt: noonOf(need.publishedDay),
    updatedAt: NOW,
  };
}

function needSkillRows({ id, skills }: NeedFacts) {
  return skills.map(({ code, essential }) => ({ needId: id, skillCode: code, importance: essential ? 'essential' : 'useful' }));
}

function offerRow(offer: OfferFacts) {
  return {
    id: offer.id,
    organisationId: offer.organisationId,
    state: 'open',
    titleFr: `Offre ${offer.id}`,
    descriptionFr: 'Description',
    sectors: offer.sectors,
    regions: offer.regions,
    remote: offer.remote,
    format: offer.format,
    regime: 'employer_time',
    quartersTotal: Math.max(1, offer.quartersLeft),
    quartersLeft: offer.quartersLeft,
    quartersPerMonth: Math.max(1, offer.quartersLeft),
    languages: offer.languages,
    peopleCount: 1,
    availableFrom: dateOf(offer.availableFromDay),
    availableUntil: dateOf(offer.availableUntilDay),
    publishedAt: NOW,
    updatedAt: NOW,
  };
}

function offerSkillRows({ id, skills }: OfferFacts) {
  return skills.map(({ code, level }) => ({ offerId: id, skillCode: code, level }));
}

import { Client } from 'pg';
import type { NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { KEPT } from '@/lib/search/rules';
import { AS_OF, type Country, type Owner } from './country';
import { namesOf, wordsOfNeed, wordsOfOffer } from './words';

/* The synthetic country in the platform's own tables: so many rows at once, each batch whole or not there at all. */

const AT_ONCE = 4_000;

export interface LoadOptions {
  /** The day of the ranking becomes this one: days since 1970. */
  today: number;
  /** Ids of the country come after this one; those up to it are others'. */
  after: number;
  /** Whether listings can be found by words and filters; without, loading takes a third of the time. */
  search: boolean;
  /** Things of one batch. */
  atOnce?: number;
  /** Told after each batch. */
  progress: (what: string, done: number, of: number) => void;
}

/** The tables of one part of the country, the first one with the ids that are counted. */
interface Part<Thing extends { id: number }> {
  what: string;
  things: readonly Thing[];
  tables: readonly [Table<Thing>, ...Table<Thing>[]];
  /** The triggers that keep what the first table is found by, from the rows of the second. */
  keeps?: readonly string[];
}

interface Table<Thing> {
  name: string;
  rows: (thing: Thing) => Record<string, unknown>[];
}

/** There is a country of another size: what is missing of this one cannot be added to it. */
export class OtherCountry extends Error {}

/**
 * Writes what is not there yet. The change feed is told once, of all, at the end.
 *
 * @returns whether anything was missing
 */
export async function loadCountry(url: string, country: Country, options: LoadOptions): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const rows = rowsOf(options);
    await refuseOther(client, country, options.after);
    const loaded = [
      await loadPart(client, options, {
        what: 'organisations',
        things: country.organisations,
        tables: [
          { name: 'Organisation', rows: (owner) => [rows.organisation(owner)] },
          { name: 'Association', rows: (owner) => (owner.kind === 'ASSOCIATION' ? [rows.association(owner)] : []) },
          { name: 'Company', rows: (owner) => (owner.kind === 'COMPANY' ? [rows.company(owner)] : []) },
        ],
      }),
      await loadPart(client, options, {
        what: 'needs',
        things: country.needs,
        tables: [
          { name: 'SkillNeed', rows: (need) => [rows.need(need)] },
          { name: 'NeedSkill', rows: rows.needSkills },
        ],
        keeps: ['need_search_is_stored', 'need_facets_are_stored'],
      }),
      await loadPart(client, options, {
        what: 'offers',
        things: country.offers,
        tables: [
          { name: 'ExpertiseOffer', rows: (offer) => [rows.offer(offer)] },
          { name: 'OfferSkill', rows: rows.offerSkills },
        ],
        keeps: ['offer_search_is_stored', 'offer_facets_are_stored'],
      }),
    ];
    if (!loaded.includes(true)) return false;
    for (const table of ['Organisation', 'SkillNeed', 'ExpertiseOffer']) {
      await client.query(
        `SELECT setval('"${table}_id_seq"', greatest((SELECT max("id") FROM "${table}"), (SELECT last_value FROM "${table}_id_seq")))`,
      );
    }
    await client.query('SELECT raise_ranking_epoch()');
    for (const table of ['Organisation', 'Association', 'Company', 'SkillNeed', 'NeedSkill', 'ExpertiseOffer', 'OfferSkill']) {
      await client.query(`VACUUM (ANALYZE) "${table}"`);
    }
    return true;
  } finally {
    await client.end();
  }
}

/** The country's companies come right after its associations, so their place says its size. */
async function refuseOther(client: Client, { size, organisations }: Country, after: number): Promise<void> {
  const { rows } = await client.query<{ other: boolean }>(
    `SELECT EXISTS (
       SELECT FROM "Organisation" WHERE "id" > $1 AND ("id" > $2 OR "kind" <> CASE WHEN "id" <= $3 THEN 'ASSOCIATION' ELSE 'COMPANY' END::"OrganisationKind")
         AND "nameFr" ~ ' [0-9]+$'
     ) AS other`,
    [after, after + organisations.length, after + size.associations],
  );
  if (rows[0]?.other) throw new OtherCountry();
}

async function loadPart<Thing extends { id: number }>(
  client: Client,
  { after, search, progress, atOnce = AT_ONCE }: LoadOptions,
  { what, things, tables, keeps }: Part<Thing>,
): Promise<boolean> {
  const [first, second] = tables;
  const { rows } = await client.query<{ there: number }>(
    `SELECT coalesce(max("id"), $1)::int - $1 AS there FROM "${first.name}" WHERE "id" > $1 AND "id" <= $2`,
    [after, after + things.length],
  );
  const there = rows[0]?.there ?? 0;
  for (let from = there; from < things.length; from += atOnce) {
    const some = things.slice(from, from + atOnce);
    await client.query('BEGIN');
    // Within the transaction: whatever ends it, others find the triggers as they were.
    if (keeps) for (const { name } of tables) await client.query(`ALTER TABLE "${name}" DISABLE TRIGGER USER`);
    if (keeps && second && search) {
      for (const trigger of keeps) await client.query(`ALTER TABLE "${first.name}" ENABLE TRIGGER ${trigger}`);
      // A listing comes before its skills, by their foreign key, and what it is found by holds theirs: to write it
      // twice would double the table. A temporary table is found before the other of its name: the triggers read this one.
      await client.query(`CREATE TEMPORARY TABLE "${second.name}" (LIKE public."${second.name}" INCLUDING INDEXES) ON COMMIT DROP`);
      await insert(client, `pg_temp."${second.name}"`, some.flatMap(second.rows));
    }
    for (const { name, rows: rowsOfThing } of tables) await insert(client, `public."${name}"`, some.flatMap(rowsOfThing));
    if (keeps && search) await knowWords(client, first.name, { after: after + from, until: after + from + some.length });
    if (keeps) for (const { name } of tables) await client.query(`ALTER TABLE public."${name}" ENABLE TRIGGER USER`);
    await client.query('COMMIT');
    progress(what, from + some.length, things.length);
  }
  return there < things.length;
}

async function insert(client: Client, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
    .map((column) => `"${column}"`)
    .join(', ');
  if (columns === '') return;
  const from = `SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`;
  await client.query(`INSERT INTO ${table} (${columns}) ${from}`, [JSON.stringify(rows)]);
}

/** What the trigger does for each row, once: most words of a batch are in most of its rows. */
async function knowWords(client: Client, table: string, { after, until }: { after: number; until: number }): Promise<void> {
  await client.query(
    `INSERT INTO "SearchWord" ("word")
     SELECT DISTINCT word FROM public."${table}", unnest(tsvector_to_array("searchVector")) word
     WHERE "id" > $1 AND "id" <= $2 AND char_length(word) BETWEEN $3 AND $4 ORDER BY word
     ON CONFLICT DO NOTHING`,
    [after, until, KEPT.min, KEPT.max],
  );
}

const DAY = 86_400_000;

/** What of the country becomes which row. */
function rowsOf({ today, after }: LoadOptions) {
  const dateOf = (day: number) => new Date((day - AS_OF + today) * DAY).toISOString().slice(0, 10);
  /** Noon, so that it is the same day in Morocco. */
  const noonOf = (day: number) => new Date((day - AS_OF + today + 0.5) * DAY).toISOString();
  const now = noonOf(AS_OF);
  const before = noonOf(AS_OF - 365);
  const idOf = (id: number) => after + id;
  return {
    organisation(owner: Owner) {
      const names = namesOf(owner);
      return {
        id: idOf(owner.id),
        kind: owner.kind,
        legalForm: owner.kind === 'ASSOCIATION' ? 'association' : 'company',
        state: 'verified',
        version: 1,
        nameFr: names.fr,
        nameAr: names.ar,
        links: [],
        regionCode: owner.place.region,
        provinceCode: owner.place.code,
        sectors: [],
        attention: owner.attention,
        verifiedAt: before,
        createdAt: before,
        updatedAt: before,
      };
    },
    association: ({ id }: Owner) => ({
      organisationId: idOf(id),
      receiptType: 'final',
      receiptNumber: String(id),
      receiptDate: dateOf(AS_OF - 1_000),
      receiptAuthorityFr: 'Autorité locale',
      publicUtility: false,
    }),
    // A multiple of 97, as the number's key wants it.
    company: ({ id }: Owner) => ({ organisationId: idOf(id), ice: String(97 * idOf(id)).padStart(15, '0'), csrLabel: id % 10 === 0 }),
    need: (need: NeedFacts) => ({
      id: idOf(need.id),
      organisationId: idOf(need.organisationId),
      state: 'open',
      version: 1,
      ...wordsOfNeed(need),
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
      searchText: '',
      createdAt: before,
      updatedAt: now,
    }),
    needSkills: ({ id, skills }: NeedFacts) =>
      skills.map(({ code, essential }) => ({ needId: idOf(id), skillCode: code, importance: essential ? 'essential' : 'useful' })),
    offer: (offer: OfferFacts) => ({
      id: idOf(offer.id),
      organisationId: idOf(offer.organisationId),
      state: 'open',
      version: 1,
      ...wordsOfOffer(offer),
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
      publishedAt: before,
      searchText: '',
      createdAt: before,
      updatedAt: now,
    }),
    offerSkills: ({ id, skills }: OfferFacts) => skills.map(({ code, level }) => ({ offerId: idOf(id), skillCode: code, level })),
  };
}

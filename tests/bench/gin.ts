import { Client } from 'pg';
import { FORMAT_FIT, FORMAT_FULL } from '@/lib/matching/format-fit';
import type { Format, NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { NEIGHBOURS } from '@/lib/matching/regions';
import { ATTENTION_FULL, LATEST_START_DAYS, ONE_LANGUAGE, OTHER_SECTOR, PLACE_POINTS, STALE_AFTER_DAYS } from '@/lib/matching/score';
import { divideAmongSkills } from '@/lib/matching/skill-credit';
import { pointsFor } from '@/lib/matching/weights';
import type { Country } from './country';
import type { Answer, Engine } from './engines';

/*
 * What one would build in PostgreSQL without an index of one's own: a flat table with the shares of each skill, a
 * GIN index that finds the needs with a skill in common, and the score as an expression over what it found.
 */

const ROWS_AT_ONCE = 4_000;

const TABLE = `
  CREATE UNLOGGED TABLE bench_need (
    id int PRIMARY KEY, organisation int NOT NULL, kind text NOT NULL, possible boolean NOT NULL, sector text NOT NULL,
    region text NOT NULL, province text NOT NULL, mode text NOT NULL, format text NOT NULL, quarters int NOT NULL,
    languages text[] NOT NULL, start_day int NOT NULL, fixed int NOT NULL,
    skills int[] NOT NULL, shares int[] NOT NULL, essential int[] NOT NULL)`;

const RANKING = `
  SELECT id, points::int AS points FROM (
    SELECT n.id, credit.met,
      credit.points + place.points + n.fixed
      + ($1::int[])[CASE WHEN n.sector = ANY($2::text[]) THEN 1 ELSE 2 END]
      + ($3::jsonb ->> n.format)::int
      + $4::int * LEAST(n.quarters, $5::int) / n.quarters
      + ($6::int[])[LEAST(2, common.languages)] AS points
    FROM bench_need n
    CROSS JOIN LATERAL (SELECT count(*)::int AS languages FROM unnest(n.languages) AS l WHERE l = ANY($7::text[])) common
    CROSS JOIN LATERAL (SELECT n.mode <> 'remote' AND n.region = ANY($8::text[]) AS here, n.mode <> 'on_site' AND $9::boolean AS apart) how
    CROSS JOIN LATERAL (SELECT CASE
      WHEN how.here AND n.province = $10 THEN ($11::int[])[1]
      WHEN how.here AND n.region = $12 THEN ($11::int[])[2]
      WHEN how.apart THEN ($11::int[])[3]
      WHEN how.here AND n.region = ANY($13::text[]) THEN ($11::int[])[4]
      ELSE ($11::int[])[5] END AS points) place
    CROSS JOIN LATERAL (
      SELECT sum(s.share * ($14::int[])[s.skill] / 8) AS points, bool_or(s.essential = 1 AND ($14::int[])[s.skill] > 0) AS met
      FROM unnest(n.skills, n.shares, n.essential) AS s(skill, share, essential)) credit
    WHERE n.skills && $15::int[] AND n.possible AND n.kind <> $16 AND n.organisation <> $17
      AND n.start_day BETWEEN $18 AND $19 AND common.languages > 0 AND (how.here OR how.apart)
  ) AS scored
  WHERE met ORDER BY points DESC, id LIMIT $20`;

/** @param url of an empty database */
export async function openGin({ needs, context }: Country, url: string): Promise<Engine> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { weights, skills: graph, rarity, asOf } = context;
  // From 1, as arrays of PostgreSQL count.
  const numbers = new Map(Object.keys(graph.family).map((code, index) => [code, index + 1]));

  const row = (need: NeedFacts) => {
    const shares = divideAmongSkills(need.skills, weights.skills, rarity.of);
    const fresh = Math.max(0, STALE_AFTER_DAYS - Math.max(0, asOf - need.publishedDay));
    return {
      id: need.id,
      organisation: need.organisationId,
      kind: need.kind,
      possible: need.open && need.closesDay >= asOf && need.quartersLeft > 0,
      sector: need.sector,
      region: need.region,
      province: need.province,
      mode: need.mode,
      format: need.format,
      quarters: need.quartersLeft,
      languages: need.languages,
      start_day: need.wantedStartDay,
      fixed: pointsFor(weights.freshness, fresh, STALE_AFTER_DAYS) + pointsFor(weights.attention, need.attention, ATTENTION_FULL),
      skills: shares.map(({ code }) => numbers.get(code)),
      shares: shares.map(({ share }) => share),
      essential: shares.map(({ essential }) => Number(essential)),
    };
  };
  await client.query(TABLE);
  for (let from = 0; from < needs.length; from += ROWS_AT_ONCE) {
    const rows = JSON.stringify(needs.slice(from, from + ROWS_AT_ONCE).map(row));
    await client.query('INSERT INTO bench_need SELECT * FROM jsonb_populate_recordset(NULL::bench_need, $1::jsonb)', [rows]);
  }
  await client.query('CREATE INDEX ON bench_need USING gin (skills)');
  await client.query('VACUUM ANALYZE bench_need');

  const worthOf = (offer: OfferFacts) =>
    [...numbers.keys()].map((asked) =>
      offer.skills.reduce((most, { code, level }) => {
        const near = graph.family[asked] === graph.family[code] || graph.related[asked]?.includes(code);
        return Math.max(most, (code === asked ? 2 : near ? 1 : 0) * Math.min(4, level + 1));
      }, 0),
    );
  const places = Object.values(PLACE_POINTS).map((points) => pointsFor(weights.place, points, PLACE_POINTS.same_province));
  const sectors = [weights.sector, pointsFor(weights.sector, OTHER_SECTOR, 100)];
  const languages = [pointsFor(weights.languages, ONE_LANGUAGE, 50), weights.languages];

  return {
    async rankNeeds(offer, k) {
      if (!offer.open || asOf > offer.availableUntilDay || offer.quartersLeft <= 0) return [];
      const worth = worthOf(offer);
      const formats = Object.entries(FORMAT_FIT).map(([need, fit]) => [
        need,
        pointsFor(weights.format, fit[offer.format as Format], FORMAT_FULL),
      ]);
      const { rows } = await client.query<Answer>({
        name: 'ranking',
        text: RANKING,
        values: [
          sectors,
          offer.sectors,
          JSON.stringify(Object.fromEntries(formats)),
          weights.hours,
          offer.quartersLeft,
          languages,
          offer.languages,
          offer.regions,
          offer.remote,
          offer.homeProvince,
          places,
          offer.homeRegion,
          NEIGHBOURS[offer.homeRegion] ?? [],
          worth,
          worth.flatMap((of, index) => (of > 0 ? [index + 1] : [])),
          offer.kind,
          offer.organisationId,
          offer.availableFromDay - LATEST_START_DAYS,
          offer.availableUntilDay,
          k,
        ],
      });
      return rows;
    },
    close: () => client.end(),
  };
}

import 'server-only';
import { db } from '@/lib/db/client';
import { READING_PATIENCE } from '@/lib/db/transaction';
import { Prisma } from '@/lib/generated/prisma/client';
import { dateOfDayNumber, dayOf, startOfDay } from '@/lib/i18n/day';
import { FORMAT_FIT, FORMAT_FULL } from '@/lib/matching/format-fit';
import type { Context, Format, Language, Level, NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { COMMON } from '@/lib/matching/rarity';
import { NEIGHBOURS } from '@/lib/matching/regions';
import {
  ATTENTION_FULL,
  LANGUAGES_FULL,
  LATEST_START_DAYS,
  ONE_LANGUAGE,
  OTHER_SECTOR,
  PLACE_FULL,
  PLACE_POINTS,
  type Place,
  REFUSALS,
  type Refusal,
  STALE_AFTER_DAYS,
} from '@/lib/matching/score';
import { divideAmongSkills, ESSENTIAL, WORTH_FULL, worthOf } from '@/lib/matching/skill-credit';
import { pointsFor } from '@/lib/matching/weights';
import { otherKind } from './facts';

/*
 * The ranking while no index is warm: the same refusals, points and order as `scorePair`, in one statement over the
 * open listings. Whatever a constant, a table or a division of the engine says is computed by the engine's own code
 * and handed over as numbers; what is left to PostgreSQL is to compare columns and to add up. A test compares both.
 */

/** Points by id, best first, of equal points the smaller id; and what was set aside among all. */
export interface SqlRanking {
  top: { id: number; points: number }[];
  setAside: Record<Refusal, number>;
  total: number;
}

/** Below are fragments over `l`, the listing, and `o`, its organisation. */

type Sql = Prisma.Sql;
const { sql } = Prisma;

/** Of the first reason that applies, in the order of `REFUSALS`, minus its place there, which is 1 at least; else the points. */
function outcomeOf(reasons: Partial<Record<Refusal, Sql | boolean>>, points: Sql): Sql {
  const asked = REFUSALS.flatMap((refusal, index) => {
    const reason = reasons[refusal];
    if (reason === undefined || reason === false) return [];
    return [sql`WHEN ${reason === true ? sql`true` : reason} THEN ${-1 - index}::int`];
  });
  return sql`CASE ${Prisma.join(asked, ' ')} ELSE ${points} END`;
}

const day = (number: number): Sql => sql`${dayOf(dateOfDayNumber(number))}::date`;

const languagesOf = (languages: readonly Language[]): Sql => sql`${[...languages]}::"Language"[]`;

/** Of a listing that has one of these languages at least. */
function languagePoints(languages: readonly Language[], weight: number): Sql {
  const has = languages.map((language) => sql`(${language}::"Language" = ANY(l."languages"))::int`);
  return sql`CASE WHEN ${has.length === 0 ? sql`false` : sql`${Prisma.join(has, ' + ')} > 1`} THEN ${weight}::int
    ELSE ${pointsFor(weight, ONE_LANGUAGE, LANGUAGES_FULL)}::int END`;
}

/** Of a listing that can be reached at all: the points of the first rule of place that applies. */
function placePoints(rules: [Place, Sql][], weight: number): Sql {
  const points = (place: Place) => sql`${pointsFor(weight, PLACE_POINTS[place], PLACE_FULL)}::int`;
  const cases = rules.map(([place, applies]) => sql`WHEN ${applies} THEN ${points(place)}`);
  return sql`CASE ${Prisma.join(cases, ' ')} ELSE ${points('further')} END`;
}

function formatPoints(pointsOf: (format: Format) => number): Sql {
  const formats = Object.keys(FORMAT_FIT) as Format[];
  return sql`CASE l."format" ${Prisma.join(
    formats.map((format) => sql`WHEN ${format}::"Format" THEN ${pointsOf(format)}::int`),
    ' ',
  )} END`;
}

/** Whole points of `done` out of `full`, rounded down. */
const scaled = (weight: number, done: Sql, full: Sql): Sql => sql`(${weight}::bigint * ${done} / ${full})::int`;

/**
 * The instants at which the days begin that still leave something of freshness: how many of them a publication is not
 * before says how many days it has left. So the calendar is the engine's, and no row asks for a time zone.
 */
function freshDays(asOf: number): Date[] {
  if (fresh.asOf !== asOf) {
    const firstDay = asOf - STALE_AFTER_DAYS + 1;
    fresh = { asOf, days: Array.from({ length: STALE_AFTER_DAYS }, (_, index) => startOfDay(dayOf(dateOfDayNumber(firstDay + index)))) };
  }
  return fresh.days;
}

/** Those of one day: they are asked for all day long. */
let fresh: { asOf: number; days: Date[] } = { asOf: Number.NaN, days: [] };

/**
 * The needs that an offer serves best.
 *
 * The shares of a need's skills depend on each other, by their remainders. So first each need gets two bounds, which
 * need only sums; those that cannot reach the `k`th are left out, and the others are divided exactly.
 *
 * @param k how many; null for all that can be matched
 */
export async function rankNeedsBySql(offer: OfferFacts, context: Context, k: number | null): Promise<SqlRanking> {
  const { weights, rarity, skills, asOf } = context;
  const codes = [...new Set([...Object.keys(skills.family), ...offer.skills.map(({ code }) => code)])];
  const onSite = sql`(l."mode" <> 'remote' AND l."regionCode" = ANY(${[...offer.regions]}::text[]))`;
  const byDistance = offer.remote ? sql`l."mode" <> 'on_site'` : sql`false`;
  const outcome = outcomeOf(
    {
      need_past_closing: sql`l."closesOn" < ${day(asOf)}`,
      need_no_hours_left: sql`l."quartersLeft" <= 0`,
      offer_not_open: !offer.open,
      offer_period_over: asOf > offer.availableUntilDay,
      offer_no_hours_left: offer.quartersLeft <= 0,
      offer_ends_before_start: sql`l."wantedStart" > ${day(offer.availableUntilDay)}`,
      offer_begins_too_late: sql`l."wantedStart" < ${day(offer.availableFromDay - LATEST_START_DAYS)}`,
      region_not_served: sql`l."mode" <> 'remote' AND NOT ${byDistance} AND NOT ${onSite}`,
      remote_not_offered: !offer.remote && sql`l."mode" = 'remote'`,
      no_common_language: sql`NOT l."languages" && ${languagesOf(offer.languages)}`,
    },
    sql`
    ${placePoints(
      [
        ['same_province', sql`${onSite} AND l."provinceCode" = ${offer.homeProvince}`],
        ['same_region', sql`${onSite} AND l."regionCode" = ${offer.homeRegion}`],
        ['remote', byDistance],
        ['neighbouring_region', sql`l."regionCode" = ANY(${[...(NEIGHBOURS[offer.homeRegion] ?? [])]}::text[])`],
      ],
      weights.place,
    )}
    + CASE WHEN l."sector" = ANY(${[...offer.sectors]}::"Sector"[]) THEN ${weights.sector}::int
        ELSE ${pointsFor(weights.sector, OTHER_SECTOR, 100)}::int END
    + ${formatPoints((format) => pointsFor(weights.format, FORMAT_FIT[format][offer.format], FORMAT_FULL))}
    + ${scaled(weights.hours, sql`least(l."quartersLeft", ${offer.quartersLeft}::int)`, sql`l."quartersLeft"`)}
    + ${languagePoints(offer.languages, weights.languages)}
    + ${scaled(weights.freshness, sql`width_bucket(l."publishedAt", ${freshDays(asOf)}::timestamp[])`, sql`${STALE_AFTER_DAYS}::int`)}
    + ${scaled(weights.attention, sql`o."attention"`, sql`${ATTENTION_FULL}::int`)}`,
  );
  const asked = sql`
    coalesce(s.worth, 0) AS worth,
    coalesce(s.weight, ${COMMON}::int) * CASE k."importance" WHEN 'essential' THEN ${ESSENTIAL}::int ELSE 1 END AS weight`;
  // For the few that are left, not joined with the skills of all needs.
  const each = k === null ? Prisma.empty : sql`OFFSET 0`;
  const kth = sql`(SELECT fixed + greatest(least, 0) FROM bounded ORDER BY 1 DESC OFFSET ${Math.max(k ?? 1, 1) - 1}::int LIMIT 1)`;
  return answer(
    sql`
    skill AS MATERIALIZED (
      SELECT * FROM unnest(
        ${codes}::text[], ${codes.map((code) => rarity.of[code] ?? COMMON)}::int[],
        ${codes.map((code) => Math.max(0, ...offer.skills.map((skill) => worthOf(code, skill, skills))))}::int[]
      ) AS skill(code, weight, worth)
    ),
    judged AS MATERIALIZED (
      SELECT l."id", ${outcome} AS outcome
      FROM "SkillNeed" l JOIN "Organisation" o ON o."id" = l."organisationId"
      WHERE l."state" = 'open' AND o."state" = 'verified' AND o."kind" = ${otherKind[offer.kind]}::"OrganisationKind"
    ),
    -- A share is less than a point away from its part of the whole, and a credit is rounded down once more.
    bounded AS MATERIALIZED (
      SELECT "id", fixed, (ideal + slack) / ${WORTH_FULL}::int AS most, (ideal - slack - near * ${WORTH_FULL - 1}::int) / ${WORTH_FULL}::int AS least
      FROM (
        SELECT "id", fixed, (${weights.skills}::bigint * sum(weight * worth) / sum(weight))::int AS ideal, sum(worth)::int AS slack,
          (count(*) FILTER (WHERE worth > 0))::int AS near
        FROM (
          SELECT judged."id", judged.outcome AS fixed, k."importance", ${asked}
          FROM judged JOIN "NeedSkill" k ON k."needId" = judged."id" LEFT JOIN skill s ON s.code = k."skillCode" WHERE judged.outcome >= 0
        ) asked GROUP BY "id", fixed HAVING bool_or("importance" = 'essential' AND worth > 0)
      ) summed
    ),
    quotas AS (
      SELECT few."id", few.fixed, k."skillCode", k.worth, ${weights.skills}::bigint * k.weight AS portion,
        sum(k.weight) OVER (PARTITION BY few."id") AS whole
      FROM (SELECT "id", fixed FROM bounded ${k === null ? Prisma.empty : sql`WHERE fixed + most >= coalesce(${kth}, 0)`}) few,
        LATERAL (SELECT k."skillCode", ${asked} FROM "NeedSkill" k LEFT JOIN skill s ON s.code = k."skillCode" WHERE k."needId" = few."id" ${each}) k
    ),
    shares AS (
      SELECT "id", fixed, worth, portion / whole AS share,
        row_number() OVER (PARTITION BY "id" ORDER BY portion % whole DESC, "skillCode" COLLATE "C") AS turn,
        ${weights.skills}::int - sum(portion / whole) OVER (PARTITION BY "id") AS left_over
      FROM quotas
    ),
    scored AS (
      SELECT "id", (fixed + sum((share + (turn <= left_over)::int) * worth / ${WORTH_FULL}::int))::int AS points FROM shares GROUP BY "id", fixed
    ),
    met AS (SELECT count(*) AS count FROM bounded)`,
    k,
  );
}

const LEVELS: readonly Level[] = [1, 2, 3, 4];

/** The offers that serve a need best: the shares are those of one need, and each skill of an offer has its credit in a table. */
export async function rankOffersBySql(need: NeedFacts, context: Context, k: number | null): Promise<SqlRanking> {
  const { weights, rarity, skills, asOf } = context;
  const shares = divideAmongSkills(need.skills, weights.skills, rarity.of);
  const codes = [...new Set([...Object.keys(skills.family), ...need.skills.map(({ code }) => code)])];
  const credits = shares.flatMap(({ code: asked, essential, share }) =>
    codes.flatMap((code) =>
      LEVELS.flatMap((level) => {
        const worth = worthOf(asked, { code, level }, skills);
        return worth === 0 ? [] : [{ asked, essential, code, level, credit: Math.floor((share * worth) / WORTH_FULL) }];
      }),
    ),
  );
  const onSite = need.mode === 'remote' ? sql`false` : sql`${need.region} = ANY(l."regions")`;
  const byDistance = need.mode === 'on_site' ? sql`false` : sql`l."remote"`;
  const unreached = sql`NOT ${byDistance} AND NOT ${onSite}`;
  const freshDaysLeft = Math.max(0, STALE_AFTER_DAYS - Math.max(0, asOf - need.publishedDay));
  const ofNeed =
    pointsFor(weights.freshness, freshDaysLeft, STALE_AFTER_DAYS) +
    pointsFor(weights.attention, Math.min(ATTENTION_FULL, Math.max(0, need.attention)), ATTENTION_FULL);
  const outcome = outcomeOf(
    {
      need_not_open: !need.open,
      need_past_closing: asOf > need.closesDay,
      need_no_hours_left: need.quartersLeft <= 0,
      offer_period_over: sql`l."availableUntil" < ${day(asOf)}`,
      offer_no_hours_left: sql`l."quartersLeft" <= 0`,
      offer_ends_before_start: sql`l."availableUntil" < ${day(need.wantedStartDay)}`,
      offer_begins_too_late: sql`l."availableFrom" > ${day(need.wantedStartDay + LATEST_START_DAYS)}`,
      region_not_served: need.mode !== 'remote' && unreached,
      remote_not_offered: need.mode === 'remote' && unreached,
      no_common_language: sql`NOT l."languages" && ${languagesOf(need.languages)}`,
    },
    sql`
    ${ofNeed}::int
    + ${placePoints(
      [
        ['same_province', sql`${onSite} AND o."provinceCode" = ${need.province}`],
        ['same_region', sql`${onSite} AND o."regionCode" = ${need.region}`],
        ['remote', byDistance],
        ['neighbouring_region', sql`o."regionCode" = ANY(${[...(NEIGHBOURS[need.region] ?? [])]}::text[])`],
      ],
      weights.place,
    )}
    + CASE WHEN ${need.sector}::"Sector" = ANY(l."sectors") THEN ${weights.sector}::int
        ELSE ${pointsFor(weights.sector, OTHER_SECTOR, 100)}::int END
    + ${formatPoints((format) => pointsFor(weights.format, FORMAT_FIT[need.format][format], FORMAT_FULL))}
    + ${scaled(weights.hours, sql`least(l."quartersLeft", ${need.quartersLeft}::int)`, sql`${Math.max(need.quartersLeft, 1)}::int`)}
    + ${languagePoints(need.languages, weights.languages)}`,
  );
  return answer(
    sql`
    credit AS MATERIALIZED (
      SELECT * FROM unnest(
        ${credits.map(({ asked }) => asked)}::text[], ${credits.map(({ essential }) => essential)}::boolean[],
        ${credits.map(({ code }) => code)}::text[], ${credits.map(({ level }) => level)}::int[], ${credits.map(({ credit }) => credit)}::int[]
      ) AS credit(asked, essential, code, level, points)
    ),
    judged AS MATERIALIZED (
      SELECT l."id", ${outcome} AS outcome
      FROM "ExpertiseOffer" l JOIN "Organisation" o ON o."id" = l."organisationId"
      WHERE l."state" = 'open' AND o."state" = 'verified' AND o."kind" = ${otherKind[need.kind]}::"OrganisationKind"
    ),
    scored AS MATERIALIZED (
      SELECT "id", (fixed + sum(points))::int AS points
      FROM (
        SELECT judged."id", judged.outcome AS fixed, c.asked, bool_or(c.essential) AS essential, max(c.points) AS points
        FROM judged JOIN "OfferSkill" k ON k."offerId" = judged."id" JOIN credit c ON c.code = k."skillCode" AND c.level = k."level"
        WHERE judged.outcome >= 0 GROUP BY judged."id", judged.outcome, c.asked
      ) best GROUP BY "id", fixed HAVING bool_or(essential)
    ),
    met AS (SELECT count(*) AS count FROM scored)`,
    k,
  );
}

/** Minus the last place of `REFUSALS`, as `outcomeOf` has it. */
const NO_ESSENTIAL_SKILL = -1 - REFUSALS.indexOf('no_essential_skill');

/** `tables` have `judged` (id, outcome), `met` (how many of those with points have an essential skill) and `scored` (id, points). */
async function answer(tables: Sql, k: number | null): Promise<SqlRanking> {
  const limit = k === null ? Prisma.empty : sql`LIMIT ${Math.max(k, 0)}::int`;
  const statement = sql`
    WITH ${tables}
    (SELECT "id", points AS count, NULL::int AS refusal FROM scored ORDER BY points DESC, "id" ${limit})
    UNION ALL SELECT NULL, count(*)::int, least(outcome, 0) FROM judged GROUP BY least(outcome, 0)
    UNION ALL SELECT NULL, count::int, 1 FROM met`;
  const [, rows] = await db.$transaction(
    [
      // To compile the statement takes longer than to run it.
      db.$executeRaw`SELECT set_config('jit', 'off', true)`,
      db.$queryRaw<{ id: number | null; count: number; refusal: number | null }[]>(statement),
    ],
    { timeout: READING_PATIENCE },
  );
  const counts = new Map(rows.flatMap(({ refusal, count }) => (refusal === null ? [] : [[refusal, count] as const])));
  const count = (outcome: number) => counts.get(outcome) ?? 0;
  const withPoints = count(0);
  const met = count(1);
  counts.set(NO_ESSENTIAL_SKILL, withPoints - met);
  const setAside = Object.fromEntries(REFUSALS.map((refusal, index) => [refusal, count(-1 - index)])) as Record<Refusal, number>;
  return {
    top: rows
      .flatMap(({ id, count }) => (id === null ? [] : [{ id, points: count }]))
      // What stands in a union has no order of its own.
      .sort((a, b) => b.points - a.points || a.id - b.id),
    setAside,
    total: met + Object.values(setAside).reduce((sum, count) => sum + count, 0),
  };
}

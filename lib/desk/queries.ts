import 'server-only';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/generated/prisma/client';
import { TIME_ZONE } from '@/lib/i18n/formats';
import { fold } from '@/lib/matching/normalise';
import { DUE_FROM_DAYS, LATE_FROM_DAYS, type Urgency } from '@/lib/requests/rules';
import { askedWords, bare } from '@/lib/search/rules';
import { type DeskKind, kindOfWait, rankOf, WAITS, type Wait } from './rules';
import type { DeskPlace } from './schema';

/*
 * One query over all that waits. Each kind is a branch with an index in the queue's order, and each
 * branch gives at most as many rows as the page takes: the length of the queue costs nothing.
 */

/** What a reader asked to see. `regions: null` is all Morocco; `today` is the day in Casablanca. */
export interface DeskAsk {
  regions: readonly string[] | null;
  kind: DeskKind | null;
  urgency: Urgency | null;
  q: string;
  today: string;
}

export interface DeskRow extends DeskPlace {
  /** Of the request, the mission, the organisation, the listing or the proposal whose page it opens. */
  subjectId: number;
}

interface Branch {
  from: Prisma.Sql;
  waits: Prisma.Sql;
  id: Prisma.Sql;
  subjectId: Prisma.Sql;
  since: Prisma.Sql;
  region: Prisma.Sql;
  /** What it is found by, in folded words: titles, names of organisations, the reference. */
  texts: Prisma.Sql;
}

const ofOrganisation = Prisma.sql`search_words(concat_ws(' ', o."nameFr", o."nameAr"))`;
// Kept by triggers: the title, the text, the organisation, the place. Folding 10,000 rows at each search takes seconds.
const ofListing = Prisma.sql`l."searchText"`;

function listing(table: 'SkillNeed' | 'ExpertiseOffer'): Branch {
  return {
    from: Prisma.sql`${Prisma.raw(`"${table}"`)} l JOIN "Organisation" o ON o."id" = l."organisationId"`,
    waits: Prisma.sql`l."state" = 'submitted'`,
    id: Prisma.sql`l."id"`,
    subjectId: Prisma.sql`l."id"`,
    since: Prisma.sql`l."submittedAt"`,
    region: Prisma.sql`o."regionCode"`,
    texts: ofListing,
  };
}

/** What waits on an organisation's page: the row that is called `alias`, since `since`. */
function organisation(alias: string, from: Prisma.Sql, waits: Prisma.Sql, since = 'createdAt'): Branch {
  return {
    from,
    waits,
    id: Prisma.raw(`${alias}."id"`),
    subjectId: Prisma.sql`o."id"`,
    since: Prisma.raw(`${alias}."${since}"`),
    region: Prisma.sql`o."regionCode"`,
    texts: ofOrganisation,
  };
}

const branches: Record<Wait, Branch> = {
  request: {
    from: Prisma.sql`"PartnershipRequest" r`,
    waits: Prisma.sql`r."state" = 'accepted'`,
    id: Prisma.sql`r."id"`,
    subjectId: Prisma.sql`r."id"`,
    since: Prisma.sql`r."acceptedAt"`,
    region: Prisma.sql`r."regionCode"`,
    texts: Prisma.sql`(
      SELECT concat_ws(' ', translate(lower(r."reference"), '-', ' '), n."searchText", f."searchText")
      FROM "SkillNeed" n, "ExpertiseOffer" f WHERE n."id" = r."needId" AND f."id" = r."offerId")`,
  },
  amendment: {
    from: Prisma.sql`"Amendment" a JOIN "Mission" m ON m."id" = a."missionId"`,
    waits: Prisma.sql`a."state" = 'agreed'`,
    id: Prisma.sql`a."id"`,
    subjectId: Prisma.sql`m."id"`,
    since: Prisma.sql`a."agreedAt"`,
    region: Prisma.sql`m."regionCode"`,
    texts: Prisma.sql`(
      SELECT concat_ws(' ', translate(lower(m."reference"), '-', ' '), n."searchText", f."searchText")
      FROM "SkillNeed" n, "ExpertiseOffer" f WHERE n."id" = m."needId" AND f."id" = m."offerId")`,
  },
  verification: organisation(
    'o',
    Prisma.sql`"Organisation" o`,
    Prisma.sql`o."state" = 'submitted' AND o."mergedIntoId" IS NULL`,
    'submittedAt',
  ),
  change: organisation(
    'c',
    Prisma.sql`"ProfileChange" c JOIN "Organisation" o ON o."id" = c."organisationId"`,
    Prisma.sql`c."decidedAt" IS NULL`,
  ),
  merge: organisation(
    'm',
    Prisma.sql`"OrganisationMerge" m JOIN "Organisation" o ON o."id" = m."goneId"`,
    Prisma.sql`m."decidedAt" IS NULL`,
  ),
  // Two coordinators bring a suspended organisation back; one has.
  reinstatement: organisation(
    'd',
    Prisma.sql`"FirstDecision" d JOIN "Organisation" o ON o."id"::text = d."subjectId" AND o."version"::text = d."version"`,
    Prisma.sql`d."subject" = 'organisation' AND d."action" = 'reinstate' AND o."state" = 'suspended'`,
  ),
  need: listing('SkillNeed'),
  offer: listing('ExpertiseOffer'),
  skill: {
    from: Prisma.sql`"SkillProposal" s JOIN "Organisation" o ON o."id" = s."organisationId"`,
    waits: Prisma.sql`s."state" = 'proposed'`,
    id: Prisma.sql`s."id"`,
    subjectId: Prisma.sql`s."id"`,
    since: Prisma.sql`s."createdAt"`,
    region: Prisma.sql`o."regionCode"`,
    texts: Prisma.sql`search_words(concat_ws(' ', s."label", o."nameFr", o."nameAr"))`,
  },
};

/** The instant, as the columns keep it, at which the day so many days before `today` begins in Casablanca. */
function beginOf(today: string, daysBefore: number): Prisma.Sql {
  return Prisma.sql`((${today}::date - ${daysBefore}::int)::timestamp AT TIME ZONE ${TIME_ZONE} AT TIME ZONE 'UTC')`;
}

function inUrgency(urgency: Urgency, since: Prisma.Sql, today: string): Prisma.Sql {
  const late = Prisma.sql`${since} < ${beginOf(today, LATE_FROM_DAYS - 1)}`;
  const due = Prisma.sql`${since} < ${beginOf(today, DUE_FROM_DAYS - 1)}`;
  if (urgency === 'late') return late;
  return urgency === 'due' ? Prisma.sql`(NOT ${late} AND ${due})` : Prisma.sql`NOT (${due})`;
}

/** Each asked word, without its article, stands somewhere in what the row is found by. */
function found(words: readonly string[], texts: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT bool_and(strpos(t.text, word) > 0)
    FROM (SELECT ${texts} AS text OFFSET 0) t, unnest(${[...words]}::text[]) word)`;
}

function wordsOf(q: string): string[] {
  return askedWords(fold(q)).map(bare);
}

function passes(branch: Branch, { regions, urgency, q, today }: DeskAsk): Prisma.Sql {
  const words = wordsOf(q);
  return Prisma.join(
    [
      branch.waits,
      ...(regions === null ? [] : [Prisma.sql`${branch.region} = ANY(${[...regions]}::text[])`]),
      ...(urgency === null ? [] : [inUrgency(urgency, branch.since, today)]),
      ...(words.length === 0 ? [] : [found(words, branch.texts)]),
    ],
    ' AND ',
  );
}

/** Rows after (or before) a place; a branch of another rank than the place's row differs only at the same instant. */
function beyond(wait: Wait, { since, id }: Branch, place: DeskPlace, backwards: boolean): Prisma.Sql {
  const instant = Prisma.sql`${place.since.toISOString().slice(0, -1)}::timestamp`;
  const difference = rankOf(wait) - rankOf(place.wait);
  if (difference === 0) return Prisma.sql`(${since}, ${id}) ${Prisma.raw(backwards ? '<' : '>')} (${instant}, ${place.id}::int)`;
  const inclusive = backwards ? difference < 0 : difference > 0;
  return Prisma.sql`${since} ${Prisma.raw(`${backwards ? '<' : '>'}${inclusive ? '=' : ''}`)} ${instant}`;
}

function waitsOf(kind: DeskKind | null): readonly Wait[] {
  return WAITS.filter((wait) => kind === null || kindOfWait[wait] === kind);
}

/** What waits, the oldest first: at most `take` rows after a place, or the last `take` before it. */
export async function listDesk(
  ask: DeskAsk,
  { cursor, take }: { cursor: ({ direction: 'after' | 'before' } & DeskPlace) | null; take: number },
): Promise<DeskRow[]> {
  const backwards = cursor?.direction === 'before';
  const way = Prisma.raw(backwards ? 'DESC' : 'ASC');
  const parts = waitsOf(ask.kind).map((wait) => {
    const branch = branches[wait];
    const place = cursor === null ? Prisma.empty : Prisma.sql`AND ${beyond(wait, branch, cursor, backwards)}`;
    return Prisma.sql`(
      SELECT ${wait}::text AS wait, ${rankOf(wait)}::int AS rank, ${branch.id} AS id, ${branch.subjectId} AS "subjectId", ${branch.since} AS since
      FROM ${branch.from} WHERE ${passes(branch, ask)} ${place}
      ORDER BY ${branch.since} ${way}, ${branch.id} ${way} LIMIT ${take})`;
  });
  const rows = await db.$queryRaw<DeskRow[]>`
    SELECT wait, id, "subjectId", since FROM (${Prisma.join(parts, ' UNION ALL ')}) waiting
    ORDER BY since ${way}, rank ${way}, id ${way} LIMIT ${take}`;
  return backwards ? rows.reverse() : rows;
}

export interface DeskCount {
  count: number;
  oldest: Date | null;
}

/** How many of each kind wait, whatever kind is asked for, and since when the oldest does. */
export async function countDesk(ask: DeskAsk): Promise<Record<DeskKind, DeskCount>> {
  const parts = WAITS.map((wait) => {
    const branch = branches[wait];
    return Prisma.sql`
      SELECT ${kindOfWait[wait]}::text AS kind, count(*)::int AS count, min(${branch.since}) AS oldest
      FROM ${branch.from} WHERE ${passes(branch, ask)}`;
  });
  const rows = await db.$queryRaw<({ kind: DeskKind } & DeskCount)[]>`
    SELECT kind, sum(count)::int AS count, min(oldest) AS oldest FROM (${Prisma.join(parts, ' UNION ALL ')}) counted GROUP BY kind`;
  const none: DeskCount = { count: 0, oldest: null };
  const of = (kind: DeskKind) => rows.find((row) => row.kind === kind) ?? none;
  return {
    request: of('request'),
    amendment: of('amendment'),
    organisation: of('organisation'),
    listing: of('listing'),
    skill: of('skill'),
  };
}

/** Where a subject stands in the queue, by the oldest of what waits on its page; null when nothing does. */
export async function findDeskPlace(waits: readonly Wait[], subjectId: number): Promise<DeskPlace | null> {
  const parts = waits.map((wait) => {
    const { from, waits: waiting, id, since, subjectId: subject } = branches[wait];
    return Prisma.sql`SELECT ${wait}::text AS wait, ${id} AS id, ${since} AS since FROM ${from} WHERE ${waiting} AND ${subject} = ${subjectId}::int`;
  });
  const [place] = await db.$queryRaw<DeskPlace[]>`
    SELECT wait, id, since FROM (${Prisma.join(parts, ' UNION ALL ')}) waiting ORDER BY since, id LIMIT 1`;
  return place ?? null;
}

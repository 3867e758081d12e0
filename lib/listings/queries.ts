import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { Prisma } from '@/lib/generated/prisma/client';
import type { OrganisationKind } from '@/lib/generated/prisma/enums';
import { dayOf } from '@/lib/i18n/day';
import { type Bilingual, nameOf, titleOf } from '@/lib/i18n/localised';
import { LIVE_STATES } from '@/lib/requests/rules';
import type { ListingState, Noun } from './rules';
import type { Named, OwnerView } from './views';

/** Columns and shapes that the queries of needs and offers have in common. */

const names = { nameFr: true, nameAr: true } as const;

export const namedSelect = { code: true, ...names } as const;
export const skillSelect = { code: true, fr: true, ar: true } as const;

export const ownerSelect = {
  id: true,
  kind: true,
  state: true,
  regionCode: true,
  ...names,
  region: { select: names },
  province: { select: names },
  logo: { select: { sha256: true } },
} as const satisfies Prisma.OrganisationSelect;

type OwnerRow = Prisma.OrganisationGetPayload<{ select: typeof ownerSelect }>;

export function namedOf(row: { code: string; nameFr: string; nameAr: string }): Named {
  return { code: row.code, name: nameOf(row) };
}

export function skillOf(row: { code: string; fr: string; ar: string }): Named {
  return { code: row.code, name: { fr: row.fr, ar: row.ar } };
}

export function ownerOf(row: OwnerRow): OwnerView {
  return {
    id: row.id,
    kind: row.kind,
    name: nameOf(row),
    verified: row.state === 'verified',
    regionCode: row.regionCode,
    region: nameOf(row.region),
    province: nameOf(row.province),
    logo: row.logo?.sha256 ?? null,
  };
}

/** Where an organisation is. */
export async function findProvinceOf(organisationId: number): Promise<string> {
  const row = await db.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { provinceCode: true } });
  return row.provinceCode;
}

/** What a need and an offer both are, for whoever changes one. Days are `YYYY-MM-DD`. */
export interface ListingRow {
  noun: Noun;
  id: number;
  organisationId: number;
  kind: OrganisationKind;
  regionCode: string;
  state: ListingState;
  version: number;
  title: Bilingual;
  lastDay: string;
  /** An offer's first day; null for a need. */
  firstDay: string | null;
  /** When a need's work is to begin; null for an offer. */
  wantedStart: string | null;
  returnReason: string | null;
  submittedAt: Date | null;
  publishedAt: Date | null;
  createdById: string | null;
}

const shared = {
  id: true,
  organisationId: true,
  state: true,
  version: true,
  titleFr: true,
  titleAr: true,
  returnReason: true,
  submittedAt: true,
  publishedAt: true,
  createdById: true,
  organisation: { select: { kind: true, regionCode: true } },
} as const;
const needColumns = { ...shared, closesOn: true, wantedStart: true } as const satisfies Prisma.SkillNeedSelect;
const offerColumns = { ...shared, availableFrom: true, availableUntil: true } as const satisfies Prisma.ExpertiseOfferSelect;

type SharedRow = Omit<ListingRow, 'noun' | 'kind' | 'regionCode' | 'title' | 'lastDay' | 'firstDay' | 'wantedStart'> & {
  titleFr: string | null;
  titleAr: string | null;
  organisation: { kind: OrganisationKind; regionCode: string };
};

function sharedOf({ organisation, titleFr, titleAr, ...row }: SharedRow) {
  return { ...row, kind: organisation.kind, regionCode: organisation.regionCode, title: titleOf({ titleFr, titleAr }) };
}

function needListing(row: Prisma.SkillNeedGetPayload<{ select: typeof needColumns }>): ListingRow {
  const { closesOn, wantedStart, ...same } = row;
  return { ...sharedOf(same), noun: 'need', lastDay: dayOf(closesOn), firstDay: null, wantedStart: dayOf(wantedStart) };
}

function offerListing(row: Prisma.ExpertiseOfferGetPayload<{ select: typeof offerColumns }>): ListingRow {
  const { availableFrom, availableUntil, ...same } = row;
  return { ...sharedOf(same), noun: 'offer', lastDay: dayOf(availableUntil), firstDay: dayOf(availableFrom), wantedStart: null };
}

/** One listing, whoever may change it: policy and rules decide. */
export async function findListing(noun: Noun, id: number, client: Tx = db): Promise<ListingRow | null> {
  if (noun === 'need') {
    const row = await client.skillNeed.findUnique({ where: { id }, select: needColumns });
    return row && needListing(row);
  }
  const row = await client.expertiseOffer.findUnique({ where: { id }, select: offerColumns });
  return row && offerListing(row);
}

/** As many as a nightly job takes in one go; the next night takes the rest. */
const NIGHTLY = 5_000;

type Found = { noun: Noun; id: number };

/** Listings whose last day is before `today` and that nobody has written down as expired. */
export function listListingsToExpire(today: Date): Promise<Found[]> {
  return db.$queryRaw<Found[]>`
    SELECT 'need' AS noun, "id" FROM "SkillNeed" WHERE "state" IN ('open', 'paused') AND "closesOn" < ${today}::date
    UNION ALL
    SELECT 'offer', "id" FROM "ExpertiseOffer" WHERE "state" IN ('open', 'paused') AND "availableUntil" < ${today}::date
    ORDER BY 1, 2 LIMIT ${NIGHTLY}`;
}

/** Open listings that close from `today` to `until`, of which the owners were not told for that day. */
export function listListingsToWarnOf(today: Date, until: Date): Promise<Found[]> {
  return db.$queryRaw<Found[]>`
    SELECT 'need' AS noun, "id" FROM "SkillNeed"
    WHERE "state" = 'open' AND "closesOn" BETWEEN ${today}::date AND ${until}::date AND "closingToldFor" IS DISTINCT FROM "closesOn"
    UNION ALL
    SELECT 'offer', "id" FROM "ExpertiseOffer"
    WHERE "state" = 'open' AND "availableUntil" BETWEEN ${today}::date AND ${until}::date
      AND "closingToldFor" IS DISTINCT FROM "availableUntil"
    ORDER BY 1, 2 LIMIT ${NIGHTLY}`;
}

/** These listings with their organisations, by their ids. */
export async function listReviews(noun: Noun, ids: readonly number[]): Promise<(ListingRow & { owner: OwnerView })[]> {
  const organisation = { select: { ...ownerSelect, regionCode: true } } as const;
  const bounds = { where: { id: { in: [...ids] } }, orderBy: { id: 'asc' as const }, take: 100 };
  if (noun === 'need') {
    const rows = await db.skillNeed.findMany({ ...bounds, select: { ...needColumns, organisation } });
    return rows.map((row) => ({ ...needListing(row), owner: ownerOf(row.organisation) }));
  }
  const rows = await db.expertiseOffer.findMany({ ...bounds, select: { ...offerColumns, organisation } });
  return rows.map((row) => ({ ...offerListing(row), owner: ownerOf(row.organisation) }));
}

/** What a listing must be, and what its organisation `o`. */
export interface Conditions {
  listing: Prisma.Sql;
  owner: Prisma.Sql;
}

/** What anybody may read, or ask for: `l` is the listing with its last day. */
export function openListing(listing: 'n' | 'l', lastDay: 'closesOn' | 'availableUntil', today: string): Conditions {
  const l = Prisma.raw(listing);
  const day = Prisma.raw(`"${lastDay}"`);
  return {
    listing: Prisma.sql`${l}."state" = 'open' AND ${l}."quartersLeft" > 0 AND ${l}.${day} >= ${today}::date`,
    owner: Prisma.sql`o."state" = 'verified'`,
  };
}

/**
 * The organisation `o` of a listing, looked up for each one: lists stop at their bound, so a few look-ups always cost
 * less than the join with all organisations that the planner may prefer.
 */
export function withOwner(listing: 'n' | 'l'): Prisma.Sql {
  const l = Prisma.raw(listing);
  return Prisma.sql`CROSS JOIN LATERAL (SELECT "state", "kind" FROM "Organisation" WHERE "id" = ${l}."organisationId" OFFSET 0) o`;
}

/** The rows of these ids, in their order; ids that are gone are left out. */
export function inOrder<Row extends { id: number }>(ids: readonly number[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The largest list of one organisation that a page shows. */
const OWN_LIMIT = 200;

/** The listings of an organisation for its own people, the newest first, and what their rows show of each. */
export function ownListings(organisationId: number, now: Date) {
  const live: Prisma.PartnershipRequestWhereInput = {
    state: { in: [...LIVE_STATES] },
    OR: [{ state: 'accepted' }, { answerBy: { gt: now } }],
  };
  return {
    where: { organisationId },
    orderBy: { id: 'desc' },
    take: OWN_LIMIT,
    select: {
      id: true,
      titleFr: true,
      titleAr: true,
      state: true,
      quartersTotal: true,
      quartersLeft: true,
      _count: { select: { requests: { where: live } } },
    },
  } as const;
}

/** A form's fields by name, as it sends them. */
export type FormFields = Record<string, string[]>;

/** A listing as its form holds it. */
export interface ListingForm {
  organisationId: number;
  state: ListingState;
  version: number;
  /** When it was last written: whoever changes it says what they had read. */
  seen: string;
  /** What requests have taken of its hours. */
  quartersReserved: number;
  fields: FormFields;
}

/** A text as a field's values: none where nothing is written. */
export function listed(text: string | null): string[] {
  return text === null ? [] : [text];
}

/** Proposed skills as the form's fields. */
export function proposalFields(detail: string, proposals: readonly { label: string; detail: string | null }[]): FormFields {
  return Object.fromEntries(
    proposals.flatMap((proposal, index) => [
      [`proposal.${index}`, [proposal.label]],
      [`${detail}.proposal.${index}`, listed(proposal.detail)],
    ]),
  );
}

/** Whether no need and no offer of the organisation was ever open. */
export async function isFirstListing(organisationId: number, client: Tx = db): Promise<boolean> {
  const published = { where: { organisationId, publishedAt: { not: null } }, select: { id: true } };
  return (await client.skillNeed.findFirst(published)) === null && (await client.expertiseOffer.findFirst(published)) === null;
}

import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import { dayNumberOf, dayNumberOfDate } from '@/lib/i18n/day';
import type { NeedFacts, OfferFacts } from '@/lib/matching/pair';

const organisation = { select: { id: true, kind: true, state: true, attention: true, regionCode: true, provinceCode: true } } as const;

const needSelect = {
  id: true,
  state: true,
  sector: true,
  regionCode: true,
  provinceCode: true,
  mode: true,
  format: true,
  quartersLeft: true,
  languages: true,
  wantedStart: true,
  closesOn: true,
  publishedAt: true,
  skills: { select: { skillCode: true, importance: true }, orderBy: { skillCode: 'asc' } },
  organisation,
} as const satisfies Prisma.SkillNeedSelect;

const offerSelect = {
  id: true,
  state: true,
  sectors: true,
  regions: true,
  remote: true,
  format: true,
  quartersLeft: true,
  languages: true,
  availableFrom: true,
  availableUntil: true,
  skills: { select: { skillCode: true, level: true }, orderBy: { skillCode: 'asc' } },
  organisation,
} as const satisfies Prisma.ExpertiseOfferSelect;

type NeedRow = Prisma.SkillNeedGetPayload<{ select: typeof needSelect }>;
type OfferRow = Prisma.ExpertiseOfferGetPayload<{ select: typeof offerSelect }>;

function needFacts(row: NeedRow): NeedFacts {
  return {
    id: row.id,
    organisationId: row.organisation.id,
    kind: row.organisation.kind,
    open: row.state === 'open' && row.organisation.state === 'verified',
    skills: row.skills.map((skill) => ({ code: skill.skillCode, essential: skill.importance === 'essential' })),
    sector: row.sector,
    region: row.regionCode,
    province: row.provinceCode,
    mode: row.mode,
    format: row.format,
    quartersLeft: row.quartersLeft,
    languages: row.languages,
    publishedDay: row.publishedAt ? dayNumberOf(row.publishedAt) : dayNumberOfDate(row.wantedStart),
    closesDay: dayNumberOfDate(row.closesOn),
    wantedStartDay: dayNumberOfDate(row.wantedStart),
    attention: row.organisation.attention,
  };
}

const LEVELS = [1, 2, 3, 4] as const;

function offerFacts(row: OfferRow): OfferFacts {
  return {
    id: row.id,
    organisationId: row.organisation.id,
    kind: row.organisation.kind,
    open: row.state === 'open' && row.organisation.state === 'verified',
    skills: row.skills.map((skill) => ({ code: skill.skillCode, level: LEVELS.find((level) => level === skill.level) ?? 1 })),
    sectors: row.sectors,
    homeRegion: row.organisation.regionCode,
    homeProvince: row.organisation.provinceCode,
    regions: row.regions,
    remote: row.remote,
    format: row.format,
    quartersLeft: row.quartersLeft,
    languages: row.languages,
    availableFromDay: dayNumberOfDate(row.availableFrom),
    availableUntilDay: dayNumberOfDate(row.availableUntil),
  };
}

type Kind = NeedFacts['kind'];
/** Who gives is of one kind, who gets of the other. */
export const otherKind = { ASSOCIATION: 'COMPANY', COMPANY: 'ASSOCIATION' } as const satisfies Record<Kind, Kind>;

export async function findNeedFacts(id: number, client: Tx = db): Promise<NeedFacts | null> {
  const row = await client.skillNeed.findUnique({ where: { id }, select: needSelect });
  return row && needFacts(row);
}

export async function findOfferFacts(id: number, client: Tx = db): Promise<OfferFacts | null> {
  const row = await client.expertiseOffer.findUnique({ where: { id }, select: offerSelect });
  return row && offerFacts(row);
}

/** Needs as they stand now, in whatever state; what is gone is left out. */
export async function listNeedFacts(ids: readonly number[]): Promise<NeedFacts[]> {
  const rows = await db.skillNeed.findMany({ where: { id: { in: [...ids] } }, select: needSelect, orderBy: { id: 'asc' } });
  return rows.map(needFacts);
}

/** Offers as they stand now, in whatever state; what is gone is left out. */
export async function listOfferFacts(ids: readonly number[]): Promise<OfferFacts[]> {
  const rows = await db.expertiseOffer.findMany({ where: { id: { in: [...ids] } }, select: offerSelect, orderBy: { id: 'asc' } });
  return rows.map(offerFacts);
}

const listedNow = { state: 'open', organisation: { state: 'verified' } } as const;

/** The next `take` open needs of either kind, by id: all of them are too many for one answer. */
export async function listOpenNeedFactsAfter(id: number, take: number): Promise<NeedFacts[]> {
  const rows = await db.skillNeed.findMany({
    where: { id: { gt: id }, ...listedNow },
    select: needSelect,
    orderBy: { id: 'asc' },
    take,
  });
  return rows.map(needFacts);
}

/** The next `take` open offers of either kind, by id. */
export async function listOpenOfferFactsAfter(id: number, take: number): Promise<OfferFacts[]> {
  const rows = await db.expertiseOffer.findMany({
    where: { id: { gt: id }, ...listedNow },
    select: offerSelect,
    orderBy: { id: 'asc' },
    take,
  });
  return rows.map(offerFacts);
}

/** Open offers of one organisation, as the engine reads them. */
export async function listOwnOfferFacts(organisationIds: readonly number[]): Promise<OfferFacts[]> {
  const rows = await db.expertiseOffer.findMany({
    where: { state: 'open', organisationId: { in: [...organisationIds] } },
    select: offerSelect,
    orderBy: { id: 'asc' },
    take: 200,
  });
  return rows.map(offerFacts);
}

export async function listOwnNeedFacts(organisationIds: readonly number[]): Promise<NeedFacts[]> {
  const rows = await db.skillNeed.findMany({
    where: { state: 'open', organisationId: { in: [...organisationIds] } },
    select: needSelect,
    orderBy: { id: 'asc' },
    take: 200,
  });
  return rows.map(needFacts);
}

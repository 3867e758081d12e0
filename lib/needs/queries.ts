import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import { dateOfDay, dayNumberOfDate, dayOf } from '@/lib/i18n/day';
import { hoursTyped } from '@/lib/i18n/hours';
import type { Locale } from '@/lib/i18n/locales';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import {
  type Conditions,
  inOrder,
  type ListingForm,
  listed,
  namedSelect,
  openListing,
  ownerOf,
  ownerSelect,
  ownListings,
  proposalFields,
  skillOf,
  skillSelect,
  withOwner,
} from '@/lib/listings/queries';
import { MOST_COUNTED, type Sector } from '@/lib/listings/rules';
import { IMPORTANCES } from './rules';
import type { NeedCardView, NeedView, OwnNeedView } from './views';

/*
 * Days are `YYYY-MM-DD` of Casablanca, given by the caller: no query has a clock.
 */

const cardSelect = {
  id: true,
  titleFr: true,
  titleAr: true,
  sector: true,
  quartersLeft: true,
  format: true,
  mode: true,
  closesOn: true,
  region: { select: namedSelect },
  province: { select: namedSelect },
  organisation: { select: ownerSelect },
  skills: { select: { importance: true, skill: { select: skillSelect } }, orderBy: { skill: { position: 'asc' } } },
} as const satisfies Prisma.SkillNeedSelect;

const needSelect = {
  ...cardSelect,
  state: true,
  contextFr: true,
  contextAr: true,
  deliverableFr: true,
  deliverableAr: true,
  accessNote: true,
  quartersTotal: true,
  wantedStart: true,
  languages: true,
  proposals: { select: { importance: true, proposal: { select: { label: true } } }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.SkillNeedSelect;

type CardRow = Prisma.SkillNeedGetPayload<{ select: typeof cardSelect }>;
type NeedRow = Prisma.SkillNeedGetPayload<{ select: typeof needSelect }>;

function daysLeft(closesOn: Date, today: string): number {
  return dayNumberOfDate(closesOn) - dayNumberOfDate(dateOfDay(today));
}

function cardOf(row: CardRow, today: string): NeedCardView {
  return {
    id: row.id,
    title: titleOf(row),
    sector: row.sector,
    owner: ownerOf(row.organisation),
    region: nameOf(row.region),
    province: nameOf(row.province),
    skills: row.skills
      .map(({ importance, skill }) => ({ ...skillOf(skill), importance }))
      .sort((a, b) => IMPORTANCES.indexOf(a.importance) - IMPORTANCES.indexOf(b.importance)),
    quartersLeft: row.quartersLeft,
    format: row.format,
    mode: row.mode,
    closesOn: row.closesOn,
    daysLeft: daysLeft(row.closesOn, today),
  };
}

function needOf(row: NeedRow, today: string): NeedView {
  return {
    ...cardOf(row, today),
    state: row.state,
    context: { fr: row.contextFr, ar: row.contextAr },
    deliverable: { fr: row.deliverableFr, ar: row.deliverableAr },
    accessNote: row.accessNote,
    quartersTotal: row.quartersTotal,
    wantedStart: row.wantedStart,
    languages: row.languages,
    proposals: row.proposals.map(({ importance, proposal }) => ({ label: proposal.label, importance: importance ?? 'useful' })),
  };
}

/** One need, whoever may read it: the loader decides. */
export async function findNeed(id: number, today: string): Promise<NeedView | null> {
  const row = await db.skillNeed.findUnique({ where: { id }, select: needSelect });
  return row && needOf(row, today);
}

/** Cards of these needs, in this order; ids that are gone are left out. */
export async function listNeedCards(ids: readonly number[], today: string): Promise<NeedCardView[]> {
  const rows = await db.skillNeed.findMany({ where: { id: { in: [...ids] } }, select: cardSelect, orderBy: { id: 'asc' } });
  return inOrder(ids, rows).map((row) => cardOf(row, today));
}

/** What anybody may read: `isPublic` of rules.ts, over the rows. */
export function publicNeed(today: string, need: 'n' | 'l'): Conditions {
  return openListing(need, 'closesOn', today);
}

/** The same for the client that Prisma made. */
export function publicWhere(today: string) {
  return {
    state: 'open',
    quartersLeft: { gt: 0 },
    closesOn: { gte: dateOfDay(today) },
    organisation: { state: 'verified' },
  } as const satisfies Prisma.SkillNeedWhereInput;
}

/** Public needs of an organisation, the first to close on top, and how many there are. */
export async function listNeedsOf(organisationId: number, today: string, take: number): Promise<{ cards: NeedCardView[]; total: number }> {
  const where = { organisationId, ...publicWhere(today) };
  const [rows, total] = await Promise.all([
    db.skillNeed.findMany({ where, select: cardSelect, orderBy: [{ closesOn: 'asc' }, { id: 'asc' }], take }),
    db.skillNeed.count({ where }),
  ]);
  return { cards: rows.map((row) => cardOf(row, today)), total };
}

/** Public needs of a sector, counted up to `MOST_COUNTED`; one more says that there are more. */
export async function countInSector(sector: Sector, today: string): Promise<number> {
  const { listing, owner } = publicNeed(today, 'n');
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM "SkillNeed" n ${withOwner('n')} WHERE ${listing} AND ${owner} AND n."facets" && ${[`sectors:${sector}`]}::text[]
      LIMIT ${MOST_COUNTED + 1}
    ) counted`;
  return row?.count ?? 0;
}

/** An organisation's needs, the newest first. */
export async function listOwnNeeds(organisationId: number, today: string, now: Date): Promise<OwnNeedView[]> {
  const { select, ...own } = ownListings(organisationId, now);
  const rows = await db.skillNeed.findMany({ ...own, select: { ...select, closesOn: true } });
  return rows.map((row) => {
    const days = daysLeft(row.closesOn, today);
    return {
      id: row.id,
      title: titleOf(row),
      state: row.state === 'open' && days < 0 ? 'expired' : row.state,
      quartersTotal: row.quartersTotal,
      quartersLeft: row.quartersLeft,
      closesOn: row.closesOn,
      daysLeft: days,
      liveRequests: row._count.requests,
    };
  });
}

const formSelect = {
  organisationId: true,
  state: true,
  version: true,
  updatedAt: true,
  titleFr: true,
  titleAr: true,
  contextFr: true,
  contextAr: true,
  deliverableFr: true,
  deliverableAr: true,
  sector: true,
  provinceCode: true,
  mode: true,
  format: true,
  quartersTotal: true,
  quartersLeft: true,
  languages: true,
  wantedStart: true,
  closesOn: true,
  accessNote: true,
  skills: { select: { skillCode: true, importance: true }, orderBy: { skillCode: 'asc' } },
  proposals: { select: { importance: true, proposal: { select: { label: true } } }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.SkillNeedSelect;

/** A need as its form holds it, with its texts in one language. */
export async function findNeedForm(id: number, writtenIn: Locale, client: Tx = db): Promise<ListingForm | null> {
  const row = await client.skillNeed.findUnique({ where: { id }, select: formSelect });
  if (!row) return null;
  const french = writtenIn === 'fr';
  return {
    organisationId: row.organisationId,
    state: row.state,
    version: row.version,
    seen: row.updatedAt.toISOString(),
    quartersReserved: row.quartersTotal - row.quartersLeft,
    fields: {
      writtenIn: [writtenIn],
      title: listed(french ? row.titleFr : row.titleAr),
      context: listed(french ? row.contextFr : row.contextAr),
      deliverable: listed(french ? row.deliverableFr : row.deliverableAr),
      skills: row.skills.map((skill) => skill.skillCode),
      ...Object.fromEntries(row.skills.map((skill) => [`importance.${skill.skillCode}`, [skill.importance]])),
      ...proposalFields(
        'importance',
        row.proposals.map(({ importance, proposal }) => ({ label: proposal.label, detail: importance })),
      ),
      sector: [row.sector],
      province: [row.provinceCode],
      mode: [row.mode],
      format: [row.format],
      hours: [hoursTyped(row.quartersTotal)],
      wantedStart: [dayOf(row.wantedStart)],
      closesOn: [dayOf(row.closesOn)],
      languages: row.languages,
      accessNote: listed(row.accessNote),
    },
  };
}

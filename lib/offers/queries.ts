import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import { dateOfDay, dayNumberOfDate, dayOf } from '@/lib/i18n/day';
import { hoursTyped } from '@/lib/i18n/hours';
import type { Locale } from '@/lib/i18n/locales';
import { titleOf } from '@/lib/i18n/localised';
import {
  type Conditions,
  inOrder,
  type ListingForm,
  listed,
  namedOf,
  namedSelect,
  openListing,
  ownerOf,
  ownerSelect,
  ownListings,
  proposalFields,
  skillOf,
  skillSelect,
} from '@/lib/listings/queries';
import type { Named } from '@/lib/listings/views';
import type { OfferCardView, OfferView, OwnOfferView } from './views';

/*
 * Days are `YYYY-MM-DD` of Casablanca, given by the caller: no query has a clock.
 */

const offerSelect = {
  id: true,
  state: true,
  titleFr: true,
  titleAr: true,
  descriptionFr: true,
  descriptionAr: true,
  sectors: true,
  regions: true,
  remote: true,
  format: true,
  regime: true,
  quartersTotal: true,
  quartersLeft: true,
  quartersPerMonth: true,
  languages: true,
  peopleCount: true,
  availableFrom: true,
  availableUntil: true,
  organisation: { select: ownerSelect },
  skills: { select: { level: true, skill: { select: skillSelect } }, orderBy: [{ level: 'desc' }, { skill: { position: 'asc' } }] },
  proposals: { select: { level: true, proposal: { select: { label: true } } }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.ExpertiseOfferSelect;

/** One offer, whoever may read it: the loader decides. */
export async function findOffer(id: number): Promise<OfferView | null> {
  const row = await db.expertiseOffer.findUnique({ where: { id }, select: offerSelect });
  if (!row) return null;
  const regions = await db.region.findMany({ where: { code: { in: row.regions } }, select: namedSelect, orderBy: { code: 'asc' } });
  return {
    id: row.id,
    state: row.state,
    title: titleOf(row),
    description: { fr: row.descriptionFr, ar: row.descriptionAr },
    owner: ownerOf(row.organisation),
    sectors: row.sectors,
    skills: row.skills.map(({ level, skill }) => ({ ...skillOf(skill), level })),
    proposals: row.proposals.map(({ level, proposal }) => ({ label: proposal.label, level: level ?? 1 })),
    quartersTotal: row.quartersTotal,
    quartersLeft: row.quartersLeft,
    quartersPerMonth: row.quartersPerMonth,
    format: row.format,
    regime: row.regime,
    remote: row.remote,
    regions: regions.map(namedOf) satisfies Named[],
    languages: row.languages,
    peopleCount: row.peopleCount,
    availableFrom: row.availableFrom,
    availableUntil: row.availableUntil,
  };
}

/** What may be asked for: `isOnOffer` of rules.ts, over the rows. */
export function offerOnOffer(today: string, offer: 'l'): Conditions {
  return openListing(offer, 'availableUntil', today);
}

const cardSelect = {
  id: true,
  titleFr: true,
  titleAr: true,
  sectors: true,
  regions: true,
  remote: true,
  format: true,
  quartersLeft: true,
  availableUntil: true,
  organisation: { select: ownerSelect },
  skills: { select: { skill: { select: skillSelect } }, orderBy: [{ level: 'desc' }, { skill: { position: 'asc' } }] },
} as const satisfies Prisma.ExpertiseOfferSelect;

/** Cards of these offers, in this order; ids that are gone are left out. */
export async function listOfferCards(ids: readonly number[], today: string): Promise<OfferCardView[]> {
  const rows = await db.expertiseOffer.findMany({ where: { id: { in: [...ids] } }, select: cardSelect, orderBy: { id: 'asc' } });
  return inOrder(ids, rows).map(
    (row): OfferCardView => ({
      id: row.id,
      title: titleOf(row),
      owner: ownerOf(row.organisation),
      sectors: row.sectors,
      skills: row.skills.map(({ skill }) => skillOf(skill)),
      quartersLeft: row.quartersLeft,
      format: row.format,
      mode: row.remote ? (row.regions.length > 0 ? 'either' : 'remote') : 'on_site',
      regionCodes: row.regions,
      availableUntil: row.availableUntil,
      daysLeft: dayNumberOfDate(row.availableUntil) - dayNumberOfDate(dateOfDay(today)),
    }),
  );
}

/** An organisation's offers, the newest first. */
export async function listOwnOffers(organisationId: number, today: string, now: Date): Promise<OwnOfferView[]> {
  const { select, ...own } = ownListings(organisationId, now);
  const rows = await db.expertiseOffer.findMany({ ...own, select: { ...select, availableUntil: true } });
  return rows.map((row) => ({
    id: row.id,
    title: titleOf(row),
    state: row.state === 'open' && row.availableUntil < dateOfDay(today) ? 'expired' : row.state,
    quartersTotal: row.quartersTotal,
    quartersLeft: row.quartersLeft,
    availableUntil: row.availableUntil,
    liveRequests: row._count.requests,
  }));
}

const formSelect = {
  organisationId: true,
  state: true,
  version: true,
  updatedAt: true,
  titleFr: true,
  titleAr: true,
  descriptionFr: true,
  descriptionAr: true,
  sectors: true,
  regions: true,
  remote: true,
  format: true,
  regime: true,
  quartersTotal: true,
  quartersLeft: true,
  quartersPerMonth: true,
  peopleCount: true,
  languages: true,
  availableFrom: true,
  availableUntil: true,
  skills: { select: { skillCode: true, level: true }, orderBy: { skillCode: 'asc' } },
  proposals: { select: { level: true, proposal: { select: { label: true } } }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.ExpertiseOfferSelect;

/** An offer as its form holds it, with its texts in one language. */
export async function findOfferForm(id: number, writtenIn: Locale, client: Tx = db): Promise<ListingForm | null> {
  const row = await client.expertiseOffer.findUnique({ where: { id }, select: formSelect });
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
      description: listed(french ? row.descriptionFr : row.descriptionAr),
      skills: row.skills.map((skill) => skill.skillCode),
      ...Object.fromEntries(row.skills.map((skill) => [`level.${skill.skillCode}`, [String(skill.level)]])),
      ...proposalFields(
        'level',
        row.proposals.map(({ level, proposal }) => ({ label: proposal.label, detail: level === null ? null : String(level) })),
      ),
      sectors: row.sectors,
      places: [...(row.remote ? ['remote'] : []), ...row.regions],
      format: [row.format],
      regime: [row.regime],
      hoursTotal: [hoursTyped(row.quartersTotal)],
      hoursPerMonth: [hoursTyped(row.quartersPerMonth)],
      peopleCount: [String(row.peopleCount)],
      availableFrom: [dayOf(row.availableFrom)],
      availableUntil: [dayOf(row.availableUntil)],
      languages: row.languages,
    },
  };
}

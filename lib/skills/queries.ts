import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Locale, OrganisationKind } from '@/lib/generated/prisma/enums';
import { type Bilingual, nameOf, titleOf } from '@/lib/i18n/localised';
import { routes, sideOf } from '@/lib/routes';
import type { ProposalState } from './rules';

/** The curated list is this long at most; the bound only keeps a mistake from filling memory. */
const MOST = 2_000;

/** Every skill, family by family, in the order they are shown. */
export function listSkills(client: Tx = db) {
  return client.skill.findMany({
    select: { code: true, familyCode: true, fr: true, ar: true, synonymsFr: true, synonymsAr: true },
    orderBy: [{ family: { position: 'asc' } }, { position: 'asc' }],
    take: MOST,
  });
}

/** The families, in the order they are shown. */
export function listFamilies() {
  return db.skillFamily.findMany({
    select: { code: true, fr: true, ar: true },
    orderBy: { position: 'asc' },
    take: MOST,
  });
}

const proposalSelect = {
  id: true,
  state: true,
  label: true,
  writtenIn: true,
  organisationId: true,
  proposedById: true,
  createdAt: true,
  organisation: {
    select: { kind: true, nameFr: true, nameAr: true, regionCode: true, region: { select: { nameFr: true, nameAr: true } } },
  },
  listings: {
    select: {
      importance: true,
      level: true,
      need: { select: { id: true, organisationId: true, titleFr: true, titleAr: true } },
      offer: { select: { id: true, organisationId: true, titleFr: true, titleAr: true } },
    },
    orderBy: { id: 'asc' },
  },
} as const satisfies Prisma.SkillProposalSelect;

export interface ProposalRow {
  id: number;
  state: ProposalState;
  label: string;
  writtenIn: Locale;
  organisationId: number;
  organisation: Bilingual;
  kind: OrganisationKind;
  regionCode: string;
  region: Bilingual;
  proposedById: string | null;
  createdAt: Date;
  /** The listings that name it. */
  listings: { noun: 'need' | 'offer'; id: number; title: Bilingual }[];
  /** The first of them that is its proposer's own, as a page of their workspace. */
  listingHref: string | undefined;
}

function proposalOf(row: Prisma.SkillProposalGetPayload<{ select: typeof proposalSelect }>): ProposalRow {
  const { organisation, listings, ...same } = row;
  const side = sideOf(organisation.kind);
  const named = listings.flatMap(({ need, offer }) => [
    ...(need ? [{ noun: 'need' as const, ...need }] : []),
    ...(offer ? [{ noun: 'offer' as const, ...offer }] : []),
  ]);
  const own = named.find((listing) => listing.organisationId === row.organisationId);
  return {
    ...same,
    organisation: nameOf(organisation),
    kind: organisation.kind,
    regionCode: organisation.regionCode,
    region: nameOf(organisation.region),
    listings: named.map((listing) => ({ noun: listing.noun, id: listing.id, title: titleOf(listing) })),
    listingHref: own && (own.noun === 'need' ? routes.ownNeed(side, own.id) : routes.ownOffer(side, own.id)),
  };
}

export async function findProposal(id: number, client: Tx = db): Promise<ProposalRow | null> {
  const row = await client.skillProposal.findUnique({ where: { id }, select: proposalSelect });
  return row && proposalOf(row);
}

/** These proposals, by their ids. */
export async function listProposals(ids: readonly number[]): Promise<ProposalRow[]> {
  const rows = await db.skillProposal.findMany({
    where: { id: { in: [...ids] } },
    select: proposalSelect,
    orderBy: { id: 'asc' },
    take: 100,
  });
  return rows.map(proposalOf);
}

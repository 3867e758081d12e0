import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Locale } from '@/lib/i18n/locales';
import type { Sector } from '@/lib/listings/rules';
import file from './diagnostic.json';
import { type Audience, type Band, type Dimension, type Item, type Level, scoreOf } from './rules';

const by = { select: { name: true, nameAr: true } } as const;

const diagnosticSelect = {
  id: true,
  organisationId: true,
  version: true,
  closedAt: true,
  closedBy: by,
  organisation: { select: { nameFr: true, nameAr: true, association: { select: { readinessSharedWith: true } } } },
  answers: { select: { item: true, level: true, evidence: true, version: true, at: true } },
} as const satisfies Prisma.DiagnosticSelect;

export type DiagnosticRow = Prisma.DiagnosticGetPayload<{ select: typeof diagnosticSelect }>;

export function findDiagnostic(id: number, tx: Tx = db): Promise<DiagnosticRow | null> {
  return tx.diagnostic.findUnique({ where: { id }, select: diagnosticSelect });
}

/** The one that an association is filling in. */
export function findOpen(organisationId: number, tx: Tx = db): Promise<DiagnosticRow | null> {
  return tx.diagnostic.findFirst({ where: { organisationId, closedAt: null }, select: diagnosticSelect });
}

/** More than anybody fills in. */
const MOST = 50;

/** The closed ones of an association, the last first. */
export function listClosed(organisationId: number): Promise<DiagnosticRow[]> {
  return db.diagnostic.findMany({
    where: { organisationId, closedAt: { not: null } },
    select: diagnosticSelect,
    orderBy: { id: 'desc' },
    take: MOST,
  });
}

/** The one that an association closed before this one. */
export function findBefore({ id, organisationId }: { id: number; organisationId: number }): Promise<DiagnosticRow | null> {
  return db.diagnostic.findFirst({
    where: { organisationId, closedAt: { not: null }, id: { lt: id } },
    select: diagnosticSelect,
    orderBy: { id: 'desc' },
  });
}

/** The last that an association closed. */
export function findLast(organisationId: number): Promise<DiagnosticRow | null> {
  return db.diagnostic.findFirst({
    where: { organisationId, closedAt: { not: null } },
    select: diagnosticSelect,
    orderBy: { id: 'desc' },
  });
}

/** How a dimension of an association was scored each time, the last first. */
export async function listScores(organisationId: number): Promise<(dimension: Dimension) => { at: Date; score: number | null }[]> {
  const rows = await listClosed(organisationId);
  return (dimension) =>
    rows.flatMap(({ closedAt, answers }) => {
      const levels = new Map(answers.map(({ item, level }) => [item, level]));
      return closedAt === null ? [] : [{ at: closedAt, score: scoreOf(dimension, levels) }];
    });
}

export async function findSharedWith(organisationId: number): Promise<Audience[]> {
  const row = await db.association.findUnique({ where: { organisationId }, select: { readinessSharedWith: true } });
  return row?.readinessSharedWith ?? [];
}

/** Of these companies, those that an association deals with: a request that both agreed to, or a partnership. */
export async function listDealtWith(associationId: number, companyIds: readonly number[]): Promise<number[]> {
  const companies = { in: [...companyIds] };
  const [requests, partnerships] = await Promise.all([
    db.partnershipRequest.findMany({
      where: {
        state: { in: ['accepted', 'approved'] },
        OR: [
          { giverId: associationId, receiverId: companies },
          { receiverId: associationId, giverId: companies },
        ],
      },
      select: { giverId: true, receiverId: true },
    }),
    db.partnership.findMany({ where: { associationId, companyId: companies }, select: { companyId: true } }),
  ]);
  return [
    ...requests.map(({ giverId, receiverId }) => (giverId === associationId ? receiverId : giverId)),
    ...partnerships.map(({ companyId }) => companyId),
  ];
}

/** The missions that helped an association between two moments, the newest first. */
export function listMissionsBetween(organisationId: number, from: Date, until: Date) {
  return db.mission.findMany({
    where: {
      receiverId: organisationId,
      state: { not: 'cancelled' },
      createdAt: { lte: until },
      OR: [{ endedAt: null }, { endedAt: { gte: from } }],
    },
    select: { id: true, reference: true, need: { select: { titleFr: true, titleAr: true } }, quartersConfirmed: true, endedAt: true },
    orderBy: { id: 'desc' },
    take: MOST,
  });
}

/** Bounds what a coordinator looks at together: more than there are associations in the country's programme. */
const MOST_SHARED = 2_000;

export interface CohortFilter {
  /** Of these regions; of all where it is null. */
  regions: readonly string[] | null;
  sector: Sector | null;
}

const cohortWhere = ({ regions, sector }: CohortFilter) =>
  ({
    kind: 'ASSOCIATION',
    state: 'verified',
    ...(regions && { regionCode: { in: [...regions] } }),
    ...(sector && { sectors: { has: sector } }),
  }) satisfies Prisma.OrganisationWhereInput;

/** The last diagnostic of each association that shows it to coordinators. */
export function listShared(filter: CohortFilter) {
  return db.diagnostic.findMany({
    where: {
      closedAt: { not: null },
      organisation: { ...cohortWhere(filter), association: { readinessSharedWith: { has: 'coordinators' } } },
    },
    distinct: ['organisationId'],
    select: {
      id: true,
      organisationId: true,
      closedAt: true,
      organisation: {
        select: { nameFr: true, nameAr: true, regionCode: true, sectors: true, region: { select: { nameFr: true, nameAr: true } } },
      },
      answers: { select: { item: true, level: true } },
    },
    orderBy: [{ organisationId: 'asc' }, { id: 'desc' }],
    take: MOST_SHARED,
  });
}

/** Associations that could be among them. */
export function countAssociations(filter: CohortFilter): Promise<number> {
  return db.organisation.count({ where: cohortWhere(filter) });
}

export async function listSectors(organisationId: number): Promise<string[]> {
  const { sectors } = await db.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { sectors: true } });
  return sectors;
}

type Words = Record<Locale, string>;
const { intro, levels, bands, overall, dimensions } = {
  intro: { fr: file.introFr, ar: file.introAr } satisfies Words,
  levels: file.levels satisfies Words[],
  bands: file.bands satisfies Record<Band, Words>,
  overall: file.overall satisfies Record<Band, Words>,
  dimensions: new Map(file.dimensions.map((dimension) => [dimension.code, dimension])),
};
const items = new Map(file.dimensions.flatMap((dimension) => dimension.items.map((item) => [item.code, { ...item, dimension }] as const)));

function held<Value>(map: ReadonlyMap<string, Value>, code: string): Value {
  const value = map.get(code);
  if (value === undefined) throw new Error(`The diagnostic has no ${code}`);
  return value;
}

/** The words of the diagnostic, in the reader's language. */
export function wordsOf(locale: Locale) {
  const french = locale === 'fr';
  return {
    intro: intro[locale],
    overall: (band: Band) => overall[band][locale],
    band: (band: Band) => bands[band][locale],
    level: (level: Level) => levels[level]?.[locale] ?? '',
    dimension: (code: Dimension) => {
      const { nameFr, nameAr, introFr, introAr, results } = held(dimensions, code);
      return {
        name: french ? nameFr : nameAr,
        intro: french ? introFr : introAr,
        result: (band: Band) => results[band][locale],
      };
    },
    item: (code: Item) => {
      const { dimension, questionFr, questionAr, evidenceFr, evidenceAr, levels: sentences } = held(items, code);
      return {
        dimension: french ? dimension.nameFr : dimension.nameAr,
        question: french ? questionFr : questionAr,
        evidence: french ? evidenceFr : evidenceAr,
        levels: sentences.map((sentence) => sentence[locale]),
      };
    },
  };
}

/** The skill families that help with an item, the first first. */
export function suggestionsOf(item: Item): readonly string[] {
  return held(items, item).suggests;
}

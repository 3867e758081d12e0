import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Locale } from '@/lib/i18n/locales';
import file from './diagnostic.json';
import type { Band, Dimension, Item, Level } from './rules';

const by = { select: { name: true, nameAr: true } } as const;

const diagnosticSelect = {
  id: true,
  organisationId: true,
  version: true,
  closedAt: true,
  closedBy: by,
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

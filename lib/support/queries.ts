import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Locale } from '@/lib/i18n/locales';
import { listScores, wordsOf } from '@/lib/readiness/queries';
import type { Dimension } from '@/lib/readiness/rules';
import { effectOf } from './rules';
import type { SupportStepView } from './views';

const accompanied = {
  id: true,
  kind: true,
  state: true,
  regionCode: true,
  mergedIntoId: true,
  nameFr: true,
  nameAr: true,
} as const satisfies Prisma.OrganisationSelect;

export type AccompaniedRow = Prisma.OrganisationGetPayload<{ select: typeof accompanied }>;

/** An association, whoever may read its plan: the policy decides. */
export async function findAccompanied(id: number, tx: Tx = db): Promise<AccompaniedRow | null> {
  const row = await tx.organisation.findUnique({ where: { id }, select: accompanied });
  return row?.kind === 'ASSOCIATION' ? row : null;
}

const stepSelect = {
  id: true,
  kind: true,
  dimension: true,
  what: true,
  who: true,
  nextOn: true,
  doneAt: true,
  outcome: true,
  version: true,
  createdAt: true,
  organisation: { select: accompanied },
} as const satisfies Prisma.SupportStepSelect;

type Read = Prisma.SupportStepGetPayload<{ select: typeof stepSelect }>;
export type StepRow = Omit<Read, 'dimension'> & { dimension: Dimension };

/** Dimensions are a closed list, and written through it. */
const read = (row: Read): StepRow => ({ ...row, dimension: row.dimension as Dimension });

export async function findStep(id: number, tx: Tx = db): Promise<StepRow | null> {
  const row = await tx.supportStep.findUnique({ where: { id }, select: stepSelect });
  return row && read(row);
}

const MOST = 100;

/** The plan of an association: what is to come first, by day; then what is done. `withEffect` for whoever may know it. */
export async function listSteps(organisationId: number, locale: Locale, withEffect: boolean): Promise<SupportStepView[]> {
  const [rows, scores] = await Promise.all([
    db.supportStep.findMany({
      where: { organisationId },
      select: stepSelect,
      orderBy: [{ doneAt: { sort: 'desc', nulls: 'first' } }, { nextOn: 'asc' }, { id: 'asc' }],
      take: MOST,
    }),
    withEffect ? listScores(organisationId) : null,
  ]);
  return rows.map((row) => stepView(read(row), locale, scores));
}

/** A step in the reader's language; without the scores nothing is said of its effect. */
export function stepView(row: StepRow, locale: Locale, scores: Awaited<ReturnType<typeof listScores>> | null): SupportStepView {
  const { id, kind, dimension, what, who, nextOn, doneAt, outcome, version } = row;
  return {
    ...{ id, kind, what, who, nextOn, doneAt, outcome, version },
    dimension: wordsOf(locale).dimension(dimension).name,
    effect: scores && effectOf(scores(dimension), row.createdAt),
  };
}

/** The next day of each plan that has one, by association. */
export async function listNextDays(organisationIds: readonly number[]): Promise<Map<number, Date>> {
  const rows = await db.supportStep.findMany({
    where: { organisationId: { in: [...organisationIds] }, doneAt: null },
    select: { organisationId: true, nextOn: true },
    orderBy: { nextOn: 'desc' },
  });
  return new Map(rows.map(({ organisationId, nextOn }) => [organisationId, nextOn]));
}

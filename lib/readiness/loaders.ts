import 'server-only';
import { forbidden, notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { requireActor, requireMember } from '@/lib/auth/require-actor';
import { listTemplates } from '@/lib/drafts/queries';
import type { Locale } from '@/lib/i18n/locales';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { SECTORS } from '@/lib/listings/rules';
import { loadRegions } from '@/lib/places/loaders';
import { inLocale, routes, rowId } from '@/lib/routes';
import { listNextDays, listSteps } from '@/lib/support/queries';
import { canReadCohort, canShare, type Reader, readerOf } from './policy';
import {
  countAssociations,
  type DiagnosticRow,
  findBefore,
  findDiagnostic,
  findLast,
  findOpen,
  findSharedWith,
  listClosed,
  listDealtWith,
  listMissionsBetween,
  listSectors,
  listShared,
  suggestionsOf,
  wordsOf,
} from './queries';
import {
  type Answers,
  BANDS,
  bandOf,
  DIMENSIONS,
  distributionOf,
  fromStrongest,
  helpedFirst,
  ITEMS,
  type Item,
  isComplete,
  type Level,
  medianOf,
  minutesLeft,
  movesBetween,
  NAMED,
  overallOf,
  proposalsFor,
  scoreOf,
  standingsOf,
  strongPointsOf,
  weakPointsOf,
} from './rules';
import { evidenceField, levelField } from './schema';
import type {
  AnsweringView,
  CohortView,
  DiagnosticView,
  DimensionResult,
  GroupView,
  PointView,
  ReadinessView,
  SinceView,
  StepView,
  WeakPointView,
} from './views';

/** The diagnostics of an association: the one being filled in, and those that were closed. */
export const loadReadiness = cache(async (requestedSide: string): Promise<ReadinessView> => {
  const [{ actor, organisationId }, locale] = await Promise.all([ownAssociation(requestedSide, routes.readiness()), getLocale()]);
  const [open, closed, sharedWith, support] = await Promise.all([
    findOpen(organisationId),
    listClosed(organisationId),
    findSharedWith(organisationId),
    listSteps(organisationId, locale, true),
  ]);
  const answers = open && answersOf(open);
  return {
    intro: wordsOf(locale).intro,
    sharedWith,
    support,
    shareable: canShare(actor, { organisationId }),
    open: answers && {
      id: open.id,
      steps: stepsOf(answers, locale),
      minutesLeft: minutesLeft(answers.size),
      complete: isComplete(answers),
      next: DIMENSIONS.find((dimension) => ITEMS[dimension].some((item) => !answers.has(item))) ?? 'governance',
    },
    closed: closed.flatMap((row) => (row.closedAt === null ? [] : [{ id: row.id, ...closingOf(row, row.closedAt, locale) }])),
  };
});

/** One dimension of the diagnostic that is being filled in. */
export const loadAnswering = cache(async (requestedSide: string, requested: string): Promise<AnsweringView> => {
  const dimension = DIMENSIONS.find((candidate) => candidate === requested);
  if (dimension === undefined) notFound();
  const [{ organisationId }, locale] = await Promise.all([ownAssociation(requestedSide, routes.readinessStep(dimension)), getLocale()]);
  const open = await findOpen(organisationId);
  if (!open) redirect(inLocale(locale, routes.readiness()));
  const words = wordsOf(locale);
  const { name, intro } = words.dimension(dimension);
  const answers = answersOf(open);
  const initial = open.answers.flatMap(({ item, level, evidence }): [string, string[]][] => [
    [levelField(item), [String(level)]],
    [evidenceField(item), [evidence ?? '']],
  ]);
  return {
    ...{ dimension, name, intro },
    diagnosticId: open.id,
    version: open.version,
    items: ITEMS[dimension].map((code) => ({ code, ...words.item(code) })),
    steps: stepsOf(answers, locale),
    minutesLeft: minutesLeft(answers.size),
    initial: Object.fromEntries(initial),
  };
});

/** What a closed diagnostic says, to whom it is shown. */
export const loadDiagnostic = cache(async (requestedId: string): Promise<DiagnosticView> => {
  const id = rowId(requestedId);
  const [actor, locale] = await Promise.all([requireActor(`/readiness/${requestedId}`), getLocale()]);
  const row = id === null ? null : await findDiagnostic(id);
  if (!row || row.closedAt === null) notFound();
  const reader = await asReader(actor, row);
  if (reader === undefined) notFound();
  const answers = answersOf(row);
  const before = await findBefore(row);
  const profile = profileOf(answers, before && answersOf(before), locale);
  const order = fromStrongest(answers).flatMap((dimension) => profile.filter((result) => result.dimension === dimension));
  const whole = reader !== 'company';
  return {
    id: row.id,
    ...closingOf(row, row.closedAt, locale),
    profile,
    strongest: order.slice(0, NAMED),
    weakest: order.slice(-NAMED).reverse(),
    strongPoints: whole ? strongPointsOf(answers).map(pointsOf(row, locale)) : [],
    weakPoints: whole ? await weakPoints(row, locale) : [],
    reader,
    organisation: { id: row.organisationId, name: nameOf(row.organisation) },
    since: before && (await sinceOf(before, { ...row, closedAt: row.closedAt }, whole, locale)),
  };
});

/** Associations that are shown as the first to help. */
const FIRST = 10;

/** What associations show to coordinators, taken together: of the reader's regions, or of what the address asks for. */
export const loadCohort = cache(async (requestedRegion?: string, requestedSector?: string): Promise<CohortView> => {
  const [actor, locale] = await Promise.all([requireActor(routes.cohort()), getLocale()]);
  if (!canReadCohort(actor)) forbidden();
  const places = await loadRegions(locale);
  const region = places.find(({ code }) => code === requestedRegion) ?? null;
  const sector = SECTORS.find((candidate) => candidate === requestedSector) ?? null;
  const own = actor.staff?.regions ?? null;
  const filter = { regions: region ? [region.code] : own, sector };
  const [rows, all] = await Promise.all([listShared(filter), countAssociations(filter)]);
  const words = wordsOf(locale);
  const members = rows.map((row) => ({ ...row, answers: answersOf(row) }));
  const group = (key: string, name: string, scores: (number | null)[]): GroupView => ({
    ...{ key, name },
    bands: distributionOf(scores),
    median: medianOf(scores),
  });
  const overall = (some: typeof members) => some.map(({ answers }) => overallOf(answers));
  const first = members.toSorted((one, other) => helpedFirst(one.answers, other.answers)).slice(0, FIRST);
  const planned = await listNextDays(first.map(({ organisationId }) => organisationId));
  return {
    shown: members.length,
    all,
    region,
    sector,
    scoped: region === null && own !== null,
    bandNames: Object.fromEntries(BANDS.map((band) => [band, words.band(band)])) as CohortView['bandNames'],
    dimensions: DIMENSIONS.map((dimension) =>
      group(
        dimension,
        words.dimension(dimension).name,
        members.map(({ answers }) => scoreOf(dimension, answers)),
      ),
    ),
    regions: places.flatMap(({ code, name }) => {
      const there = members.filter(({ organisation }) => organisation.regionCode === code);
      return there.length === 0 ? [] : [group(code, name, overall(there))];
    }),
    sectors: SECTORS.flatMap((key) => {
      const there = members.filter(({ organisation }) => organisation.sectors.includes(key));
      return there.length === 0 ? [] : [{ ...group(key, key, overall(there)), key }];
    }),
    first: first.map(({ id, organisationId, organisation, closedAt, answers }) => ({
      diagnosticId: id,
      ...{ organisationId, closedAt },
      name: nameOf(organisation),
      region: nameOf(organisation.region),
      overall: words.band(bandOf(overallOf(answers) ?? 0)),
      weakest: fromStrongest(answers)
        .slice(-1)
        .map((dimension) => words.dimension(dimension).name)
        .join(),
      nextOn: planned.get(organisationId) ?? null,
    })),
  };
});

/** The last diagnostic of an association that this reader may open. */
export async function loadReadable(actor: Actor | null, organisationId: number): Promise<number | null> {
  const last = actor && (await findLast(organisationId));
  return last && (await asReader(actor, last)) !== undefined ? last.id : null;
}

async function asReader(actor: Actor, { organisationId, organisation }: DiagnosticRow): Promise<Reader | undefined> {
  const sharedWith = organisation.association?.readinessSharedWith ?? [];
  const own = actor.memberships.map((membership) => membership.organisationId);
  return readerOf(actor, { organisationId, sharedWith }, await listDealtWith(organisationId, own));
}

/** Each weak point with the ready-made need that it asks for. */
async function weakPoints(row: DiagnosticRow, locale: Locale): Promise<WeakPointView[]> {
  const weak = weakPointsOf(answersOf(row));
  const templates = listTemplates(locale, 'association');
  const suggested = weak.map((item) => ({ item, suggests: suggestionsOf(item) }));
  const proposals = proposalsFor(suggested, templates, await listSectors(row.organisationId));
  const point = pointsOf(row, locale);
  return weak.map((item) => ({ ...point(item), proposal: templates.find(({ code }) => code === proposals.get(item)) ?? null }));
}

/** What came of the time between two diagnostics. */
async function sinceOf(before: DiagnosticRow, row: DiagnosticRow & { closedAt: Date }, whole: boolean, locale: Locale): Promise<SinceView> {
  const closedAt = before.closedAt ?? row.closedAt;
  if (!whole) return { closedAt, moves: [], missions: [] };
  const words = wordsOf(locale);
  const missions = await listMissionsBetween(row.organisationId, closedAt, row.closedAt);
  return {
    closedAt,
    moves: movesBetween(answersOf(before), answersOf(row)).map(({ item, from, to }) => ({
      code: item,
      question: words.item(item).question,
      from: words.level(from as Level),
      to: words.level(to as Level),
      up: to > from,
    })),
    missions: missions.map(({ need, ...mission }) => ({ ...mission, title: titleOf(need) })),
  };
}

/** The association that the reader answers for. */
async function ownAssociation(requestedSide: string, path: string): Promise<{ actor: Actor; organisationId: number }> {
  if (requestedSide !== 'association') notFound();
  const { actor, membership } = await requireMember(requestedSide, path);
  return { actor, organisationId: membership.organisationId };
}

function answersOf({ answers }: { answers: readonly { item: string; level: number }[] }): Answers {
  return new Map(answers.map(({ item, level }) => [item, level]));
}

function stepsOf(answers: Answers, locale: Locale): StepView[] {
  const words = wordsOf(locale);
  return standingsOf(answers).map((standing) => ({ ...standing, name: words.dimension(standing.dimension).name }));
}

function profileOf(answers: Answers, before: Answers | null, locale: Locale): DimensionResult[] {
  const words = wordsOf(locale);
  return stepsOf(answers, locale).map((step) => {
    const band = bandOf(step.score ?? 0);
    return {
      ...step,
      before: before && scoreOf(step.dimension, before),
      band,
      bandName: words.band(band),
      text: words.dimension(step.dimension).result(band),
    };
  });
}

/** When and by whom it was closed, and what it says as a whole. */
function closingOf(row: DiagnosticRow, closedAt: Date, locale: Locale) {
  return {
    closedAt,
    by: { fr: row.closedBy?.name ?? null, ar: row.closedBy?.nameAr ?? null },
    overall: wordsOf(locale).overall(bandOf(overallOf(answersOf(row)) ?? 0)),
  };
}

/** A question with what was answered. */
function pointsOf(row: DiagnosticRow, locale: Locale): (item: Item) => PointView {
  const words = wordsOf(locale);
  return (code) => {
    const { dimension, question, levels } = words.item(code);
    const answer = row.answers.find(({ item }) => item === code);
    const level = (answer?.level ?? 0) as Level;
    return { code, dimension, question, levelName: words.level(level), answer: levels[level] ?? '', evidence: answer?.evidence ?? null };
  };
}

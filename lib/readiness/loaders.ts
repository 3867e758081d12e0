import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { requireActor, requireMember } from '@/lib/auth/require-actor';
import { listTemplates } from '@/lib/drafts/queries';
import type { Locale } from '@/lib/i18n/locales';
import { inLocale, routes, rowId } from '@/lib/routes';
import { canAnswer } from './policy';
import { type DiagnosticRow, findDiagnostic, findOpen, listClosed, listSectors, suggestionsOf, wordsOf } from './queries';
import {
  type Answers,
  bandOf,
  DIMENSIONS,
  fromStrongest,
  ITEMS,
  type Item,
  isComplete,
  type Level,
  medianOf,
  minutesLeft,
  NAMED,
  proposalsFor,
  standingsOf,
  strongPointsOf,
  weakPointsOf,
} from './rules';
import { evidenceField, levelField } from './schema';
import type { AnsweringView, DiagnosticView, DimensionResult, PointView, ReadinessView, StepView } from './views';

/** The diagnostics of an association: the one being filled in, and those that were closed. */
export const loadReadiness = cache(async (requestedSide: string): Promise<ReadinessView> => {
  const [organisationId, locale] = await Promise.all([ownAssociation(requestedSide, routes.readiness()), getLocale()]);
  const [open, closed] = await Promise.all([findOpen(organisationId), listClosed(organisationId)]);
  const answers = open && answersOf(open);
  return {
    intro: wordsOf(locale).intro,
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
  const [organisationId, locale] = await Promise.all([ownAssociation(requestedSide, routes.readinessStep(dimension)), getLocale()]);
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

/** What a closed diagnostic says. */
export const loadDiagnostic = cache(async (requestedId: string): Promise<DiagnosticView> => {
  const id = rowId(requestedId);
  const [actor, locale] = await Promise.all([requireActor(`/readiness/${requestedId}`), getLocale()]);
  const row = id === null ? null : await findDiagnostic(id);
  if (!row || row.closedAt === null || !canAnswer(actor, row)) notFound();
  const answers = answersOf(row);
  const profile = profileOf(answers, locale);
  const order = fromStrongest(answers).flatMap((dimension) => profile.filter((result) => result.dimension === dimension));
  const weak = weakPointsOf(answers);
  const templates = listTemplates(locale);
  const proposals = proposalsFor(
    weak.map((item) => ({ item, suggests: suggestionsOf(item) })),
    templates,
    await listSectors(row.organisationId),
  );
  const point = pointsOf(row, locale);
  return {
    id: row.id,
    ...closingOf(row, row.closedAt, locale),
    profile,
    strongest: order.slice(0, NAMED),
    weakest: order.slice(-NAMED).reverse(),
    strongPoints: strongPointsOf(answers).map(point),
    weakPoints: weak.map((item) => ({
      ...point(item),
      proposal: templates.find(({ code }) => code === proposals.get(item)) ?? null,
    })),
  };
});

/** The association that the reader answers for. */
async function ownAssociation(requestedSide: string, path: string): Promise<number> {
  if (requestedSide !== 'association') notFound();
  const { membership } = await requireMember(requestedSide, path);
  return membership.organisationId;
}

function answersOf({ answers }: DiagnosticRow): Answers {
  return new Map(answers.map(({ item, level }) => [item, level]));
}

function stepsOf(answers: Answers, locale: Locale): StepView[] {
  const words = wordsOf(locale);
  return standingsOf(answers).map((standing) => ({ ...standing, name: words.dimension(standing.dimension).name }));
}

function profileOf(answers: Answers, locale: Locale): DimensionResult[] {
  const words = wordsOf(locale);
  return stepsOf(answers, locale).map((step) => {
    const band = bandOf(step.score ?? 0);
    return { ...step, band, bandName: words.band(band), text: words.dimension(step.dimension).result(band) };
  });
}

/** When and by whom it was closed, and what it says as a whole. */
function closingOf(row: DiagnosticRow, closedAt: Date, locale: Locale) {
  const median = medianOf(standingsOf(answersOf(row)).map(({ score }) => score));
  return {
    closedAt,
    by: { fr: row.closedBy?.name ?? null, ar: row.closedBy?.nameAr ?? null },
    overall: wordsOf(locale).overall(bandOf(median ?? 0)),
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

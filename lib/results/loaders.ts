import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { requireActor } from '@/lib/auth/require-actor';
import { daysBetween } from '@/lib/i18n/day';
import { nameOf } from '@/lib/i18n/localised';
import { loadMission } from '@/lib/missions/loaders';
import { inLocale, routes, rowId } from '@/lib/routes';
import { findSubject, type IndicatorRow, listAutonomy, listCatalogue, listIndicators, measuredOf } from './queries';
import { STAGES, stagesOf } from './rules';
import type { AutonomyView, CatalogueEntry, ChooseView, IndicatorView, MeasureView, ResultView } from './views';

/** What a mission changed, as its sides and the programme's staff read it. */
export const loadResult = cache((id: string): Promise<ResultView> => read(id, routes.missionResult(known(id))));

/** The catalogue, and what was chosen of it; who may not choose reads the result. */
export const loadChoosing = cache(async (id: string): Promise<ChooseView> => {
  const result = await read(id, routes.missionIndicators(known(id)));
  if (!result.choosable) redirect(inLocale(await getLocale(), routes.missionResult(result.mission.id)));
  const [catalogue, subject, chosen] = await Promise.all([
    listCatalogue(),
    findSubject(result.mission.id),
    listIndicators(result.mission.id),
  ]);
  const left = catalogue.filter(({ code }) => !chosen.some((held) => held.code === code));
  const isSuggested = ({ families, sectors }: (typeof left)[number]) =>
    families.some((family) => subject.families.has(family)) && (sectors.length === 0 || sectors.includes(subject.sector));
  return {
    ...result,
    suggested: left.filter(isSuggested).map(catalogueEntry),
    others: left.filter((entry) => !isSuggested(entry)).map(catalogueEntry),
  };
});

/** The form of one stage; who may not fill it in now reads the result. */
export const loadMeasuring = cache(async (id: string, requestedStage: string): Promise<MeasureView> => {
  const stage = STAGES.find((candidate) => candidate === requestedStage);
  if (stage === undefined) notFound();
  const result = await read(id, routes.measureResult(known(id), stage));
  const { mission, indicators, stages } = result;
  const asksAutonomy = stage !== 'start' && mission.role === 'receiver';
  if (!stages.includes(stage) || (indicators.length === 0 && !asksAutonomy)) {
    redirect(inLocale(await getLocale(), routes.missionResult(mission.id)));
  }
  return { ...result, stage, asksAutonomy };
});

function known(id: string): number {
  return rowId(id) ?? notFound();
}

async function read(id: string, here: string): Promise<ResultView> {
  await requireActor(here);
  const mission = await loadMission(id);
  const [indicators, answers] = await Promise.all([listIndicators(mission.id), listAutonomy(mission.id)]);
  const days = mission.endedAt && daysBetween(mission.endedAt, new Date());
  return {
    mission,
    indicators: indicators.map(indicatorView),
    autonomy: (['closing', 'later'] as const).flatMap((moment): AutonomyView[] => {
      const last = answers.find((answer) => answer.moment === moment);
      return last ? [{ ...last, moment, by: { fr: last.by.name, ar: last.by.nameAr } }] : [];
    }),
    stages: mission.allowed.includes('measure') ? stagesOf(mission.state, days) : [],
    choosable: mission.allowed.includes('indicate'),
  };
}

function indicatorView(row: IndicatorRow): IndicatorView {
  const history = row.values.map(({ by, ...value }) => ({ ...value, by: { fr: by.name, ar: by.nameAr } }));
  return {
    ...measuredOf(row, history),
    how: row.howFr === null && row.howAr === null ? null : { fr: row.howFr, ar: row.howAr },
    history,
  };
}

function catalogueEntry(row: Awaited<ReturnType<typeof listCatalogue>>[number]): CatalogueEntry {
  return { code: row.code, name: nameOf(row), unit: { fr: row.unitFr, ar: row.unitAr } };
}

import 'server-only';
import type { Cell, Table } from '@/lib/exports/table';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import type { Locale } from '@/lib/i18n/locales';
import { localised } from '@/lib/i18n/localised';
import { translator } from '@/lib/i18n/translator';
import { routes } from '@/lib/routes';
import type { Sector } from '@/lib/yearly-records/rules';
import type { Period, ReportRow, RowFilter } from './queries';
import {
  DIMENSIONS,
  type Dimension,
  dimensionsOf,
  divide,
  type GroupFigure,
  INDICATOR_CODES,
  INDICATORS,
  type Indicator,
  inUnit,
  NARRATIVES,
  reached,
  totalOf,
} from './rules';
import type { ReportView } from './views';

export type Figures = ReadonlyMap<Indicator, readonly GroupFigure[]>;
/** What regions are called, by their code. */
export type RegionNames = ReadonlyMap<string, string>;

export function titleOfReport({ startsOn, endsOn }: Period, locale: Locale): string {
  return translator(locale, 'reports')('titleOf', { from: formatDay(startsOn, locale), to: formatDay(endsOn, locale) });
}

/** What somebody wrote, language by language; null where nobody wrote anything. */
function wordsOf(report: ReportRow) {
  return NARRATIVES.map((part) => ({ part, words: { fr: report[`${part}Fr`], ar: report[`${part}Ar`] } }));
}

export function targetOf({ targets }: ReportRow, indicator: Indicator): number | null {
  return targets.find((target) => target.indicator === indicator)?.target ?? null;
}

/** A report in one language: the same figures on the page, on paper and in the workbook. */
export function composeReport(
  report: ReportRow,
  figures: Figures,
  regions: RegionNames,
  locale: Locale,
): Omit<ReportView, 'mayWrite' | 'published'> {
  const t = translator(locale, 'reports');
  const groupsOf = (indicator: Indicator) => figures.get(indicator) ?? [];
  return {
    id: report.id,
    version: report.version,
    startsOn: report.startsOn,
    endsOn: report.endsOn,
    title: titleOfReport(report, locale),
    tables: [
      {
        key: 'logframe',
        title: t('tables.logframe'),
        columns: [t('columns.indicator'), t('columns.target'), t('columns.achieved'), t('columns.reached'), t('columns.source')],
        rows: INDICATOR_CODES.map((indicator) => {
          const [target, amount] = [targetOf(report, indicator), totalOf(groupsOf(indicator))];
          const share = reached(indicator, amount, target);
          return [
            { text: t(`indicators.${indicator}.name`), note: t(`indicators.${indicator}.definition`) },
            target === null ? { text: '–' } : amountCell(indicator, INDICATORS[indicator].unit === 'hours' ? target * 4 : target, locale),
            { ...amountCell(indicator, amount, locale), href: routes.reportIndicator(report.id, indicator) },
            share === null ? { text: '–' } : { text: t('percent', { share: String(share) }) },
            { text: t(`indicators.${indicator}.source`) },
          ];
        }),
      },
      ...DIMENSIONS.map((dimension) => ({
        key: dimension,
        title: t(`tables.${dimension}`),
        columns: [t(`columns.${dimension}`), t('columns.indicator'), t('columns.achieved')],
        rows: INDICATOR_CODES.filter((indicator) => dimensionsOf(indicator).includes(dimension)).flatMap((indicator) =>
          divide(groupsOf(indicator), dimension).map(({ key, amount }): Cell[] => [
            { text: groupName(dimension, key, regions, locale) },
            { text: t(`indicators.${indicator}.name`) },
            amountCell(indicator, amount, locale),
          ]),
        ),
      })),
    ].filter(({ rows }) => rows.length > 0),
    narratives: wordsOf(report)
      .filter(({ words }) => localised(words, locale).text !== '')
      .map(({ part, words }) => ({ part, title: t(`narratives.${part}`), words })),
    notes: [t('notes.confirmed'), t('notes.days'), t('notes.groups')],
  };
}

/** One indicator's figures, dimension by dimension, each with the address of what stands behind it. */
export function divisionsOf(
  reportId: number,
  indicator: Indicator,
  groups: readonly GroupFigure[],
  regions: RegionNames,
  locale: Locale,
): Table[] {
  const t = translator(locale, 'reports');
  return dimensionsOf(indicator)
    .map((dimension) => ({
      key: dimension,
      title: t(`tables.${dimension}`),
      columns: [t(`columns.${dimension}`), t('columns.achieved')],
      rows: divide(groups, dimension).map(({ key, amount }): Cell[] => [
        { text: groupName(dimension, key, regions, locale) },
        { ...amountCell(indicator, amount, locale), href: routes.reportIndicator(reportId, indicator, { [dimension]: key }) },
      ]),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** What a page was asked for, in words. */
export function filterNames(filter: RowFilter, regions: RegionNames, locale: Locale): string[] {
  return DIMENSIONS.flatMap((dimension) => {
    const key = filter[dimension];
    return key === undefined ? [] : [groupName(dimension, key, regions, locale)];
  });
}

/** A figure in words: things as a number, hours as hours. */
export function amountText(indicator: Indicator, amount: number, locale: Locale): string {
  return INDICATORS[indicator].unit === 'hours' ? formatHours(amount, locale) : formatNumber(amount);
}

function amountCell(indicator: Indicator, amount: number, locale: Locale): Cell {
  return { text: amountText(indicator, amount, locale), number: inUnit(indicator, amount) };
}

function groupName(dimension: Dimension, key: string, regions: RegionNames, locale: Locale): string {
  if (dimension === 'region') return regions.get(key) ?? key;
  if (dimension === 'sector') return translator(locale, 'sectors')(key as Sector);
  return translator(locale, 'reports')(`kinds.${key as 'ASSOCIATION' | 'COMPANY'}`);
}

export function csvColumns(locale: Locale): string[] {
  const t = translator(locale, 'reports');
  return (['indicator', 'definition', 'source', 'unit', 'dimension', 'group', 'target', 'achieved'] as const).map((key) =>
    t(`columns.${key}`),
  );
}

/** A line for each figure: an indicator's own, then those of its groups. */
export async function* csvLines(report: ReportRow, figures: Figures, regions: RegionNames, locale: Locale): AsyncGenerator<string[]> {
  const t = translator(locale, 'reports');
  for (const indicator of INDICATOR_CODES) {
    const groups = figures.get(indicator) ?? [];
    const words = t(`units.${INDICATORS[indicator].unit}`);
    const head = [t(`indicators.${indicator}.name`), t(`indicators.${indicator}.definition`), t(`indicators.${indicator}.source`), words];
    const figure = (amount: number) => String(inUnit(indicator, amount));
    yield [...head, t('total'), '', String(targetOf(report, indicator) ?? ''), figure(totalOf(groups))];
    for (const dimension of dimensionsOf(indicator)) {
      for (const { key, amount } of divide(groups, dimension)) {
        yield [...head, t(`columns.${dimension}`), groupName(dimension, key, regions, locale), '', figure(amount)];
      }
    }
  }
}

import 'server-only';
import type { Cell, Table } from '@/lib/exports/table';
import { FAMILIES, type Rates } from '@/lib/hour-rates/rules';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import type { Locale } from '@/lib/i18n/locales';
import { type Bilingual, localised, nameOf, titleOf } from '@/lib/i18n/localised';
import { translator } from '@/lib/i18n/translator';
import { apportion } from '@/lib/matching/apportion';
import { measuredOf } from '@/lib/results/queries';
import { MOMENTS, type Moment } from '@/lib/results/rules';
import type { MeasuredView } from '@/lib/results/views';
import type { GivenMissionRow } from './queries';
import { CGEM_AXES, type GivenMission, goalsOf, type Sector, type Total, totalsOf } from './rules';
import type { RecordView } from './views';

interface YearGiven {
  year: number;
  organisation: { kind: 'ASSOCIATION' | 'COMPANY'; name: Bilingual };
  /** With the quarter-hours that count in the year. */
  missions: readonly { row: GivenMissionRow; quarters: number }[];
  rates: { version: number; createdAt: Date; rates: Rates } | null;
}

/** A year of an organisation in one language: the same figures on the page, on paper and in the workbook. */
export function composeRecord({ year, organisation, missions, rates }: YearGiven, locale: Locale): RecordView {
  const t = translator(locale, 'yearlyRecord');
  const sectorName = translator(locale, 'sectors');
  const given = missions.map(({ row, quarters }): GivenMission => {
    return { sector: row.need.sector, regionCode: row.regionCode, parts: partsOf(row, quarters) };
  });
  const totals = totalsOf(given, rates?.rates ?? null);

  const plain = (text: string): Cell => ({ text });
  const either = (text: Bilingual): Cell => {
    const { text: words, lang, isOther } = localised(text, locale);
    return { text: words, ...(isOther && { lang }) };
  };
  const figures = ({ quarters, value }: Total): Cell[] => [
    { text: formatHours(quarters, locale), number: quarters / 4 },
    ...(value === null ? [] : [{ text: t('mad', { value: formatNumber(value) }), number: value }]),
  ];
  const measures = [t('columns.hours'), ...(rates ? [t('columns.value')] : [])];
  const indicators = missions.flatMap(({ row }) => measuredIn(row).map((indicator) => ({ indicator, reference: row.reference })));
  const table = (key: 'sectors' | 'regions' | 'skills' | 'missions', columns: string[], rows: Cell[][]): Table => ({
    key,
    title: t(`tables.${key}`),
    columns: [...columns, ...measures],
    rows,
  });
  const largestFirst = <Key>(map: ReadonlyMap<Key, Total>) => [...map].sort(([, one], [, other]) => other.quarters - one.quarters);
  const skillNames = new Map(missions.flatMap(({ row }) => row.need.skills.map(({ skill }) => [skill.code, skill[locale]] as const)));
  const regionNames = new Map(missions.map(({ row }) => [row.regionCode, nameOf(row.region)] as const));

  return {
    year,
    title: t('titleOf', { year: String(year) }),
    organisation: organisation.name,
    figures: [
      { value: formatHours(totals.all.quarters, locale), label: t('figures.hours') },
      { value: formatNumber(missions.length), label: t('figures.missions', { count: missions.length }) },
      ...(totals.all.value === null ? [] : [{ value: t('mad', { value: formatNumber(totals.all.value) }), label: t('figures.value') }]),
    ],
    tables: [
      table(
        'sectors',
        [t('columns.sector'), t('columns.sdgs'), ...(organisation.kind === 'COMPANY' ? [t('columns.axes')] : [])],
        largestFirst(totals.bySector).map(([sector, total]) => [
          plain(sectorName(sector)),
          plain(
            goalsOf(sector)
              .map((goal) => t(`sdgs.${goal}`))
              .join(' · '),
          ),
          ...(organisation.kind === 'COMPANY' ? [plain(CGEM_AXES[sector].map((axis) => t(`axes.${axis}`)).join(' · '))] : []),
          ...figures(total),
        ]),
      ),
      table(
        'regions',
        [t('columns.region')],
        largestFirst(totals.byRegion).map(([code, total]) => [either(regionNames.get(code) ?? { fr: code, ar: code }), ...figures(total)]),
      ),
      table(
        'skills',
        [t('columns.skill')],
        largestFirst(totals.bySkill).map(([code, total]) => [plain(skillNames.get(code) ?? code), ...figures(total)]),
      ),
      table(
        'missions',
        [t('columns.mission'), t('columns.reference'), t('columns.receiver')],
        missions.map(({ row }, index) => [
          either(titleOf(row.need)),
          plain(row.reference),
          either(nameOf(row.receiver)),
          ...figures(totals.byMission[index] ?? { quarters: 0, value: null }),
        ]),
      ),
      ...(indicators.length > 0
        ? [
            {
              key: 'indicators',
              title: t('tables.indicators'),
              columns: [t('columns.indicator'), t('columns.reference'), t('columns.unit'), ...momentNames(locale)],
              rows: indicators.map(({ indicator, reference }) => [
                either(indicator.name),
                plain(reference),
                either(unitOf(indicator)),
                ...MOMENTS.map((moment) => valueCell(indicator, moment, locale)),
              ]),
            },
          ]
        : []),
    ],
    notes: [
      t('notes.confirmed'),
      t('notes.divided'),
      ...(rates
        ? [t('notes.valued', { version: rates.version, date: formatDay(rates.createdAt, locale) }), t('notes.indicative')]
        : [t('notes.noRates')]),
      ...(indicators.length > 0 ? [t('notes.indicators')] : []),
      t('notes.sdgs'),
      ...(organisation.kind === 'COMPANY' ? [t('notes.axes')] : []),
    ],
  };
}

/** What a mission is told by, once anything was measured of it. */
function measuredIn({ indicators }: GivenMissionRow): MeasuredView[] {
  return indicators.map((row) => measuredOf(row, row.values)).filter(({ current }) => Object.keys(current).length > 0);
}

const momentNames = (locale: Locale) => MOMENTS.map((moment) => translator(locale, 'results')(`moments.${moment}`));

/** The words of a unit; of a mere number, and of a yes and a no, none. */
function unitOf({ unit, kind }: MeasuredView): Bilingual {
  if (unit !== null) return unit;
  const word = (locale: Locale) => (kind === 'count' || kind === 'yes_no' ? '' : translator(locale, 'results')(`units.${kind}`));
  return { fr: word('fr'), ar: word('ar') };
}

function valueCell({ kind, current }: MeasuredView, moment: Moment, locale: Locale): Cell {
  const hundredths = current[moment]?.hundredths;
  if (hundredths === undefined) return { text: '–' };
  if (kind === 'yes_no') return { text: translator(locale, 'results')(hundredths > 0 ? 'yes' : 'no') };
  return { text: formatNumber(hundredths / 100), number: hundredths / 100 };
}

/** The hours of a mission, divided equally among the skills of its need: to the quarter-hour, and none is lost. */
function partsOf(row: GivenMissionRow, quarters: number): GivenMission['parts'] {
  const { skills } = row.need;
  const shares = apportion(
    quarters,
    skills.map(() => 1),
  );
  return skills.map(({ skill }, index) => {
    const family = FAMILIES.find((candidate) => candidate === skill.familyCode);
    if (!family) throw new Error(`There is no rate for the family ${skill.familyCode}`);
    return { code: skill.code, family, quarters: shares[index] ?? 0 };
  });
}

/** The lines behind a record, as a spreadsheet takes them: days by ISO 8601, hours with a point. */
export const entryColumns = (locale: Locale): string[] => {
  const t = translator(locale, 'yearlyRecord');
  return (['day', 'reference', 'mission', 'receiver', 'sector', 'region', 'skills', 'what', 'hours', 'confirmed'] as const).map((column) =>
    t(`columns.${column}`),
  );
};

export function entryFields(row: GivenMissionRow, entry: GivenMissionRow['hours'][number], locale: Locale): string[] {
  const sector: Sector = row.need.sector;
  const day = (date: Date | undefined) => date?.toISOString().slice(0, 10) ?? '';
  return [
    day(entry.workedOn),
    row.reference,
    localised(titleOf(row.need), locale).text,
    localised(nameOf(row.receiver), locale).text,
    translator(locale, 'sectors')(sector),
    localised(nameOf(row.region), locale).text,
    row.need.skills.map(({ skill }) => skill[locale]).join(', '),
    entry.what,
    String(entry.quarters / 4),
    day(entry.answer?.at),
  ];
}

/** The indicators of a record's missions, as a spreadsheet takes them: numbers with a point, nothing where nobody measured. */
export const indicatorColumns = (locale: Locale): string[] => {
  const t = translator(locale, 'yearlyRecord');
  const before = (['reference', 'mission', 'receiver', 'indicator', 'unit'] as const).map((column) => t(`columns.${column}`));
  return [...before, ...momentNames(locale)];
};

export function indicatorLines(row: GivenMissionRow, locale: Locale): string[][] {
  return measuredIn(row).map((indicator) => [
    row.reference,
    localised(titleOf(row.need), locale).text,
    localised(nameOf(row.receiver), locale).text,
    localised(indicator.name, locale).text,
    localised(unitOf(indicator), locale).text,
    ...MOMENTS.map((moment) => {
      const { number, text } = valueCell(indicator, moment, locale);
      return indicator.current[moment] ? String(number ?? text) : '';
    }),
  ]);
}

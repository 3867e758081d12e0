import 'server-only';
import { forbidden, notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { csvStream } from '@/lib/exports/csv';
import type { HandedOut } from '@/lib/exports/handed-out';
import { workbook } from '@/lib/exports/xlsx';
import { contentDisposition, FILE_KINDS } from '@/lib/files/rules';
import { dayOf } from '@/lib/i18n/day';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { programmeReportPdf } from '@/lib/pdf/programme-report';
import { listRegions } from '@/lib/places/queries';
import { routes, rowId } from '@/lib/routes';
import { canOpenRows, canReadReport, canReadReports, canWriteReports } from './policy';
import { findReport, listCounted, listFigures, listReports, type Period, type ReportRow, type RowFilter } from './queries';
import {
  amountText,
  composeReport,
  csvColumns,
  csvLines,
  divisionsOf,
  type Figures,
  filterNames,
  type RegionNames,
  targetOf,
  titleOfReport,
} from './report-tables';
import { type Counted, DIMENSIONS, divide, INDICATOR_CODES, INDICATORS, type Indicator, isIndicator, totalOf } from './rules';
import type { IndicatorView, ReportForm, ReportListView, ReportView } from './views';

/** The programme's reports: all for its staff, those that are published for its observers. */
export const loadReports = cache(async (): Promise<ReportListView> => {
  const actor = await requireActor(routes.reports());
  if (!canReadReports(actor)) forbidden();
  const rows = await listReports({ published: actor.staff === null });
  return {
    rows: rows.map(({ publishedAt, ...row }) => ({ ...row, published: publishedAt !== null })),
    mayWrite: canWriteReports(actor),
  };
});

export const loadReport = cache(async (requestedId: string): Promise<ReportView> => {
  const { actor, report } = await requireReport(requestedId, '');
  const locale = await getLocale();
  return {
    ...composeReport(report, await readFigures(report), await regionNames(locale), locale),
    published: report.publishedAt !== null,
    mayWrite: canWriteReports(actor),
  };
});

export const loadReportForm = cache(async (requestedId: string): Promise<ReportForm> => {
  const { actor, report } = await requireReport(requestedId, '/edit');
  if (!canWriteReports(actor)) forbidden();
  const { id, version, startsOn, endsOn, achievedFr, achievedAr, difficultiesFr, difficultiesAr, nextFr, nextAr } = report;
  return {
    ...{ id, version, startsOn, endsOn },
    title: titleOfReport(report, await getLocale()),
    words: { achievedFr, achievedAr, difficultiesFr, difficultiesAr, nextFr, nextAr },
    targets: INDICATOR_CODES.map((indicator) => ({ indicator, unit: INDICATORS[indicator].unit, target: targetOf(report, indicator) })),
  };
});

/** Rows of one page. */
const SHOWN = 20;
/** Further down nobody leafs. */
const LAST_PAGE = 500;

const pageOf: Record<Counted, (id: number) => string> = {
  organisation: (id) => routes.organisationFile(id),
  need: (id) => routes.needReview(id),
  mission: (id) => routes.mission(id),
  partnership: (id) => routes.partnership(id),
};

type Address = Readonly<Record<string, string | string[] | undefined>>;

/** What stands behind a figure: its groups, and for the staff the rows, as the address narrows them. */
export const loadIndicator = cache(async (requestedId: string, code: string, address: Address): Promise<IndicatorView> => {
  const { actor, report } = await requireReport(requestedId, `/${code}`);
  if (!isIndicator(code)) notFound();
  const locale = await getLocale();
  const [groups, regions] = await Promise.all([listFigures(code, report), regionNames(locale)]);
  const filter = readFilter(address, code, groups);
  const page = readPage(address.page);
  const read = canOpenRows(actor) ? await listCounted(code, report, filter, { skip: page * SHOWN, take: SHOWN + 1 }) : null;
  const to = (number: number) => routes.reportIndicator(report.id, code, { ...filter, ...(number > 0 && { page: String(number) }) });
  const chosen = groups.filter((group) =>
    DIMENSIONS.every((dimension) => filter[dimension] === undefined || filter[dimension] === group[dimension]),
  );
  return {
    report: { id: report.id, title: titleOfReport(report, locale) },
    indicator: code,
    unit: INDICATORS[code].unit,
    figure: amountText(code, totalOf(chosen), locale),
    chosen: filterNames(filter, regions, locale),
    tables: divisionsOf(report.id, code, groups, regions, locale),
    rows:
      read?.slice(0, SHOWN).map(({ id, fr, ar, day, amount }) => ({
        ...{ id, day, name: { fr, ar } },
        href: pageOf[INDICATORS[code].counts](id),
        amount: amountText(code, amount, locale),
      })) ?? null,
    previous: page > 0 ? to(page - 1) : null,
    next: read && read.length > SHOWN && page < LAST_PAGE ? to(page + 1) : null,
  };
});

/** Only groups that there are: what else an address says is left out. */
function readFilter(address: Address, indicator: Indicator, groups: Parameters<typeof divide>[0]): RowFilter {
  return Object.fromEntries(
    INDICATORS[indicator].by.flatMap((dimension) => {
      const asked = [address[dimension]].flat()[0];
      return divide(groups, dimension).some(({ key }) => key === asked) ? [[dimension, asked]] : [];
    }),
  );
}

function readPage(sent: Address[string]): number {
  const text = [sent].flat()[0] ?? '';
  return /^\d{1,3}$/.test(text) ? Math.min(Number(text), LAST_PAGE) : 0;
}

/** The report of an address and its reader; 403 for who may know of none, 404 where this one is not for them. */
async function requireReport(requestedId: string, below: string): Promise<{ actor: Actor; report: ReportRow }> {
  const actor = await requireActor(`${routes.reports()}/${requestedId}${below}`);
  if (!canReadReports(actor)) forbidden();
  const report = await findReadable(actor, requestedId);
  if (!report) notFound();
  return { actor, report };
}

async function findReadable(actor: Actor, requestedId: string): Promise<ReportRow | null> {
  const id = rowId(requestedId);
  const report = id === null ? null : await findReport(id);
  return report && canReadReport(actor, report) ? report : null;
}

async function readFigures(period: Period): Promise<Figures> {
  const figures = await Promise.all(INDICATOR_CODES.map(async (indicator) => [indicator, await listFigures(indicator, period)] as const));
  return new Map(figures);
}

async function regionNames(locale: Locale): Promise<RegionNames> {
  return new Map((await listRegions(locale)).map(({ code, name }) => [code, name]));
}

const FILE = /^(ar|fr)\.(pdf|xlsx|csv)$/;

/** A report as a file: `signedOut`, or null where there is none that this person may know of. */
export async function loadReportFile(requestedId: string, file: string): Promise<HandedOut | 'signedOut' | null> {
  const actor = await currentActor();
  if (!actor) return 'signedOut';
  const [, locale = '', kind] = FILE.exec(file) ?? [];
  const report = isLocale(locale) ? await findReadable(actor, requestedId) : null;
  if (!report || !isLocale(locale)) return null;
  const [figures, regions] = await Promise.all([readFigures(report), regionNames(locale)]);
  const disposition = contentDisposition(`${dayOf(report.startsOn)}-${dayOf(report.endsOn)}-${file}`);
  if (kind === 'csv') {
    const bytes = csvStream(csvColumns(locale), csvLines(report, figures, regions, locale));
    return { bytes, mediaType: 'text/csv; charset=utf-8', disposition };
  }
  const composed = composeReport(report, figures, regions, locale);
  return kind === 'pdf'
    ? { bytes: programmeReportPdf(composed, locale, new Date()), mediaType: FILE_KINDS.pdf.mediaType, disposition }
    : { bytes: new Uint8Array(await workbook(composed.tables, locale)), mediaType: FILE_KINDS.xlsx.mediaType, disposition };
}

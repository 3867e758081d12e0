import 'server-only';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { requireMember } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { csvStream } from '@/lib/exports/csv';
import type { HandedOut } from '@/lib/exports/handed-out';
import { workbook } from '@/lib/exports/xlsx';
import { contentDisposition, FILE_KINDS } from '@/lib/files/rules';
import { currentRates } from '@/lib/hour-rates/queries';
import { dayOf } from '@/lib/i18n/day';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { nameOf } from '@/lib/i18n/localised';
import { datedEntry } from '@/lib/missions/queries';
import { recordPdf } from '@/lib/pdf/record';
import { rowId } from '@/lib/routes';
import { canReadRecord } from './policy';
import { eachGivenMission, findOrganisation, type GivenMissionRow, listYears } from './queries';
import { composeRecord, entryColumns, entryFields, indicatorColumns, indicatorLines } from './record-tables';
import { countedIn } from './rules';
import type { RecordPageView, RecordView } from './views';

/** What an organisation gave within a year, as its members read it: the year that was asked for, else the latest. */
export const loadYearlyRecord = cache(async (requestedSide: string, requestedYear: string | undefined): Promise<RecordPageView> => {
  const { membership, side } = await requireMember(requestedSide, `/${requestedSide}/record`);
  const { organisationId } = membership;
  const years = await listYears(organisationId);
  const asked = readYear(requestedYear ?? '');
  const year = asked ?? years[0] ?? Number(dayOf(new Date()).slice(0, 4));
  const record = await readRecord(organisationId, year, await getLocale());
  return { side, organisationId, years, year, record };
});

/** Null where nothing counts: what was confirmed of the year may have been corrected to another. */
async function readRecord(organisationId: number, year: number, locale: Locale): Promise<RecordView | null> {
  const now = new Date();
  const [organisation, rates] = await Promise.all([findOrganisation(organisationId), currentRates()]);
  if (!organisation) throw new Error(`There is no organisation ${organisationId}`);
  const missions: { row: GivenMissionRow; quarters: number }[] = [];
  for await (const row of eachGivenMission(organisationId, year)) {
    const quarters = countedOf(row, year, now).reduce((sum, entry) => sum + entry.quarters, 0);
    if (quarters > 0) missions.push({ row, quarters });
  }
  if (missions.length === 0) return null;
  return composeRecord({ year, organisation: { kind: organisation.kind, name: nameOf(organisation) }, missions, rates }, locale);
}

function countedOf(row: GivenMissionRow, year: number, now: Date): GivenMissionRow['hours'] {
  const counted = countedIn(
    row.hours.map((entry) => datedEntry(entry, now)),
    year,
  );
  return row.hours.filter((entry) => counted.some(({ id }) => id === entry.id));
}

/** The lines behind a record, one by one. */
async function* entriesOf(organisationId: number, year: number, locale: Locale): AsyncGenerator<string[]> {
  const now = new Date();
  for await (const row of eachGivenMission(organisationId, year)) {
    for (const entry of countedOf(row, year, now)) yield entryFields(row, entry, locale);
  }
}

/** What was measured of its missions, indicator by indicator. */
async function* indicatorsOf(organisationId: number, year: number, locale: Locale): AsyncGenerator<string[]> {
  const now = new Date();
  for await (const row of eachGivenMission(organisationId, year)) {
    if (countedOf(row, year, now).length > 0) yield* indicatorLines(row, locale);
  }
}

const FILE = /^(\d{4})-(ar|fr)\.(pdf|xlsx|csv|indicators\.csv)$/;

/** A record as a file: `signedOut`, or null where there is none that this person may know of. */
export async function loadRecordFile(organisation: string, file: string): Promise<HandedOut | 'signedOut' | null> {
  const actor = await currentActor();
  if (!actor) return 'signedOut';
  const [, asked = '', locale = '', kind] = FILE.exec(file) ?? [];
  const [organisationId, year] = [rowId(organisation), readYear(asked)];
  if (organisationId === null || year === null || !isLocale(locale) || !canReadRecord(actor, organisationId)) return null;
  if (!(await listYears(organisationId)).includes(year)) return null;
  const disposition = contentDisposition(file);
  const table = (bytes: HandedOut['bytes']): HandedOut => ({ bytes, mediaType: 'text/csv; charset=utf-8', disposition });
  if (kind === 'csv') return table(csvStream(entryColumns(locale), entriesOf(organisationId, year, locale)));
  if (kind === 'indicators.csv') return table(csvStream(indicatorColumns(locale), indicatorsOf(organisationId, year, locale)));
  const record = await readRecord(organisationId, year, locale);
  if (!record) return null;
  return kind === 'pdf'
    ? { bytes: recordPdf(record, locale, new Date()), mediaType: FILE_KINDS.pdf.mediaType, disposition }
    : { bytes: new Uint8Array(await workbook(record.tables, locale)), mediaType: FILE_KINDS.xlsx.mediaType, disposition };
}

function readYear(text: string): number | null {
  return /^20\d{2}$/.test(text) ? Number(text) : null;
}

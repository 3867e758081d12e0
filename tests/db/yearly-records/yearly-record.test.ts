import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { loadRecordFile, loadYearlyRecord } from '@/lib/yearly-records/loaders';
import { asRequest, tokenOf } from '@/tests/support/act';
import { cast, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addConfirmedHours, addHours, addMission } from '@/tests/support/missions';
import { plain, textOfPdf } from '@/tests/support/pdf-text';
import { companyGives, today } from '@/tests/support/requests';
import { addIndicator } from '@/tests/support/results';

const { companyOwner, companyMember, otherCompanyOwner, associationOwner, coordinatorNational } = cast;
const thisYear = today.getUTCFullYear();

const load = (person: Person, year?: string) => viewAs(person, () => loadYearlyRecord('company', year));
const file = async (person: Person | null, name: string, organisationId = companyOwner.organisationId) =>
  (await asRequest(person && (await tokenOf(person)), () => loadRecordFile(String(organisationId), name))).answer;
const quartersOf = async () => {
  const { record } = await load(companyOwner, String(thisYear));
  const sectors = record?.tables.find(({ key }) => key === 'sectors');
  return sectors?.rows.reduce((sum, row) => sum + (row.find(({ number }) => number !== undefined)?.number ?? 0) * 4, 0) ?? 0;
};

test('only what the receiver confirmed counts, whatever else was declared', async () => {
  const before = await quartersOf();
  const mission = await addMission(companyGives);
  await addHours(mission, 6);
  expect(await quartersOf()).toBe(before);
  await addConfirmedHours(mission, 7);
  expect(await quartersOf()).toBe(before + 7);
  const { record } = await load(companyMember, String(thisYear));
  const missions = record?.tables.find(({ key }) => key === 'missions');
  const { reference } = await db.mission.findUniqueOrThrow({ where: { id: mission.id } });
  expect(missions?.rows.find((row) => row[1]?.text === reference)?.map(({ number }) => number)).toContain(7 / 4);
});

test('every table divides the same hours', async () => {
  const { record } = await load(companyOwner, String(thisYear));
  const divided = record?.tables.filter(({ key }) => key !== 'indicators');
  const sums = divided?.map(({ rows }) =>
    rows.reduce((sum, row) => sum + (row.find(({ number }) => number !== undefined)?.number ?? 0), 0),
  );
  expect(new Set(sums).size).toBe(1);
});

test('what was measured of a mission stands beside its hours, in the table and in the file', async () => {
  const mission = await addMission(companyGives, { mark: 'Mesurée' });
  const indicatorId = await addIndicator(mission);
  const values = { baseline: 4_000, target: 8_000, closing: 7_550 };
  await db.indicatorValue.createMany({
    data: Object.entries(values).map(([moment, hundredths]) => ({
      ...{ indicatorId, hundredths, byId: companyMember.userId },
      moment: moment as keyof typeof values,
    })),
  });
  const { reference } = await db.mission.findUniqueOrThrow({ where: { id: mission.id } });
  const lines = async () => {
    const { record } = await load(companyOwner, String(thisYear));
    return record?.tables.find(({ key }) => key === 'indicators')?.rows.filter((row) => row[1]?.text === reference) ?? [];
  };
  // Of a mission without confirmed hours nothing is told.
  expect(await lines()).toEqual([]);
  await addConfirmedHours(mission, 4);
  expect((await lines()).map((row) => row.slice(3))).toEqual([
    [{ text: '40', number: 40 }, { text: '80', number: 80 }, { text: '75,5', number: 75.5 }, { text: '–' }],
  ]);
  const answer = await file(companyOwner, `${thisYear}-fr.indicators.csv`);
  if (answer === null || answer === 'signedOut') throw new Error('There is no file');
  const text = await new Response(answer.bytes).text();
  expect(text.split('\r\n').find((line) => line.startsWith(reference))).toMatch(/,40,80,75\.5,$/);
  const workbook = await file(companyOwner, `${thisYear}-fr.xlsx`);
  if (workbook === null || workbook === 'signedOut') throw new Error('There is no workbook');
  const sheets = await readXlsxFile(Buffer.from(await new Response(workbook.bytes).arrayBuffer()));
  const line = sheets.find(({ sheet }) => sheet === 'Indicateurs')?.data.find((row) => row.includes(reference));
  expect(line?.slice(-4)).toEqual([40, 80, 75.5, '–']);
});

test('a year without hours has no record, and no file', async () => {
  expect((await load(companyOwner, '2019')).record).toBeNull();
  expect(await file(companyOwner, '2019-fr.pdf')).toBeNull();
});

test.each([
  ['a member', companyMember, 'file'],
  ['the programme', coordinatorNational, 'file'],
  ['another company', otherCompanyOwner, null],
  ['an association', associationOwner, null],
  ['nobody', null, 'signedOut'],
] as const)('its files are for its members and the programme’s staff: %s', async (_who, person, expected) => {
  for (const kind of ['pdf', 'xlsx', 'csv', 'indicators.csv']) {
    const answer = await file(person, `${thisYear}-fr.${kind}`);
    expect(answer === null || typeof answer === 'string' ? answer : 'file').toBe(expected);
  }
});

test.each(['2026.pdf', '2026-en.pdf', '2026-fr.exe', '../2026-fr.pdf', '2026-fr.pdf\0', '99999-fr.csv'])(
  'what is no file is none: %s',
  async (name) => {
    expect(await file(companyOwner, name)).toBeNull();
  },
);

test('the page is for the organisation’s own members', async () => {
  expect(await loadAs(associationOwner, () => loadYearlyRecord('company', undefined))).toBe(403);
  expect(await loadAs(null, () => loadYearlyRecord('company', undefined))).toMatch(/sign-in/);
});

test.each(['ar', 'fr'] as const)('the three files say what the page says, in %s', async (locale) => {
  const bytesOf = async (kind: string) => {
    const answer = await file(companyOwner, `${thisYear}-${locale}.${kind}`);
    if (answer === null || typeof answer === 'string') throw new Error(`There is no ${kind}`);
    return Buffer.from(await new Response(answer.bytes).arrayBuffer());
  };
  const pdf = await bytesOf('pdf');
  expect(pdf.toString('latin1')).toContain(`/Lang (${locale}`);
  const words = await textOfPdf(pdf);
  const { record } = await load(companyOwner, String(thisYear));
  const cells = record?.tables.flatMap(({ rows }) => rows.flat().map(({ text }) => plain(text))) ?? [];
  expect(cells.length).toBeGreaterThan(20);
  // The page is read in French; figures and references are those of both languages.
  for (const cell of cells.filter((text) => locale === 'fr' || /^[\dM][\d\s,-]*$/.test(text))) expect(words).toContain(cell);
  for (const word of locale === 'ar' ? ['نقطة', 'الجهة', 'الرباط'] : ['Noqta Systèmes', 'Rabat-Salé-Kénitra'])
    expect(words).toContain(word);
  expect((await bytesOf('xlsx')).subarray(0, 2).toString()).toBe('PK');
  const csv = (await bytesOf('csv')).toString('utf8');
  const lines = csv.trimEnd().split('\r\n');
  expect(csv.charCodeAt(0)).toBe(0xfeff);
  const hours = lines.slice(1).reduce((sum, line) => sum + Number(/,(\d+(?:\.\d+)?),\d{4}-\d{2}-\d{2}$/.exec(line)?.[1]), 0);
  expect(hours * 4).toBe(await quartersOf());
});

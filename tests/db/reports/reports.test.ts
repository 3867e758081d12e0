import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dateOfDay } from '@/lib/i18n/day';
import { ledgerOf } from '@/lib/missions/rules';
import { openReport, publishReport, reviseReport } from '@/lib/reports/commands';
import { loadIndicator, loadReport, loadReportFile, loadReportForm, loadReports } from '@/lib/reports/loaders';
import { listCounted, listFigures } from '@/lib/reports/queries';
import { INDICATOR_CODES, INDICATORS, totalOf } from '@/lib/reports/rules';
import { reviseReportSchema } from '@/lib/reports/schema';
import { asRequest, tokenOf } from '@/tests/support/act';
import { cast, coordinatorIn, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addReport, reportFields } from '@/tests/support/reports';
import { by, tally, valueOf, watch } from '@/tests/support/requests';

const writer = cast.coordinatorNational;
/** All that the seed ever dated. */
const always = { startsOn: dateOfDay('2000-01-01'), endsOn: dateOfDay('2100-01-01') };
const sent = (id: number, version: number, fields: object = reportFields) =>
  reviseReportSchema.parse(
    Object.fromEntries(Object.entries({ reportId: id, version, ...fields }).map(([name, value]) => [name, [String(value)]])),
  );

describe('figures', () => {
  test.each(INDICATOR_CODES)('%s: groups and rows say the same, and days outside the period say nothing', async (indicator) => {
    const groups = await listFigures(indicator, always);
    const rows = await listCounted(indicator, always, {}, { skip: 0, take: 10_000 });
    expect(totalOf(groups)).toBe(rows.reduce((sum, { amount }) => sum + amount, 0));
    expect(totalOf(groups)).toBeGreaterThan(indicator === 'partnerships_lasting' ? -1 : 0);
    for (const dimension of INDICATORS[indicator].by) expect(groups.every((group) => group[dimension] !== null)).toBe(true);
    const [latest] = rows;
    if (!latest) return;
    const until = addDays(latest.day, -1);
    const earlier = await listCounted(indicator, { ...always, endsOn: until }, {}, { skip: 0, take: 10_000 });
    expect(earlier).toEqual(rows.filter(({ day }) => day <= until));
    const onThatDay = await listCounted(indicator, { startsOn: latest.day, endsOn: latest.day }, {}, { skip: 0, take: 10_000 });
    expect(onThatDay.length).toBe(rows.length - earlier.length);
  });

  test('hours are those that the ledgers of the missions count', async () => {
    const entries = await db.hourEntry.findMany({
      select: { id: true, missionId: true, quarters: true, correctsId: true, answer: { select: { kind: true } } },
    });
    const missions = [...new Set(entries.map(({ missionId }) => missionId))];
    const counted = missions.map((id) =>
      ledgerOf(
        entries.filter(({ missionId }) => missionId === id).map((entry) => ({ ...entry, answer: entry.answer?.kind ?? null, days: 0 })),
      ),
    );
    expect(totalOf(await listFigures('hours_confirmed', always))).toBe(counted.reduce((sum, { confirmed }) => sum + confirmed, 0));
  });

  test('a filter narrows the rows to its groups', async () => {
    const groups = await listFigures('needs_published', always);
    const { sector } = groups[0] ?? {};
    const rows = await listCounted('needs_published', always, { sector: sector ?? '' }, { skip: 0, take: 10_000 });
    expect(rows.length).toBe(totalOf(groups.filter((group) => group.sector === sector)));
    expect(rows.length).toBeLessThan(totalOf(groups));
  });

  test('organisations that are suspended, or merged into another, count no more', async () => {
    const before = totalOf(await listFigures('organisations_verified', always));
    const id = cast.otherAssociationOwner.organisationId;
    await db.organisation.update({ where: { id }, data: { state: 'suspended', stateReason: 'Un essai, le temps de compter.' } });
    expect(totalOf(await listFigures('organisations_verified', always))).toBe(before - 1);
    await db.organisation.update({ where: { id }, data: { state: 'verified', stateReason: null } });
  });
});

describe('a report', () => {
  test('is opened, written, published for observers, and taken back', async () => {
    const { deeds, result } = await watch(async () => openReport(await by(writer), { startsOn: '2026-01-01', endsOn: '2026-06-30' }));
    const { reportId } = valueOf(result);
    expect(deeds).toMatchObject([{ action: 'report_open', subject: 'report', subjectId: String(reportId) }]);
    valueOf(await reviseReport(await by(writer), sent(reportId, 1)));
    expect(await db.reportTarget.findMany({ where: { reportId } })).toEqual([{ reportId, indicator: 'hours_confirmed', target: 40 }]);
    expect(await loadAs(cast.observer, () => loadReport(String(reportId)))).toBe(404);
    valueOf(await publishReport(await by(writer), { reportId, version: 2 }, true));
    const read = await viewAs(cast.observer, () => loadReport(String(reportId)));
    expect(read).toMatchObject({
      mayWrite: false,
      published: true,
      narratives: [{ part: 'next', words: { fr: null, ar: reportFields.nextAr } }],
    });
    valueOf(await publishReport(await by(cast.administrator), { reportId, version: 3 }, false));
    expect(await loadAs(cast.observer, () => loadReport(String(reportId)))).toBe(404);
  });

  test('two who write at once: one is told, and nothing of theirs is kept', async () => {
    const { id, version } = await addReport();
    const writes = ['un', 'deux'].map((word) => ({ ...reportFields, achievedFr: word, target_hours_confirmed: word === 'un' ? '1' : '2' }));
    const results = await Promise.all(writes.map(async (fields) => reviseReport(await by(writer), sent(id, version, fields))));
    expect(tally(results)).toEqual({ done: 1, changed: 1 });
    const kept = await db.report.findUniqueOrThrow({ where: { id }, include: { targets: true } });
    expect(kept.targets).toMatchObject([{ target: kept.achievedFr === 'un' ? 1 : 2 }]);
  });

  test('is not published twice', async () => {
    const { id, version } = await addReport({ publishedAt: new Date() });
    expect(await publishReport(await by(writer), { reportId: id, version }, true)).toMatchObject({ ok: false, code: 'changed' });
  });
});

describe('who reads', () => {
  let published: number;
  let draft: number;
  beforeAll(async () => {
    published = (await addReport({ publishedAt: new Date() })).id;
    draft = (await addReport()).id;
  });

  const pages = (id: number): [string, () => Promise<object>][] => [
    ['report', () => loadReport(String(id))],
    ['indicator', () => loadIndicator(String(id), 'hours_confirmed', {})],
  ];

  test.each<[who: string, person: Person | null, published: number | string, draft: number | string]>([
    ['coordinatorNational', cast.coordinatorNational, 200, 200],
    ['administrator', cast.administrator, 200, 200],
    ['a coordinator of regions', coordinatorIn('04'), 200, 200],
    ['observer', cast.observer, 200, 404],
    ['an association', cast.associationOwner, 403, 403],
    ['a company', cast.companyOwner, 403, 403],
    ['a person of a mission', cast.missionPerson, 403, 403],
  ])('%s', async (_who, person, ofPublished, ofDraft) => {
    const status = async (load: () => Promise<object>) => {
      const answer = await loadAs(person, load);
      return typeof answer === 'number' ? answer : 200;
    };
    for (const [, load] of pages(published)) expect(await status(load)).toBe(ofPublished);
    for (const [, load] of pages(draft)) expect(await status(load)).toBe(ofDraft);
    const file = await asRequest(await tokenOf(person as Person), () => loadReportFile(String(draft), 'fr.csv'));
    expect(file.answer === null).toBe(ofDraft !== 200);
  });

  test('who is nobody is asked to sign in', async () => {
    expect(await loadAs(null, () => loadReports())).toMatch(/sign-in/);
    expect(await loadAs(null, () => loadReport(String(published)))).toMatch(/sign-in/);
    expect((await asRequest(null, () => loadReportFile(String(published), 'fr.pdf'))).answer).toBe('signedOut');
  });

  test('observers see the published ones, and no row behind a figure', async () => {
    const list = await viewAs(cast.observer, () => loadReports());
    expect(list.mayWrite).toBe(false);
    expect(list.rows.map(({ id }) => id)).toContain(published);
    expect(list.rows.every((row) => row.published)).toBe(true);
    expect(await viewAs(cast.observer, () => loadIndicator(String(published), 'needs_published', {}))).toMatchObject({
      rows: null,
      next: null,
    });
    expect(await loadAs(cast.observer, () => loadReportForm(String(published)))).toBe(403);
    expect(await loadAs(coordinatorIn('04'), () => loadReportForm(String(published)))).toBe(403);
  });

  test('an address that asks for what is not there asks for all of it', async () => {
    const all = await viewAs(writer, () => loadIndicator(String(published), 'needs_published', {}));
    const odd = await viewAs(writer, () =>
      loadIndicator(String(published), 'needs_published', { sector: '__proto__', page: '-1', kind: "' OR 1=1" }),
    );
    expect(odd).toEqual(all);
    expect(await loadAs(writer, () => loadIndicator(String(published), '__proto__', {}))).toBe(404);
    expect(await loadAs(writer, () => loadReport('1e9'))).toBe(404);
  });
});

describe('its files', () => {
  test.each(['fr', 'ar'] as const)('say the same as the page in %s', async (locale) => {
    const { id } = await addReport({ startsOn: always.startsOn, endsOn: always.endsOn, achievedFr: 'Un récit.', publishedAt: new Date() });
    await db.reportTarget.create({ data: { reportId: id, indicator: 'missions_approved', target: 4 } });
    const file = async (kind: string) => {
      const { answer } = await asRequest(await tokenOf(cast.observer), () => loadReportFile(String(id), `${locale}.${kind}`));
      if (answer === null || answer === 'signedOut') throw new Error('There is no file');
      return { ...answer, bytes: new Uint8Array(await new Response(answer.bytes).arrayBuffer()) };
    };
    const csv = new TextDecoder()
      .decode((await file('csv')).bytes)
      .trim()
      .split('\r\n');
    const groups = await listFigures('missions_approved', always);
    const own = csv.filter((line) => line.includes(locale === 'fr' ? 'Missions approuvées' : 'المهمات المصادق عليها'));
    expect(own[0]?.endsWith(`,4,${totalOf(groups)}`)).toBe(true);
    expect(own.length).toBe(
      1 +
        new Set(groups.map(({ region }) => region)).size +
        new Set(groups.map(({ sector }) => sector)).size +
        new Set(groups.map(({ kind }) => kind)).size,
    );
    expect(new TextDecoder('latin1').decode((await file('pdf')).bytes.slice(0, 5))).toBe('%PDF-');
    expect(new TextDecoder('latin1').decode((await file('xlsx')).bytes.slice(0, 2))).toBe('PK');
  });

  test.each(['fr.exe', 'de.pdf', '../fr.pdf', 'fr.pdf.csv', ''])('%s is none', async (name) => {
    const { id } = await addReport({ publishedAt: new Date() });
    expect((await asRequest(await tokenOf(writer), () => loadReportFile(String(id), name))).answer).toBeNull();
  });
});

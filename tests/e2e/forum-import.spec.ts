import type { Page } from '@playwright/test';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { type Locale, otherLocale } from '@/lib/i18n/locales';
import { MAX_ROWS } from '@/lib/imports/rules';
import { cast } from '@/tests/support/cast';
import { forums } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/*
 * A list of people comes in as a file: it is refused, then read; its columns are given their meanings, its errors are said
 * by row and column, a duplicate is decided on, it is written, seen at its forum, and taken back.
 */

const PARTICIPANTS = [
  'الاسم الكامل,الهيئة,بريد للتواصل,رقم الهاتف,الصفة',
  'سلمى العمراني,تعاونية الزيتون,salma.amrani@khibra.example,٠٦١٢٣٤٥٦٧٠,مقاولة',
  // Registered already, without an organisation or a number.
  'إيمان الحداد,جمعية القراءة,IMANE.HADDAD@courriel.example,0612345671,جمعية',
  ',مقاولة الأطلس,,,مقاولة',
  'يوسف التازي,شبكة المهن,youssef.tazi,0612345672,ضيف',
  '=1+1,ورشة,formule@khibra.example,,زائر',
].join('\n');

const day = new Date('2026-02-12T00:00:00.000Z');
const CONTACTS: SheetData = [
  ['Prénom', 'Nom', 'Société', 'Boîte aux lettres', 'Tél.', 'Sujet', 'Stand', 'Date'],
  ['Nadia', 'Berrada', 'Atlas Conseil', 'n.berrada@khibra.example', 612345680, 'Un audit d’accessibilité', 'A 1', day],
  // Met already, and their number was not known.
  ['Salma', 'Idrissi', 'Noqta Systèmes', 's.idrissi@noqta-systemes.example', 612345681, 'Un second échange', 'A 1', day],
  ['Reda', 'Tahiri', 'Comptoir', 'r.tahiri@khibra.example', '06 12 34', 'Un site', 'Z 99', '31/02/2026'],
  ['', '', 'Sans personne', '', '', '', '', ''],
].map((row) => row.map((value) => (value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : { value })));

interface Journey {
  locale: Locale;
  script: boolean;
  kind: 'registrations' | 'contacts';
  forumId: number;
  file: () => Promise<{ name: string; mimeType: string; buffer: Buffer }>;
  /** The column that nobody knows by its name. */
  unknown: { index: number; name: string };
  errors: { line: number; of: readonly (readonly [letters: string, code: string])[] }[];
  known: { line: number; name: string };
  /** Who is written, and what a merge gives to whom. */
  written: readonly string[];
  given: string;
}

const journeys: readonly Journey[] = [
  {
    ...{ locale: 'ar', script: false, kind: 'registrations', forumId: forums.coming },
    file: async () => ({ name: 'لائحة المشاركين.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${PARTICIPANTS}`) }),
    unknown: { index: 2, name: 'بريد للتواصل' },
    errors: [
      {
        line: 4,
        of: [
          ['A', 'importNameMissing'],
          ['C', 'emailOrPhoneMissing'],
        ],
      },
      {
        line: 5,
        of: [
          ['C', 'emailMalformed'],
          ['E', 'importKindUnknown'],
        ],
      },
    ],
    known: { line: 3, name: 'إيمان الحداد' },
    written: ['سلمى العمراني', '=1+1'],
    given: '0612345671',
  },
  {
    ...{ locale: 'fr', script: true, kind: 'contacts', forumId: forums.past },
    file: async () => ({
      name: 'contacts du forum.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(await writeWorkbook(CONTACTS).toBuffer()),
    }),
    unknown: { index: 3, name: 'Boîte aux lettres' },
    errors: [
      {
        line: 4,
        of: [
          ['E', 'phoneMalformed'],
          ['G', 'importStandUnknown'],
          ['H', 'importDayMalformed'],
        ],
      },
      {
        line: 5,
        of: [
          ['A', 'importNameMissing'],
          ['D', 'emailOrPhoneMissing'],
        ],
      },
    ],
    known: { line: 3, name: 'Salma Idrissi' },
    written: ['Nadia Berrada'],
    given: '0612345681',
  },
];

for (const { locale, script, kind, forumId, file, unknown, errors, known, written, given } of journeys) {
  test(`${kind} from a file and back again, ${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    test.slow();
    const t = wordsOf(locale);
    const viewport = { width: 360, height: 740 };
    const page = await openAs(cast.coordinatorNational, { viewport, javaScriptEnabled: script });
    const main = page.locator('main');
    const done = async (which: 'sent' | 'mapped' | 'decided' | 'confirmed' | 'undone') =>
      expect(main.getByText(t(`forumImports.done.${which}`), { exact: true })).toBeVisible();
    const forum = `/${locale}/programme/forums/${forumId}`;

    // What is too long is refused in words, and what was chosen before stays chosen.
    await page.goto(forum);
    await main.getByRole('link', { name: t('forumImports.open') }).click();
    await expect(main.locator('#file-hint')).toContainText('10\u00a0000');
    const rows = `Nom;E-mail\n${'Amal;a@atlas.example\n'.repeat(MAX_ROWS + 1)}`;
    await main.locator(`input[name="kind"][value="${kind}"]`).check();
    await send(page, locale, { name: 'longue.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
    await expect(main.getByRole('alert')).toContainText(t('forumImports.why.tableTooManyRows', { max: '10\u00a0000' }));
    await expect(main.locator(`input[name="kind"][value="${kind}"]`)).toBeChecked();

    // Nobody can be reached without the column that it does not know: it asks for its meaning.
    await send(page, locale, await file());
    await done('sent');
    await expect(main.locator('#columns p').first()).toContainText(unknown.name);
    await main.locator('#columns summary').click();
    await main.locator(`#map-column\\.${unknown.index}`).selectOption('email', { timeout: 10_000 });
    await page.getByRole('button', { name: t('forumImports.columns.submit') }).click();
    await done('mapped');

    // Errors come first, by row and column.
    const address = new URL(page.url()).pathname;
    const other = await openAs(cast.coordinatorNational, { viewport });
    await lookAt(other, locale, address);
    const rowOf = (line: number) => main.getByRole('row').filter({ hasText: t('forumImports.rows.lineOf', { line }) });
    await expect(main.locator('#rows').getByRole('rowheader')).toHaveCount(errors.length);
    for (const { line, of } of errors) {
      for (const [letters, code] of of) {
        const problem = rowOf(line)
          .getByRole('listitem')
          .filter({ hasText: t(`errors.${code}` as Parameters<typeof t>[0]) });
        await expect(problem).toContainText(letters);
      }
      await expect(rowOf(line).getByRole('listitem')).toHaveCount(of.length);
    }

    // One is known already: it is asked what becomes of them.
    const tabs = main.getByRole('navigation', { name: t('forumImports.rows.title'), exact: true });
    await tabs.getByRole('link', { name: t('forumImports.rows.duplicates') }).click();
    await lookAt(other, locale, `${address}?show=duplicates`);
    await expect(main.locator('#rows')).toContainText(known.name);
    await main.locator(`input[name="decision.${known.line}"][value="merge"]`).check();
    await page.getByRole('button', { name: t('forumImports.duplicates.submit') }).click();
    await done('decided');

    await page.getByRole('button', { name: t('forumImports.confirm.submit') }).click();
    await done('confirmed');
    const result = new URL(page.url()).pathname;
    await lookAt(other, locale, result);
    await main.getByRole('link', { name: t('forumImports.forum') }).click();
    const list = main.locator(`#${kind}`);
    for (const name of written) await expect(list.getByRole('rowheader').filter({ hasText: name })).toHaveCount(1);
    await expect(list.getByRole('row').filter({ hasText: known.name })).toContainText(given);
    await expect(list.getByRole('row').filter({ hasText: known.name })).toHaveCount(1);
    await lookAt(other, locale, forum);

    // And all of it is taken back.
    await page.goto(result);
    await page.getByRole('button', { name: t('forumImports.undo.submit') }).click();
    await done('undone');
    await page.goto(`/${otherLocale(locale)}/programme/forums/${forumId}`);
    for (const name of written) await expect(list.getByRole('rowheader').filter({ hasText: name })).toHaveCount(0);
    await expect(list.getByRole('row').filter({ hasText: known.name })).not.toContainText(given);
  });
}

async function send(page: Page, locale: Locale, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.locator('#file').setInputFiles(file);
  await page.getByRole('button', { name: wordsOf(locale)('forumImports.send.submit') }).click();
}

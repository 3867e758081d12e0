import type { Locale } from '@/lib/i18n/locales';
import { cast } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/*
 * A company opens its year from the menu, reads what its hours came to, and takes each of the files along.
 */

const jobs: { locale: Locale; script: boolean }[] = [
  { locale: 'ar', script: false },
  { locale: 'fr', script: true },
];

const TYPES = {
  pdf: /^application\/pdf$/,
  xlsx: /^application\/vnd\.openxmlformats/,
  csv: /^text\/csv/,
} as const;

for (const { locale, script } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    const t = wordsOf(locale);
    const page = await openAs(cast.companyOwner, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
    const main = page.locator('main');
    await page.goto(`/${locale}/company/missions`);
    await page
      .locator(`header a[href="/${locale}/company/record"]`)
      .first()
      .evaluate((link: HTMLAnchorElement) => link.click());
    await expect(page).toHaveURL(/\/company\/record$/);
    for (const table of ['sectors', 'regions', 'skills', 'missions'] as const)
      await expect(main.getByRole('table', { name: t(`yearlyRecord.tables.${table}`) })).toBeVisible();
    await expect(main.getByRole('heading', { name: t('yearlyRecord.method') })).toBeVisible();
    for (const kind of ['pdf', 'xlsx', 'csv'] as const) {
      const link = main.getByRole('link', { name: t(`yearlyRecord.files.${kind}`), exact: true });
      await expect(link).toHaveAttribute('download', '');
      const file = await page.request.get((await link.getAttribute('href')) ?? '');
      expect(file.status()).toBe(200);
      expect(file.headers()['content-type']).toMatch(TYPES[kind]);
      expect((await file.body()).length).toBeGreaterThan(100);
    }
    if (script) await lookAt(page, locale, `/${locale}/company/record`);
  });
}

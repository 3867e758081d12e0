import type { Locale } from '@/lib/i18n/locales';
import { cast } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';

/*
 * A coordinator opens a report of a period, writes it, looks behind a figure and publishes it; an observer reads it and
 * takes it along; the coordinator takes it back.
 */

const jobs: { locale: Locale; script: boolean; words: string }[] = [
  { locale: 'ar', script: false, words: 'لقاء في كل جهة قبل نهاية السنة.' },
  { locale: 'fr', script: true, words: 'Une rencontre par région avant la fin de l’année.' },
];

for (const { locale, script, words } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    test.slow();
    const t = wordsOf(locale);
    const options = { viewport: { width: 360, height: 740 }, javaScriptEnabled: script };
    const page = await openAs(cast.coordinatorNational, options);
    const main = page.locator('main');

    // A period that ends before it begins is said so, and stays.
    await page.goto(`/${locale}/programme/reports`);
    await main.locator('#startsOn').fill('2026-06-30');
    await main.locator('#endsOn').fill('2026-01-01');
    await page.getByRole('button', { name: t('reports.open.submit') }).click();
    await expect(main.getByRole('alert')).toContainText(t('reports.open.refused'));
    await expect(main.locator('#startsOn')).toHaveValue('2026-06-30');
    await main.locator('#startsOn').fill('2020-01-01');
    await main.locator('#endsOn').fill('2099-12-31');
    await page.getByRole('button', { name: t('reports.open.submit') }).click();

    await expect(page.getByRole('heading', { level: 1, name: t('reports.edit.title') })).toBeVisible();
    await main.locator('#target_needs_published').fill('1');
    await main.locator(locale === 'ar' ? '#nextAr' : '#nextFr').fill(words);
    await page.getByRole('button', { name: t('reports.edit.submit') }).click();
    await expect(main.getByText(t('reports.done.revised'), { exact: true })).toBeVisible();
    await expect(main).toContainText(words);

    const address = new URL(page.url()).pathname;
    await main.locator(`a[href="${address}/needs_published"]`).click();
    await expect(page.getByRole('heading', { level: 1, name: t('reports.indicators.needs_published.name') })).toBeVisible();
    await main.locator('a[href*="sector=education"]').click();
    await expect(main.getByRole('link', { name: t('reports.all') })).toBeVisible();
    await main.locator('table').last().getByRole('link').first().click();
    await expect(page).toHaveURL(/\/programme\/needs\/\d+$/);

    await page.goto(address);
    await page.getByRole('button', { name: t('reports.publish.submit') }).click();
    await expect(main.getByText(t('reports.done.published'), { exact: true })).toBeVisible();

    const observer = await openAs(cast.observer, options);
    await observer.goto(`/${locale}/programme/reports`);
    await observer.locator(`main a[href="${address}"]`).click();
    await expect(observer.locator('main')).toContainText(words);
    const file = await observer.request.get(`/api/reports/${address.split('/').at(-1)}/${locale}.pdf`);
    expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect((await observer.goto(`/${locale}/programme/missions`))?.status()).toBe(403);

    await page.getByRole('button', { name: t('reports.withdraw.submit') }).click();
    await expect(main.getByText(t('reports.done.withdrawn'), { exact: true })).toBeVisible();
    expect((await observer.goto(address))?.status()).toBe(404);
  });
}

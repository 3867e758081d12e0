import type { Locale } from '@/lib/i18n/locales';
import { cast } from '@/tests/support/cast';
import { partnerships } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';

/*
 * A company sets the aims of a partnership, says what a year brought, pauses it and takes it up again; the
 * programme reads it among its results.
 */

const jobs: { locale: Locale; script: boolean }[] = [
  { locale: 'ar', script: false },
  { locale: 'fr', script: true },
];

for (const { locale, script } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    test.slow();
    const t = wordsOf(locale);
    const page = await openAs(cast.companyOwner, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
    const here = `/${locale}/partnerships/${partnerships.running}`;
    const main = page.locator('main');

    await page.goto(`/${locale}/company/missions`);
    await main.getByRole('link', { name: t('mission.list.toPartnerships'), exact: true }).click();
    await main.locator(`a[href="${here}"]`).click();
    await expect(page.getByRole('heading', { level: 1, name: t('partnership.title') })).toBeVisible();
    await main.getByRole('link', { name: t('partnership.revise') }).click();
    await page.locator('#aims').fill(locale === 'ar' ? 'متجر يديره الفريق وحده.' : 'Une boutique que l’équipe tient seule.');
    await page.getByRole('button', { name: t('partnership.edit.submit') }).click();
    await expect(main.getByText(t('partnership.done.revised'), { exact: true })).toBeVisible();

    // What is missing is said by its field, and what was typed stays.
    await main.getByRole('link', { name: t('partnership.reviews.write') }).click();
    await page.locator('#reached').fill(locale === 'ar' ? 'الموقع يعمل بثلاث لغات.' : 'Le site est en ligne en trois langues.');
    await page.getByRole('button', { name: t('partnership.review.submit') }).click();
    await expect(main).toContainText(t('errors.reviewNextMissing'));
    await expect(page.locator('#reached')).not.toHaveValue('');
    await page.locator('#next').fill(locale === 'ar' ? 'تكوين عضوتين على إدارة المتجر.' : 'Former deux adhérentes à la vente.');
    await page.getByRole('button', { name: t('partnership.review.submit') }).click();
    await expect(main.getByText(t('partnership.done.reviewed'), { exact: true })).toBeVisible();

    await main.getByRole('link', { name: t('partnership.pause.title') }).click();
    await page
      .locator('#reason')
      .fill(locale === 'ar' ? 'الفريق في عطلة إلى نهاية الشهر.' : 'L’équipe est en congé jusqu’à la fin du mois.');
    await page.getByRole('button', { name: t('partnership.pause.submit') }).click();
    await expect(main.getByText(t('partnership.health.paused'), { exact: true }).first()).toBeVisible();
    await page.getByRole('button', { name: t('partnership.resume') }).click();
    await expect(main.getByText(t('partnership.done.resumed'), { exact: true })).toBeVisible();

    const programme = await openAs(cast.coordinatorNational, { javaScriptEnabled: script });
    await programme.goto(`/${locale}/programme/partnerships`);
    await expect(programme.getByRole('heading', { name: t('partnership.figures.title') })).toBeVisible();
    await programme.locator(`main a[href="${here}"]`).click();
    await expect(programme.locator('main')).toContainText(
      locale === 'ar' ? 'الموقع يعمل بثلاث لغات.' : 'Le site est en ligne en trois langues.',
    );
    await expect(programme.getByRole('link', { name: t('partnership.end.title') })).toHaveCount(0);
  });
}

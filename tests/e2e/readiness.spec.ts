import type { Page } from '@playwright/test';
import type { Locale } from '@/lib/i18n/locales';
import { DIMENSIONS, ITEMS } from '@/lib/readiness/rules';
import { ownerOf } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';

/*
 * An association answers the diagnostic step by step, leaves and comes back, closes it, and begins the draft of a
 * need from a weak point.
 */

const jobs: { locale: Locale; script: boolean; who: string }[] = [
  { locale: 'ar', script: false, who: 'second_depart' },
  { locale: 'fr', script: true, who: 'collines_solidaires' },
];

/** Answers every question of the step that is shown with one level. */
async function answer(page: Page, dimension: (typeof DIMENSIONS)[number], level: number): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/readiness/${dimension}$`));
  for (const item of ITEMS[dimension]) await page.locator(`input[name="level.${item}"][value="${level}"]`).check();
}

for (const { locale, script, who } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    test.slow();
    const t = wordsOf(locale);
    const page = await openAs(ownerOf(who), { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
    const main = page.locator('main');

    await page.goto(`/${locale}/association/readiness`);
    await page.getByRole('button', { name: t('readiness.start.submit') }).click();
    await main.getByRole('link', { name: t('readiness.open.continue') }).click();

    // Words without a choice are refused by their question, and stay.
    await answer(page, 'governance', 1);
    const [first] = ITEMS.project_management;
    await page.getByRole('button', { name: t('readiness.step.next') }).click();
    await main.locator(`details:has([name="evidence.${first}"]) summary`).click();
    await page.locator(`[name="evidence.${first}"]`).fill(locale === 'ar' ? 'محضر اجتماع' : 'Un compte rendu');
    await page.getByRole('button', { name: t('readiness.step.leave') }).click();
    await expect(main.getByRole('alert')).toContainText(t('errors.levelMissing'));
    await expect(page.locator(`[name="evidence.${first}"]`)).not.toHaveValue('');
    await answer(page, 'project_management', 2);
    await page.getByRole('button', { name: t('readiness.step.leave') }).click();
    await expect(main.getByText(t('readiness.done.saved'), { exact: true })).toBeVisible();

    // Coming back goes on where something is left.
    await page.goto(`/${locale}/association/readiness`);
    await main.getByRole('link', { name: t('readiness.open.continue') }).click();
    for (const dimension of DIMENSIONS.slice(2)) {
      await answer(page, dimension, dimension === 'communication' ? 0 : 3);
      const last = dimension === DIMENSIONS.at(-1);
      await page.getByRole('button', { name: t(last ? 'readiness.step.finish' : 'readiness.step.next') }).click();
    }
    await page.getByRole('button', { name: t('readiness.close.submit') }).click();
    await expect(page.getByRole('heading', { level: 1, name: t('readiness.result.title') })).toBeVisible();

    await main
      .getByRole('button', { name: t('start.use') })
      .first()
      .click();
    await expect(page).toHaveURL(/\/association\/needs\/drafts\//);
    await expect(page.locator('#title')).not.toHaveValue('');
  });
}

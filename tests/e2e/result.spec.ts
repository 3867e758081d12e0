import type { Locale } from '@/lib/i18n/locales';
import { signing } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/* Two sides choose what a result is told by, and give the values before the mission; one chosen by mistake is dropped. */

const jobs: { locale: Locale; script: boolean }[] = [
  { locale: 'ar', script: false },
  { locale: 'fr', script: true },
];

for (const { locale, script } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    test.slow();
    const t = wordsOf(locale);
    const { missionId, giver, receiver } = signing[locale];
    const open = (person: Parameters<typeof openAs>[0]) =>
      openAs(person, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
    const result = `/${locale}/missions/${missionId}/result`;

    const company = await open(giver);
    await company.goto(result);
    await company.getByRole('link', { name: t('results.choose') }).click();
    await company.getByRole('button', { name: t('results.choosing.choose') }).click();
    await expect(company.locator('main')).toContainText(t('errors.choiceMissing'));
    await company.locator('#catalogue-code').selectOption('report_days');
    await company.getByRole('button', { name: t('results.choosing.choose') }).click();
    await expect(company.getByText(t('results.done.chosen'), { exact: true })).toBeVisible();
    await company.locator('#own-name').fill(locale === 'ar' ? 'ملفات مسلمة في أجلها' : 'Dossiers rendus à temps');
    await company.locator('#own-kind').selectOption('yes_no');
    await company.locator('input[name=direction][value=up]').check();
    await company.getByRole('button', { name: t('results.choosing.write') }).click();
    await expect(company.getByText(t('results.done.chosen'), { exact: true })).toBeVisible();
    await lookAt(await openAs(giver), locale, `/${locale}/missions/${missionId}/indicators`);

    const association = await open(receiver);
    await association.goto(`${result}/start`);
    await association.locator('#baseline1').fill('12,5');
    await association.getByRole('button', { name: t('results.measure.submit') }).click();
    await expect(association.locator('main').getByRole('alert')).toBeVisible();
    await expect(association.locator('#baseline1')).toHaveValue('12,5');
    await association.locator('#baseline1').fill('12');
    await association.locator('#target1').fill('3');
    await association.locator('input[name=baseline2][value=no]').check();
    await association.getByRole('button', { name: t('results.measure.submit') }).click();
    await expect(association.getByText(t('results.done.measured'), { exact: true })).toBeVisible();
    await expect(association.locator('main')).toContainText('12\u00a0');
    await lookAt(await openAs(receiver), locale, `${result}/start`);
    await lookAt(await openAs(receiver), locale, result);

    for (const _ of [1, 2]) {
      await company.goto(`/${locale}/missions/${missionId}/indicators`);
      await company.locator('#chosen button').first().click();
      await expect(company.getByText(t('results.done.dropped'), { exact: true })).toBeVisible();
    }
    await company.goto(result);
    await expect(company.getByText(t('results.none'), { exact: true })).toBeVisible();
  });
}

import type { Locale } from '@/lib/i18n/locales';
import { cast, ownerOf } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';

/*
 * A coordinator sees whom to help first, plans a step with that association and says what came of it; the association
 * reads it among its diagnostics.
 */

const jobs: { locale: Locale; script: boolean; who: string; what: string; outcome: string }[] = [
  { locale: 'ar', script: false, who: 'tentes_savoir', what: 'كتابة مهام المكتب في صفحة واحدة.', outcome: 'المهام مكتوبة ومعروفة.' },
  {
    locale: 'fr',
    script: true,
    who: 'palmes_seguias',
    what: 'Écrire les rôles du bureau sur une page.',
    outcome: 'Les rôles sont écrits.',
  },
];

for (const { locale, script, who, what, outcome } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    test.slow();
    const t = wordsOf(locale);
    const association = ownerOf(who);
    const page = await openAs(cast.coordinatorNational, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
    const main = page.locator('main');

    await page.goto(`/${locale}/programme/readiness`);
    await expect(page.getByRole('heading', { level: 1, name: t('readiness.cohort.title') })).toBeVisible();
    await main.locator(`a[href="/${locale}/programme/organisations/${association.organisationId}/support"]`).click();

    // What is missing is said by its field, and what was typed stays.
    await main.locator('input[name="kind"][value="strategic"]').check();
    await main.locator('#dimension').selectOption('governance');
    await main.locator('#what').fill(what);
    await main.locator('#who').fill(locale === 'ar' ? 'تنسيقية الجهة' : 'Coordination de la région');
    await page.getByRole('button', { name: t('support.add.submit') }).click();
    await expect(main.getByRole('alert')).toContainText(t('errors.dateMissing'));
    await expect(main.locator('#what')).toHaveValue(what);
    await main.locator('#nextOn').fill('2099-03-01');
    await page.getByRole('button', { name: t('support.add.submit') }).click();
    await expect(main.getByText(t('support.done.added'), { exact: true })).toBeVisible();

    await main.getByRole('link', { name: t('support.revise.link') }).click();
    await main.locator('input[name="done"]').check();
    await main.locator('#outcome').fill(outcome);
    await page.getByRole('button', { name: t('support.revise.submit') }).click();
    await expect(main.getByText(t('support.done.revised'), { exact: true })).toBeVisible();

    const own = await openAs(association, { javaScriptEnabled: script });
    await own.goto(`/${locale}/association/readiness`);
    await expect(own.locator('main')).toContainText(outcome);
  });
}

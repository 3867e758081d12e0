import { locales } from '@/lib/i18n/locales';
import { inLocale, routes } from '@/lib/routes';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';

/* Somebody who has never heard of it, on a phone without script: six questions, the needs that fit, a need, an account. */

for (const locale of locales) {
  test(`${locale}: six questions are answered without an account and without script`, async ({ openAs }) => {
    const t = wordsOf(locale);
    const page = await openAs(null, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    await page.goto(inLocale(locale, routes.home()));
    await page
      .locator('main')
      .getByRole('link', { name: t('landing.company.more') })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('forCompanies.title'));
    const main = page.locator('main');
    const submit = main.getByRole('button', { name: t('forCompanies.questions.submit') });

    // Half an answer is kept, and says what it lacks.
    await main.locator('#people').fill('5');
    await submit.click();
    await expect(main.getByRole('alert')).toContainText(t('errors.skillsMissing'));
    await expect(main.locator('#people')).toHaveValue('5');

    await main.locator('#province').selectOption('06.141');
    await main.getByText(t('ui.skills.browse')).click();
    for (const family of await main.locator('details details summary').all()) await family.click();
    await main.locator('input[name="skills"][value="website_creation"]').check();
    await main.locator('#sector').selectOption('any');
    await main.locator('#time').fill('2');
    await main.locator('#unit').selectOption('days');
    await main.locator('input[name="mode"][value="either"]').check();
    for (const language of ['ar', 'fr']) await main.locator(`input[name="languages"][value="${language}"]`).check();
    await submit.click();

    await expect(main.getByRole('heading', { name: t('forCompanies.questions.fitTitle') })).toBeVisible();
    await expect(main.getByText(t('match.why')).first()).toBeVisible();
    await main
      .getByRole('link', { name: t('forCompanies.questions.register') })
      .first()
      .click();
    await expect(main.getByText(t('register.answersKept'))).toBeVisible();
    await expect(main.locator('#legalForm')).toHaveValue('company');
    await expect(main.locator('#province')).toHaveValue('06.141');
  });
}

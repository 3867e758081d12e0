import { Client } from 'pg';
import { locales } from '@/lib/i18n/locales';
import { cast, listings } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';

/** What a company reads in its ranked list is counted once the page has left, and the staff sees who is shown. */

for (const locale of locales) {
  const t = wordsOf(locale);
  const script = locale === 'ar';

  test(`${locale}, ${script ? 'with' : 'without'} script: a list that was read counts, and staff reads who is shown`, async ({
    app,
    openAs,
  }) => {
    const database = new Client({ connectionString: app.databaseUrl });
    await database.connect();
    const showings = async () => {
      const { rows } = await database.query<{ sum: string }>('SELECT coalesce(sum("count"), 0)::text AS sum FROM "Showing"');
      return Number(rows[0]?.sum);
    };
    try {
      const before = await showings();
      const company = await openAs(cast.companyOwner, { javaScriptEnabled: script });
      await company.goto(`/${locale}/company/offers/${listings.databaseOffer.id}`);
      await expect(company.getByRole('heading', { level: 1 })).toBeVisible();
      // Counted after the answer, so not at once.
      await expect.poll(showings).toBeGreaterThan(before);
    } finally {
      await database.end();
    }

    const page = await openAs(cast.coordinatorNational, {
      viewport: { width: script ? 360 : 1280, height: 740 },
      javaScriptEnabled: script,
    });
    await page.goto(`/${locale}/programme/weights`);
    await page
      .locator('main')
      .getByRole('link', { name: t('weights.toAttention') })
      .click();
    await page.waitForURL(/\/programme\/attention$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('attention.title'));
    for (const table of ['byRegion', 'byType', 'bySector'] as const) {
      await expect(page.getByRole('table', { name: t(`attention.${table}`) }).getByRole('row')).not.toHaveCount(0);
    }
    await expect(page.getByRole('table', { name: t('attention.byType') })).toContainText(t('attention.types.province'));
    await page
      .locator('main')
      .getByRole('link', { name: t('attention.toWeights') })
      .click();
    await page.waitForURL(/\/programme\/weights$/);
  });
}

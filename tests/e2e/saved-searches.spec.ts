import type { Locale } from '@/lib/i18n/locales';
import { cast } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/*
 * Somebody looks for something in the list of needs, signs in to keep the search, comes back to it, names it,
 * changes it and removes it.
 */

const journeys: { locale: Locale; script: boolean }[] = [
  { locale: 'ar', script: false },
  { locale: 'fr', script: true },
];

for (const { locale, script } of journeys) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    const t = wordsOf(locale);
    const asked = 'sector=environment&region=04';
    const stranger = await openAs(null);
    await stranger.goto(`/${locale}/needs?${asked}&sort=newest`);
    await stranger.getByRole('link', { name: t('search.keepSignedOut') }).click();
    await expect(stranger).toHaveURL(
      new RegExp(
        `/${locale}/sign-in\\?next=${encodeURIComponent(encodeURIComponent(`/account/searches/new?list=need&${asked}`)).replaceAll('%25', '%')}$`,
      ),
    );

    const page = await openAs(cast.otherCompanyOwner, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
    await page.goto(`/${locale}/needs?${asked}&sort=newest`);
    await page.getByRole('link', { name: t('search.keep') }).click();
    await expect(page).toHaveURL(new RegExp(`/account/searches/new\\?list=need&${asked}$`));
    const name = page.getByLabel(t('savedSearches.name'), { exact: true });
    await expect(name).not.toHaveValue('');
    await name.fill('');
    await page.getByRole('button', { name: t('savedSearches.new.submit') }).click();
    await expect(page.locator('main').getByRole('alert')).toContainText(t('errors.searchNameMissing'));
    await name.fill('Nos besoins verts');
    await page.getByText(t('savedSearches.tells.immediate'), { exact: true }).click();
    await page.getByRole('button', { name: t('savedSearches.new.submit') }).click();
    await expect(page.getByText(t('savedSearches.done.saved'), { exact: true })).toBeVisible();
    await lookAt(await openAs(cast.otherCompanyOwner), locale, `/${locale}/account/searches`);

    const card = page.getByRole('region', { name: 'Nos besoins verts' });
    await expect(card).toContainText(t('savedSearches.tells.immediate'));
    await card.getByRole('link', { name: t('savedSearches.open') }).click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/needs\\?${asked}&sort=newest$`));
    // The same search is not kept twice: it is shown.
    await page.getByRole('link', { name: t('search.keep') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nos besoins verts');
    await page.getByLabel(t('savedSearches.name'), { exact: true }).fill('الحاجات الخضراء');
    await page.getByText(t('savedSearches.tells.none'), { exact: true }).click();
    await page.getByRole('button', { name: t('savedSearches.edit.submit'), exact: true }).click();
    await expect(page.getByText(t('savedSearches.done.changed'), { exact: true })).toBeVisible();
    const renamed = page.getByRole('region', { name: 'الحاجات الخضراء' });
    await expect(renamed).toContainText(t('savedSearches.tells.none'));

    await renamed.getByRole('link', { name: t('savedSearches.change') }).click();
    await page.getByRole('button', { name: t('savedSearches.remove.submit') }).click();
    await expect(page.getByText(t('savedSearches.done.removed'), { exact: true })).toBeVisible();
    await expect(renamed).toHaveCount(0);
  });
}

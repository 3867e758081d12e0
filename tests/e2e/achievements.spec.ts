import type { Locale } from '@/lib/i18n/locales';
import { cast, ownerOf } from '@/tests/support/cast';
import { partnerships } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/*
 * A company has let anybody read what came of a partnership; once the association does too, the pages of both show it,
 * and no longer once it takes that back.
 */

const jobs: { locale: Locale; script: boolean }[] = [
  { locale: 'ar', script: false },
  { locale: 'fr', script: true },
];

const company = cast.companyOwner;
const association = ownerOf('tisseuses_zemmour');

for (const { locale, script } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    test.slow();
    const t = wordsOf(locale);
    const page = await openAs(association, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
    const anybody = await openAs(null, { javaScriptEnabled: script });
    const publicPages = [association, company].map(({ organisationId }) => `/${locale}/organisations/${organisationId}`);
    const shown = anybody.getByRole('heading', { name: t('achievements.publicTitle') });
    const plot = anybody.getByRole('img', { name: t('partnership.overTime.title') });

    await page.goto(`/${locale}/association/missions`);
    await page.getByRole('link', { name: t('mission.list.toAchievements') }).click();
    await expect(page.locator('main')).toContainText(t('achievements.notPublic'));
    await page.goto(`/${locale}/partnerships/${partnerships.running}`);
    await expect(page.locator('#public')).toContainText(t('partnership.public.notNow'));
    await page.getByRole('button', { name: t('partnership.public.publish') }).click();
    await expect(page.getByText(t('partnership.done.published'), { exact: true })).toBeVisible();
    await expect(page.locator('#public')).toContainText(t('partnership.public.now'));

    for (const address of publicPages) {
      await anybody.goto(address);
      await expect(shown).toBeVisible();
      await expect(plot).toBeVisible();
      await anybody.getByText(t('achievements.table'), { exact: true }).first().click();
      await expect(anybody.getByRole('table').first()).toBeVisible();
    }
    await lookAt(await openAs(association), locale, `/${locale}/partnerships/${partnerships.running}`);
    await lookAt(await openAs(null), locale, publicPages[0] ?? '');

    await page.getByRole('button', { name: t('partnership.public.unpublish') }).click();
    await expect(page.getByText(t('partnership.done.unpublished'), { exact: true })).toBeVisible();
    for (const address of publicPages) {
      await anybody.goto(address);
      await expect(anybody.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(shown).toHaveCount(0);
    }
  });
}

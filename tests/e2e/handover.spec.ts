import { readFile } from 'node:fs/promises';
import { readZipDirectory } from '@/lib/files/zip-directory';
import type { Locale } from '@/lib/i18n/locales';
import { DEMO_PASSWORD } from '@/prisma/seed/accounts';
import { cast } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/*
 * An administrator takes along all that the programme has, once they proved that it is them: with and without script
 * the same form, which the archive answers.
 */

const journeys: { locale: Locale; script: boolean }[] = [
  { locale: 'ar', script: false },
  { locale: 'fr', script: true },
];

for (const { locale, script } of journeys) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    const t = wordsOf(locale);
    const page = await openAs(cast.administrator, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
    await page.goto(`/${locale}/programme/handover`);
    const password = page.getByLabel(t('handover.ask.password'), { exact: true });
    await password.fill('autre chose');
    await page.getByRole('button', { name: t('handover.ask.submit') }).click();
    await expect(page.getByText(t('errors.passwordWrong'))).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(`^${t('handover.refusedTitle')}`));
    await lookAt(await openAs(cast.administrator), locale, `/${locale}/programme/handover`);

    await password.fill(DEMO_PASSWORD);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: t('handover.ask.submit') }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^khibra-\d{4}-\d{2}-\d{2}\.zip$/);
    const names = (readZipDirectory(new Uint8Array(await readFile(await download.path()))) ?? []).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['LISEZ-MOI.txt', 'README-ar.txt', 'tables/SkillNeed.csv', 'tables/User.csv']));
  });
}

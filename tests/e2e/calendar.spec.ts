import type { Locale } from '@/lib/i18n/locales';
import { cast } from '@/tests/support/cast';
import { seeded } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/*
 * Somebody gives their calendar an address, which is shown once and which a program without a session reads; another
 * one ends it, and so does taking it away. A mission's own calendar is a file to download.
 */

const jobs: { locale: Locale; script: boolean }[] = [
  { locale: 'ar', script: false },
  { locale: 'fr', script: true },
];

for (const { locale, script } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs, request }) => {
    const t = wordsOf(locale);
    const page = await openAs(cast.companyOwner, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
    const own = `/${locale}/account/calendar`;
    const asked = async (button: string) => {
      await page.getByRole('button', { name: button, exact: true }).click();
      const field = page.getByLabel(t('calendar.yours'), { exact: true });
      await expect(field).toHaveValue(/\/api\/calendar\/[\w-]{43}$/);
      return new URL(await field.inputValue()).pathname;
    };
    await page.goto(own);
    const first = await asked(t('calendar.open'));
    const answer = await request.get(first);
    expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8');
    expect(await answer.text()).toContain(`UID:mission-${seeded.mission}-start@khibra`);

    await page.goto(own);
    await expect(page.getByLabel(t('calendar.yours'), { exact: true })).toHaveCount(0);
    const second = await asked(t('calendar.renew'));
    expect([(await request.get(first)).status(), (await request.get(second)).status()]).toEqual([404, 200]);
    await lookAt(await openAs(cast.companyOwner), locale, own);

    await page.goto(own);
    await page.getByRole('button', { name: t('calendar.close'), exact: true }).click();
    await expect(page.getByText(t('calendar.done.closed'), { exact: true })).toBeVisible();
    expect((await request.get(second)).status()).toBe(404);

    await page.goto(`/${locale}/missions/${seeded.mission}/plan`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: t('plan.calendar.download') }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^M-\d{4}-\d{4}\.ics$/);
  });
}

import type { Locator, Page } from '@playwright/test';
import { locales } from '@/lib/i18n/locales';
import { DEMO_PASSWORD } from '@/prisma/seed/accounts';
import { cast } from '@/tests/support/cast';
import { seeded } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';

/*
 * Journeys by keyboard alone: Tab to what is wanted, Enter or Space to do it. What has the focus is
 * always in sight, and never under a bar.
 */

const MOST_TABS = 150;

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expect(target).toBeInViewport();
      return;
    }
  }
  throw new Error(`Not reached in ${MOST_TABS} presses of Tab`);
}

for (const locale of locales) {
  const t = wordsOf(locale);

  test(`${locale}: sign in, find the best need, pledge`, async ({ openAs }) => {
    const page = await openAs(null, { viewport: { width: 1280, height: 800 } });
    // On the way to a page: else the account’s own language would win.
    await page.goto(`/${locale}/sign-in?next=/company`);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: t('layout.skip') })).toBeFocused();
    await page.keyboard.press('Enter');
    await tabTo(page, page.locator('#email'));
    await page.keyboard.type(cast.otherCompanyOwner.email);
    await tabTo(page, page.locator('#password'));
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${locale}/company`);
    await tabTo(page, page.locator('main a[href*="/pledge?offer="]').first());
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/pledge\?offer=\d+$/);
    await tabTo(page, page.locator('main input[name=hours]'));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('0');
    await tabTo(page, page.getByRole('button', { name: t('request.form.pledge') }));
    await page.keyboard.press('Enter');
    // Refused: the summary has the focus, and leads to the field.
    const summary = page.locator('main form [tabindex="-1"]').first();
    await expect(summary).toBeFocused();
    await expect(page).toHaveTitle(new RegExp(`^${locale === 'ar' ? 'خطأ' : 'Erreur'}`));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.locator('main input[name=hours]')).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(locale === 'ar' ? '2' : '3');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\?done=pledged$/);
  });

  test(`${locale}: read a request, ask to withdraw, keep it`, async ({ openAs }) => {
    const page = await openAs(cast.otherCompanyOwner, { viewport: { width: 1280, height: 800 } });
    await page.goto(`/${locale}/requests/${seeded.toAnswer}`);
    await tabTo(page, page.getByRole('link', { name: t('request.actions.withdraw') }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('heading')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('link', { name: t('request.actions.withdraw') })).toBeFocused();
  });
}

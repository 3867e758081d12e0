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

/** Whether the middle of what has the focus, or of its first line, is in the window with nothing over it. */
function isFocusSeen(): boolean {
  const focused = document.activeElement;
  // After the page’s last stop come the browser’s own.
  if (focused === null || focused === document.body) return true;
  const [line = new DOMRect()] = focused.getClientRects();
  return focused.contains(document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2));
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(isFocusSeen), 'What has the focus is in sight').toBe(true);
    if (await target.evaluate((element) => element === document.activeElement)) return;
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

for (const [where, viewport] of [
  ['on a phone', { width: 360, height: 640 }],
  ['enlarged four times', { width: 320, height: 256 }],
] as const) {
  test(`ar: the queue ${where}, past its tabs and the bar of what is ticked`, async ({ openAs }) => {
    const page = await openAs(cast.coordinatorNational, { viewport });
    await page.goto('/ar/programme?kind=request');
    await tabTo(page, page.locator('input[name=request]').first());
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('button', { name: wordsOf('ar')('deskTools.bulk.approve') }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/programme\/approve\?request=/);
  });
}

import type { Page } from '@playwright/test';
import type { Locale } from '@/lib/i18n/locales';
import { standCode } from '@/prisma/seed/forums';
import { cast } from '@/tests/support/cast';
import { forums } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, signIn, test } from './fixtures';
import { mailTo } from './mail';

/*
 * Somebody registers and cancels by the letter; leaves a contact at a stand; the association goes after it. And staff
 * note whom they meet on a page that works without a line.
 */

const jobs: { locale: Locale; script: boolean; visitor: string; spokeOf: string }[] = [
  { locale: 'ar', script: false, visitor: 'سلمى الإدريسي', spokeOf: 'قاعدة معطيات للمتدربين.' },
  { locale: 'fr', script: true, visitor: 'Salma Bennani', spokeOf: 'Une base de données des stagiaires.' },
];

for (const { locale, script, visitor, spokeOf } of jobs) {
  test(`from a stand to a lead, ${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    test.slow();
    const t = wordsOf(locale);
    const email = `visiteuse.${locale}@khibra.example`;
    const browser = { viewport: { width: 360, height: 740 }, javaScriptEnabled: script };

    // Registers, is told of what is missing with what was typed, and cancels by the letter.
    const page = await openAs(null, browser);
    const main = page.locator('main');
    await page.goto(`/${locale}/forums/${forums.coming}`);
    await main.locator('#name').fill(visitor);
    await main.locator('#email').fill(email);
    await main.locator('input[name="kind"][value="company"]').check();
    await page.getByRole('button', { name: t('forums.register.submit') }).click();
    await expect(main.getByRole('alert')).toContainText(t('errors.consentMissing'));
    await expect(main.locator('#name')).toHaveValue(visitor);
    await main.locator('#consent').check();
    await page.getByRole('button', { name: t('forums.register.submit') }).click();
    await expect(main.getByText(t('forums.done.registered'), { exact: true })).toBeVisible();
    const letter = await mailTo(email, '/forums/cancel/');
    const [link = ''] = /https?:\/\/[^"\s]+\/forums\/cancel\/[\w-]{43}/.exec(String(letter.html)) ?? [];
    await page.goto(new URL(link).pathname);
    await page.getByRole('button', { name: t('forums.cancel.submit') }).click();
    await expect(main.getByText(t('forums.done.cancelled'), { exact: true })).toBeVisible();

    // Leaves a contact at a stand.
    await page.goto(`/${locale}/stands/${standCode('rabat', 'gharb_metiers')}`);
    await main.locator('#name').fill(visitor);
    await main.locator('#email').fill(email);
    await main.locator('#spokeOf').fill(spokeOf);
    await main.locator('#consent').check();
    await page.getByRole('button', { name: t('stand.submit') }).click();
    await expect(page.getByRole('heading', { level: 1, name: t('stand.thanks') })).toBeVisible();
    // Whose company registers from there is known to come from the forum.
    await expect(page.getByRole('link', { name: t('stand.forCompanies') })).toHaveAttribute('href', /\/for-companies\?from=forum$/);

    // The association reads it, and goes after it.
    const own = await openAs(cast.associationOwner, browser);
    await own.goto(`/${locale}/association/stands`);
    const row = own.locator('main').getByRole('row').filter({ hasText: visitor });
    await expect(row).toContainText(spokeOf);
    await row.getByRole('button', { name: t('contacts.open') }).click();
    await expect(own.locator('main').getByText(t('leads.done.opened'), { exact: true })).toBeVisible();
    await own.locator('#state').selectOption('in_touch');
    await own.locator('#nextStep').fill(spokeOf);
    await own.getByRole('button', { name: t('leads.save') }).click();
    await expect(own.locator('main').getByRole('alert')).toContainText(t('errors.dateMissing'));
    await own.locator('#nextOn').fill('2099-03-01');
    await own.getByRole('button', { name: t('leads.save') }).click();
    await expect(own.locator('main').getByText(t('leads.done.revised'), { exact: true })).toBeVisible();
  });
}

/** What waits on this device. */
const stored = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const request = indexedDB.open('khibra-capture');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          if (!database.objectStoreNames.contains('contacts')) {
            database.close();
            resolve(0);
            return;
          }
          const count = database.transaction('contacts').objectStore('contacts').count();
          count.onsuccess = () => {
            database.close();
            resolve(count.result);
          };
        };
      }),
  );

async function note(page: Page, locale: Locale, name: string): Promise<void> {
  const t = wordsOf(locale);
  await page.locator('#name').fill(name);
  await page.locator('#email').fill(`${name.toLowerCase()}@khibra.example`);
  await page.locator('#spokeOf').fill('Une visite de l’atelier.');
  await page.locator('#consent').check();
  await page.getByRole('button', { name: t('capture.submit') }).click();
  await expect(page.locator('#name')).toHaveValue('');
}

test('contacts are noted without a line, sent once, and nothing of them stays', async ({ openAs }) => {
  test.slow();
  const locale = 'fr';
  const t = wordsOf(locale);
  const page = await openAs(null, { cutsTheLine: true });
  const context = page.context();
  // A session of its own: it is ended here.
  await signIn(page, cast.associationMember, locale);
  await page.goto(`/${locale}/capture/${forums.coming}`);
  await expect(page.getByText(t('capture.ready'))).toBeVisible({ timeout: 30_000 });

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: t('capture.title') })).toBeVisible();
  await expect(page.locator('[data-waiting="0"]')).toBeVisible();
  await note(page, locale, 'Horsligne');
  await note(page, locale, 'Deuxieme');
  await expect(page.locator('[data-waiting="2"]')).toBeVisible();
  // Closed and opened once more, they are still there.
  await page.reload();
  await expect(page.locator('[data-waiting="2"]')).toBeVisible();
  expect(await stored(page)).toBe(2);

  await context.setOffline(false);
  await expect(page.locator('[data-waiting="0"]')).toBeVisible({ timeout: 60_000 });
  expect(await stored(page)).toBe(0);
  await page.goto(`/${locale}/association/stands`);
  for (const name of ['Horsligne', 'Deuxieme'])
    await expect(page.locator('main').getByRole('rowheader').filter({ hasText: name })).toHaveCount(1);

  // Whoever signs out leaves nothing behind: neither what waits nor the page.
  await page.goto(`/${locale}/capture/${forums.coming}`);
  await context.setOffline(true);
  await note(page, locale, 'Perdue');
  await expect(page.locator('[data-waiting="1"]')).toBeVisible();
  // What waits is sent as soon as there is a line: it is kept from that here.
  await context.route('**/api/forums/*/contacts', (route) => route.fulfill({ status: 401 }));
  await context.setOffline(false);
  await page.locator('header details:has([data-sign-out]) > summary:visible').click();
  await page.locator('header [data-sign-out] button:visible').click();
  await page.waitForURL((url) => !url.pathname.includes('/capture/'));
  await expect.poll(() => stored(page)).toBe(0);
  expect(await page.evaluate(async () => (await caches.keys()).includes('khibra-capture'))).toBe(false);
});

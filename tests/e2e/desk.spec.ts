import { locales } from '@/lib/i18n/locales';
import { cast, coordinatorIn } from '@/tests/support/cast';
import { seeded } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/** Two requests of the seed of which nothing warns, one for each language: what is approved is used up. */
const approvable = { fr: seeded.approvable, ar: seeded.alsoApprovable } as const;

for (const locale of locales) {
  const t = wordsOf(locale);

  test(`${locale}: the queue by keys, and through its decisions to the next`, async ({ openAs }) => {
    const page = await openAs(coordinatorIn('06'), { viewport: { width: 1280, height: 900 } });
    await page.goto(`/${locale}/programme?scope=all&kind=request`);
    const links = page.locator('#desk-rows tbody th a');
    await expect(page.getByRole('button', { name: t('deskTools.keys.button') })).toBeVisible();
    // Keys are listened to once the script has taken over.
    await expect(async () => {
      await page.keyboard.press('j');
      await expect(links.nth(0)).toBeFocused({ timeout: 1_000 });
    }).toPass();
    await page.keyboard.press('ArrowDown');
    await expect(links.nth(1)).toBeFocused();
    await page.keyboard.press('k');
    await expect(links.nth(0)).toBeFocused();

    // In a field a letter is a letter.
    await page.locator('#desk-q').focus();
    await page.keyboard.type('jx?');
    await expect(page.locator('#desk-q')).toHaveValue('jx?');
    await page.locator('#desk-q').fill('');

    // The list of the keys, where they are turned off; and on again.
    await links.nth(0).focus();
    await page.keyboard.press('?');
    const list = page.getByRole('dialog');
    await expect(list).toBeVisible();
    await list.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.reload();
    await expect(page.getByRole('button', { name: t('deskTools.keys.button') })).toBeVisible();
    await page.keyboard.press('j');
    await expect(links.nth(0)).not.toBeFocused();
    await page.getByRole('button', { name: t('deskTools.keys.button') }).click();
    await list.getByRole('checkbox').check();
    await page.keyboard.press('Escape');

    // Enter opens; the queue goes on from there, within what was asked for.
    await page.keyboard.press('j');
    const second = await links.nth(1).getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/programme\/requests\/\d+\?scope=all&kind=request$/);
    await page.getByRole('link', { name: t('desk.neighbours.next') }).click();
    await page.waitForURL(`**${second}`);
  });

  // Without script in French, with it in Arabic.
  const script = locale === 'ar';
  test(`${locale}: what nothing warns of is approved together, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    const id = approvable[locale];
    const page = await openAs(cast.coordinatorNational, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
    await page.goto(`/${locale}/programme?kind=request`);
    const box = page.locator(`input[name=request][value="${id}"]`);
    const button = page.getByRole('button', { name: t('deskTools.bulk.approve') });
    await expect(button).toBeHidden();
    if (script) {
      await page.locator('#desk-rows tbody tr', { has: box }).locator('th a').focus();
      await page.keyboard.press('x');
    } else await box.check();
    await button.click();
    await page.waitForURL(new RegExp(`/programme/approve\\?request=${id}&kind=request$`));
    await expect(page.getByText(t('bulk.forGood'))).toBeVisible();
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL(/\/programme\/approve\/[0-9a-f-]{36}\?kind=request$/);
    await expect(page.getByText(t('bulk.rowDone'), { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByText(t('bulk.rowDone'), { exact: true })).toBeVisible();
    const { pathname, search } = new URL(page.url());
    if (script) await lookAt(page, locale, `${pathname}${search}`);
    await page.getByRole('link', { name: t('bulk.back') }).click();
    await page.waitForURL(`**/${locale}/programme?kind=request`);
    await expect(page.locator(`input[name=request][value="${id}"]`)).toHaveCount(0);
  });
}

test('a suspended organisation comes back by two coordinators, and the old addresses lead to the queue', async ({ openAs }) => {
  const t = wordsOf('fr');
  const first = await openAs(cast.coordinatorNational);
  await first.goto('/fr/programme/organisations');
  await first.waitForURL(/\/programme\?kind=organisation$/);
  await first
    .getByRole('row')
    .filter({ hasText: t('files.waits.reinstatement') })
    .getByRole('link')
    .first()
    .click();
  await expect(first.getByText(t('firstDecision.yours'))).toBeVisible();
  await expect(first.getByRole('button', { name: t('files.decide.reinstateSecond') })).toHaveCount(0);
  const second = await openAs(coordinatorIn('04'));
  await second.goto(first.url());
  await expect(second.getByText(t('firstDecision.waits'))).toBeVisible();
  await second.getByRole('button', { name: t('files.decide.reinstateSecond') }).click();
  await expect(second.getByText(t('files.deeds.reinstate'), { exact: true }).first()).toBeVisible();
  await second.goto('/fr/programme/skills');
  await second.waitForURL(/\/programme\?kind=skill$/);
});

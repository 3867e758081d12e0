import { cast, listings } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';

/* Finding on a phone without script: a slip of the finger, a filter, an order; sharing and printing a need. */

const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false } as const;

test('ar, a word with a slip, a filter and an order', async ({ openAs }) => {
  const t = wordsOf('ar');
  const page = await openAs(null, phone);
  await page.goto('/ar/needs');
  await page.locator('#q').fill('الترججمة');
  await page.getByRole('button', { name: t('search.submit') }).click();
  await expect(page).toHaveURL(/q=/);
  await expect(page.getByText(t('search.approximate'))).toBeVisible();
  await expect(page.locator('main article').first()).toBeVisible();

  await page.goto('/ar/needs');
  await page.locator('aside summary').click();
  await page.locator('input[name=format][value=mission_weeks]').check();
  await page.getByRole('button', { name: t('search.filters.apply') }).click();
  await expect(page).toHaveURL(/format=mission_weeks/);
  await page.locator('#sort').selectOption('newest');
  await page.getByRole('button', { name: t('search.sort.apply'), exact: true }).click();
  await expect(page).toHaveURL(/sort=newest/);
  await expect(page).toHaveURL(/format=mission_weeks/);
});

test('fr, a company orders needs beside its offer', async ({ openAs }) => {
  const page = await openAs(cast.companyOwner, phone);
  await page.goto(`/fr/needs?sort=match&for=${listings.databaseOffer.id}`);
  await expect(page.locator('main li b').first()).toContainText(/\d+ sur/);
});

test('fr, a need is shared, forwarded and printed', async ({ openAs }) => {
  const page = await openAs(null, phone);
  await page.goto(`/fr/needs/${listings.databaseNeed.id}`);
  await expect(page.locator('a[href^="https://wa.me/?text="]')).toHaveAttribute('href', new RegExp(`needs%2F${listings.databaseNeed.id}`));
  await expect(page.locator('a[href^="mailto:?"]')).toBeVisible();
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', new RegExp(`/fr/needs/${listings.databaseNeed.id}$`));
  await expect(page.locator('link[rel=alternate][hreflang=ar]')).toHaveAttribute('href', /\/ar\/needs\//);
  await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(1);
  await page.locator(`a[href$="/needs/${listings.databaseNeed.id}/brief"]`).click();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('header')).toBeHidden();
  await expect(page.locator('footer')).toBeHidden();
  await expect(page.locator('h1')).toBeVisible();
});

test('the sitemap and robots lead to public pages only', async ({ request }) => {
  const sitemap = await (await request.get('/sitemap.xml')).text();
  expect(sitemap).toContain(`/ar/needs/${listings.databaseNeed.id}</loc>`);
  expect(sitemap).toContain('hreflang="x-default"');
  expect(sitemap).toContain('/ar/offers</loc>');
  expect(sitemap).not.toContain('/offers/');
  const robots = await (await request.get('/robots.txt')).text();
  expect(robots).toContain('/sitemap.xml');
  expect(robots).toContain('Disallow: /*/account/');
  expect(robots).not.toContain('offers');
});

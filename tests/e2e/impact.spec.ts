import { gzipSync } from 'node:zlib';
import { locales } from '@/lib/i18n/locales';
import { inLocale, routes } from '@/lib/routes';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';

/*
 * The public picture, for somebody with a phone and no script: the map leads to each region by keyboard, and the page is
 * light.
 */

/** What a public page weighs at most, compressed, without the framework's own scripts and what they read. */
const MOST_BYTES = 25_000;

for (const locale of locales) {
  test(`${locale}: the map is a list of links, and a table says the same`, async ({ openAs }) => {
    const t = wordsOf(locale);
    const page = await openAs(null, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    await page.goto(inLocale(locale, routes.impact()));
    const map = page.getByRole('group', { name: t('impact.map.name') });
    await expect(map.getByRole('link')).toHaveCount(12);
    const region = map.getByRole('link').nth(8);
    const said = await region.getAttribute('aria-label');
    await map.getByRole('link').nth(7).focus();
    await page.keyboard.press('Tab');
    await expect(region).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${routes.impact('09').replace('?', '\\?')}$`));
    const name = await page.locator('[aria-current="page"]').last().textContent();
    expect(said).toContain(name?.replace(/^\d+\. /, ''));
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name?.replace(/^\d+\. /, '') ?? '');
    await page.locator('summary').last().click();
    await expect(page.getByRole('table', { name: t('impact.byRegion') }).getByRole('rowheader')).toHaveCount(12);
  });
}

test('the page is light', async ({ request }) => {
  const answer = await request.get('/ar/impact');
  const html = await answer.text();
  const size = async (path: string) => gzipSync(await (await request.get(path)).body()).length;
  const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, path = '']) => path);
  const scripts = [...new Set([...html.matchAll(/<script src="([^"]+)"/g)].map(([, path = '']) => path))];
  const weigh = async (paths: readonly string[]) => (await Promise.all(paths.map(size))).reduce((sum, bytes) => sum + bytes, 0);
  // Next repeats the page for its own script, inline.
  const bare = html.replace(/<script[^>]*>self\.__next_f.*?<\/script>/gs, '');
  const weight = { html: gzipSync(bare).length, css: await weigh(sheets), whole: gzipSync(html).length, script: await weigh(scripts) };
  test.info().annotations.push({ type: 'bytes, gzip', description: JSON.stringify(weight) });
  expect(weight.css).toBeGreaterThan(0);
  expect(weight.html + weight.css).toBeLessThan(MOST_BYTES);
});

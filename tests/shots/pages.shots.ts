import { join } from 'node:path';
import { locales } from '@/lib/i18n/locales';
import { expect, test } from '@/tests/e2e/fixtures';
import { visits } from '@/tests/support/pages';

/** `npm run shots`: every page in ar and fr, on a phone and a desk, in light and dark. */

// With the outbox, which a mail server replaces.
test.use({ smtp: false, singleSignOn: true });

const sizes = [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
];

for (const [route, list] of Object.entries(visits)) {
  for (const { path, as = null, status = 200, name } of list) {
    for (const locale of locales) {
      test(`${locale} ${route}${name ? ` (${name})` : ''}`, async ({ openAs }) => {
        const page = await openAs(as, { reducedMotion: 'reduce' });
        const response = await page.goto(path === '/' ? `/${locale}` : `/${locale}${path}`);
        expect(response?.status()).toBe(status);
        await page.evaluate(() => document.fonts.ready);
        for (const size of sizes) {
          await page.setViewportSize(size);
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            const file = [route === '/' ? 'landing' : route.slice(1).replaceAll('/', '-'), name].filter(Boolean).join('-');
            await page.screenshot({ path: join('shots', `${locale}-${size.width}-${colorScheme}`, `${file}.png`), fullPage: true });
          }
        }
      });
    }
  }
}

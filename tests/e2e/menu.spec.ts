import { locales } from '@/lib/i18n/locales';
import { cast, ownerOf } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';

/* The menu stays on one line of a desk's screen, for whoever has the most in it; what is needed now and then opens. */

const { administrator, associationOwner, companyOwner } = cast;

for (const locale of locales) {
  for (const [who, person, script] of [
    ['an administrator', administrator, true],
    ['a company', companyOwner, true],
    ['an association', associationOwner, false],
    ['an association with a long name', ownerOf('tisseuses_zemmour'), true],
  ] as const) {
    test(`${locale}, ${script ? 'with' : 'without'} script: ${who}`, async ({ openAs }) => {
      const t = wordsOf(locale);
      const page = await openAs(person, { viewport: { width: 1280, height: 800 }, javaScriptEnabled: script });
      await page.goto(`/${locale}/needs`);
      const nav = page.getByRole('navigation', { name: t('layout.mainNav') });
      const tops = await nav.locator('> *').evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().bottom));
      expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(20);
      const link = nav.getByRole('link', { name: t(person === administrator ? 'nav.failedJobs' : 'nav.partnerships'), exact: true });
      await expect(link).toHaveCount(0);
      await nav.locator('summary', { hasText: t('layout.more') }).click();
      await expect(link).toBeVisible();
      if (script) {
        await page.keyboard.press('Escape');
        await expect(link).toHaveCount(0);
        await nav.locator('summary').press('Enter');
      }
      await link.click();
      await page.waitForURL(/\/(partnerships|jobs)$/);
      await nav.locator('summary').click();
      await expect(link).toHaveAttribute('aria-current', 'page');
    });
  }
}

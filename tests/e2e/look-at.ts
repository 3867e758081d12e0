import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';
import { directionOf, type Locale, otherLocale } from '@/lib/i18n/locales';

/** WCAG 1.4.12: text spaced like this loses nothing. */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What is true of every page: its status, language and direction, one title and one main heading,
 * nothing for the accessibility scan to find in either theme, no sideways scroll on the narrowest
 * phone, also with the text spaced, and a switch that leads to the same page.
 */
export async function lookAt(page: Page, locale: Locale, address: string, status = 200): Promise<void> {
  const response = await page.goto(address);
  expect(response?.status()).toBe(status);
  await expect(page.locator('html')).toHaveAttribute('lang', locale);
  await expect(page.locator('html')).toHaveAttribute('dir', directionOf[locale]);
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page).toHaveTitle(/\S/);
  await expect(page.locator('title')).toHaveCount(1);

  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.evaluate(axe.source);
  expect(await violationsIn(page, { type: 'tag', values: TAGS }), 'light').toEqual([]);
  // The other theme changes colours and nothing else.
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsIn(page, { type: 'rule', values: ['color-contrast'] }), 'dark').toEqual([]);

  await page.setViewportSize({ width: 320, height: 700 });
  expect(await sidewaysScroll(page), 'at 320 px').toBe(0);
  // A sheet of the page's own making: the policy refuses added style elements.
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, SPACED);
  expect(await sidewaysScroll(page), 'at 320 px, text spaced').toBe(0);

  const other = otherLocale(locale);
  await expect(page.locator(`header a[hreflang=${other}]`)).toHaveAttribute('href', address.replace(`/${locale}`, `/${other}`));
}

/** Each rule that is broken, with what breaks it. */
function violationsIn(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  return page.evaluate(async (only) => {
    // Only what is wrong is read.
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: only, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  }, runOnly);
}

function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

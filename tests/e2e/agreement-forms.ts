import type { Page } from '@playwright/test';
import { COUNTS, GROUPS, groups, PLAIN, WORDS } from '@/lib/agreements/rules';
import type { Locale } from '@/lib/i18n/locales';
import { wordsOf } from '@/tests/support/words';
import { expect } from './fixtures';

/* What the two sides of a mission do with its agreement, for the journeys that pass by it. */

/**
 * Fills in all that the form asks this side for, counts excepted: they come filled in. Words are asked of every mission,
 * names and numbers where a clause needs them.
 */
export async function fillAgreement(page: Page, side: 'association' | 'company', locale: Locale, agreement: string): Promise<void> {
  const t = wordsOf(locale);
  await page.goto(`${agreement}/prepare`);
  const mine = side === 'company' ? groups.filter((name) => name !== 'association') : [side];
  for (const name of mine.flatMap((part): string[] => [...GROUPS[part]])) {
    if (COUNTS.some((count) => count === name)) continue;
    const field = WORDS.some((words) => words === name) ? `#${name}${locale === 'ar' ? 'Ar' : 'Fr'}` : `#${name}`;
    if (PLAIN.some((plain) => plain === name) && (await page.locator(field).count()) === 0) continue;
    await page.locator(field).fill(locale === 'ar' ? 'نص متفق عليه' : 'Un texte convenu');
  }
  await page.getByRole('button', { name: t('agreements.save') }).click();
  await expect(page.getByText(t('agreements.done.saved'), { exact: true })).toBeVisible();
}

export async function issueAgreement(page: Page, locale: Locale): Promise<void> {
  const t = wordsOf(locale);
  await page.getByRole('button', { name: t('agreements.issue') }).click();
  await expect(page.getByText(t('agreements.done.issued'), { exact: true })).toBeVisible();
}

/** Signs what was issued; without the tick it is refused, and the name stays. */
export async function signAgreement(page: Page, locale: Locale, agreement: string): Promise<void> {
  const t = wordsOf(locale);
  await page.goto(agreement);
  await page.locator('#sign-name').fill('Amal Idrissi');
  await page.locator('#sign-function').fill(locale === 'ar' ? 'الرئاسة' : 'Présidence');
  await page.getByRole('button', { name: t('agreements.signButton') }).click();
  await expect(page.locator('main')).toContainText(t('errors.acceptMissing'));
  await expect(page.locator('#sign-name')).toHaveValue('Amal Idrissi');
  await page.locator('#sign-accept').check();
  await page.getByRole('button', { name: t('agreements.signButton') }).click();
  await expect(page.getByText(t('agreements.done.signed'), { exact: true })).toBeVisible();
}

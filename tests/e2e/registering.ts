import type { Page } from '@playwright/test';
import type { Locale } from '@/lib/i18n/locales';
import type { LegalForm } from '@/lib/organisations/rules';
import { runningApp } from '@/tests/support/app';
import { wordsOf } from '@/tests/support/words';
import { expect } from './fixtures';
import { mailTo } from './mail';

/* Registering as people do it, for the journeys that begin with it. */

export interface NewAccount {
  name: string;
  email: string;
  legalForm: LegalForm;
  organisationName: string;
  /** The name of the province in the language of the page. */
  province: string;
  password: string;
}

/** Fills in the form and sends it. */
export async function register(page: Page, locale: Locale, account: Omit<NewAccount, 'password'>): Promise<void> {
  const t = wordsOf(locale);
  await page.goto(`/${locale}/register`);
  await page.locator('#name').fill(account.name);
  await page.locator('#email').fill(account.email);
  await page.locator('#legalForm').selectOption(account.legalForm);
  await page.locator('#organisationName').fill(account.organisationName);
  await page.locator('#province').selectOption({ label: account.province });
  await page
    .locator('main')
    .getByRole('button', { name: t('register.submit') })
    .click();
  await page.waitForURL(/\/register\/sent$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('register.sent.title'));
}

/** The path of the link in the newest message to an address that leads to such a page. */
export async function linkTo(email: string, path: string, index = 0): Promise<string> {
  const { html } = await mailTo(email, path, index);
  const found = new RegExp(`href="(${runningApp().url}/(?:ar|fr)${path}/[\\w-]{43})"`).exec(String(html));
  if (!found?.[1]) throw new Error(`No link to ${path} in the message to ${email}`);
  return new URL(found[1]).pathname;
}

/** Opens the mailed link, chooses the password, and comes to the profile of the new organisation. */
export async function confirm(page: Page, locale: Locale, { email, password }: Pick<NewAccount, 'email' | 'password'>): Promise<void> {
  await page.goto(await linkTo(email, '/register'));
  await page.locator('#password').fill(password);
  await page
    .locator('main')
    .getByRole('button', { name: wordsOf(locale)('register.confirm.submit') })
    .click();
  await page.waitForURL(/\/(association|company)\/profile$/);
}

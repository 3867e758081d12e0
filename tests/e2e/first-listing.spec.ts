import type { Page } from '@playwright/test';
import type { Locale } from '@/lib/i18n/locales';
import { coordinatorIn } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { fillNeed, fillOffer } from './listing-forms';
import { mailTo } from './mail';
import { complete, completeCompany } from './profile-forms';
import { confirm, register } from './registering';

/*
 * From nothing to a first listing that others find: register, complete the file, be verified, write a
 * listing, have it reviewed. An association in Arabic on a phone, a company in French at a desk.
 */

/** The coordinator of the region verifies the newest file in the queue of that name, and leads to nobody else. */
async function verify(page: Page, locale: Locale, name: string): Promise<void> {
  await page.goto(`/${locale}/programme/organisations`);
  await page.locator('main').getByRole('link', { name }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await page.locator('input[name=decision][value=verify]').check();
  await page.getByRole('button', { name: wordsOf(locale)('files.decide.submit') }).click();
  await page.waitForURL(/[?&]verified=\d+$/);
}

/** The same for a first listing. */
async function open(page: Page, locale: Locale, path: string): Promise<void> {
  await page.goto(`/${locale}${path}`);
  await page.locator('input[name=decision][value=approve]').check();
  await page.getByRole('button', { name: wordsOf(locale)('review.submit') }).click();
  await page.waitForURL(/reviewed=opened$/);
}

test('ar: from registering to a published need, on a phone', async ({ openAs }) => {
  test.slow();
  const t = wordsOf('ar');
  const phone = { viewport: { width: 360, height: 740 } };
  const account = {
    name: 'نعيمة بوزيان',
    email: 'naima@nawrat-ssais.example',
    legalForm: 'association',
    organisationName: 'جمعية نورة سايس',
    province: 'فاس',
    password: 'رمان جسر مصباح',
  } as const;
  const association = await openAs(null, phone);
  await register(association, 'ar', account);
  await confirm(association, 'ar', account);

  await association.locator('main form.legal input[name=sectors][value=education]').check();
  await complete(association, 'ar', 'nothing');
  await association.getByRole('button', { name: t('profile.submit') }).click();
  await association.waitForURL(/\?done=submitted$/);

  const coordinator = await openAs(coordinatorIn('03'), phone);
  await verify(coordinator, 'ar', account.organisationName);
  await mailTo(account.email, '/association/needs/new');

  const title = 'بناء قاعدة معطيات لقاعات القراءة';
  await association.goto('/ar/association/needs/new');
  await association.getByRole('button', { name: t('start.empty') }).click();
  await association.waitForURL(/\/needs\/drafts\/[\da-f-]+$/);
  await fillNeed(association, 'ar', title, true);
  await association.getByRole('button', { name: t('manage.submitFirst') }).click();
  await association.waitForURL(/\/association\/needs\/\d+$/);
  await expect(association.getByText(t('manage.notice.submitted.need'))).toBeVisible();
  const id = association.url().split('/').at(-1);

  const anybody = await openAs(null, phone);
  expect((await anybody.goto(`/ar/needs/${id}`))?.status()).toBe(404);
  await open(coordinator, 'ar', `/programme/needs/${id}`);
  await mailTo(account.email, `/needs/${id}`);
  expect((await anybody.goto(`/ar/needs/${id}`))?.status()).toBe(200);
  await expect(anybody.getByRole('heading', { level: 1 })).toContainText(title);
  await anybody.goto(`/ar/needs?q=${encodeURIComponent('قاعات القراءة')}`);
  await expect(anybody.locator('main').getByRole('link', { name: title })).toBeVisible();
});

test('fr: from registering to a published offer', async ({ openAs }) => {
  test.slow();
  const t = wordsOf('fr');
  const account = {
    name: 'Driss Lahlou',
    email: 'driss@sebou-donnees.example',
    legalForm: 'company',
    organisationName: 'Sebou Données',
    province: 'Fès',
    password: 'trois mots au hasard',
  } as const;
  const company = await openAs(null);
  await register(company, 'fr', account);
  await confirm(company, 'fr', account);

  // One sign of the number is wrong: the field says so, and all the rest stays.
  await completeCompany(company, '009912055000036');
  await company.getByRole('button', { name: t('profile.submit') }).click();
  await expect(company.locator('#ice-error')).toBeVisible();
  await expect(company.locator('input[name=taxId]')).toHaveValue('40218837');
  await company.locator('input[name=ice]').fill('009912055000037');
  await company.getByRole('button', { name: t('profile.submit') }).click();
  await company.waitForURL(/\?done=submitted$/);

  const coordinator = await openAs(coordinatorIn('03'));
  await verify(coordinator, 'fr', account.organisationName);
  await mailTo(account.email, '/company/offers/new');

  const title = 'Des bases de suivi pour des salles de lecture';
  await company.goto('/fr/company/offers/new');
  await company.getByRole('button', { name: t('start.empty') }).click();
  await company.waitForURL(/\/offers\/drafts\/[\da-f-]+$/);
  await fillOffer(company, 'fr', title);
  await company.getByRole('button', { name: t('manage.submitFirst') }).click();
  await company.waitForURL(/\/company\/offers\/\d+$/);
  await expect(company.getByText(t('manage.notice.submitted.offer'))).toBeVisible();
  const id = company.url().split('/').at(-1);

  await open(coordinator, 'fr', `/programme/offers/${id}`);
  await mailTo(account.email, `/company/offers/${id}`);
  await company.goto(`/fr/company/offers/${id}`);
  // Its best needs stand beside it, with the reason.
  await expect(company.getByText(t('match.why')).first()).toBeVisible();
});

import { Client } from 'pg';
import { cast } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';
import { confirm, linkTo, register } from './registering';

/*
 * From nothing to an organisation that is a draft: the form, the message on a real mail server, the
 * password. On a phone in Arabic; in French without script.
 */

const phone = { viewport: { width: 360, height: 740 } };

test('ar: an association registers on a phone', async ({ openAs, app }) => {
  const t = wordsOf('ar');
  const account = {
    name: 'سعاد الوزاني',
    email: 'souad@tafraout-nsij.example',
    legalForm: 'association',
    organisationName: 'جمعية نسيج تافراوت',
    province: 'تيزنيت',
    password: 'زيتون نول صباح',
  } as const;
  const page = await openAs(null, phone);
  // From the landing page by its own links.
  await page.goto('/ar');
  await page
    .locator('main')
    .getByRole('link', { name: t('landing.association.register') })
    .click();
  await expect(page.locator('#legalForm')).toHaveValue('association');
  await register(page, 'ar', account);
  await expect(page.locator('main')).not.toContainText(account.email);

  const link = await linkTo(account.email, '/register');
  await lookAt(await openAs(null, phone), 'ar', link);
  // Looked at by somebody else before, as a mail scanner does; it still works.
  await page.goto(link);
  await page.locator('#password').fill('قصيرة');
  await page.locator('#password').press('Enter');
  await expect(page.locator('#password-error')).toBeVisible();
  await confirm(page, 'ar', account);

  const database = new Client({ connectionString: app.databaseUrl });
  await database.connect();
  const { rows } = await database.query(
    `SELECT u."name", u."locale"::text, m."role"::text, o."kind"::text, o."legalForm"::text, o."state"::text, o."nameAr", o."nameFr"
     FROM "User" u JOIN "Membership" m ON m."userId" = u."id" JOIN "Organisation" o ON o."id" = m."organisationId" WHERE u."email" = $1`,
    [account.email],
  );
  await database.end();
  expect(rows).toEqual([
    {
      name: account.name,
      locale: 'ar',
      role: 'owner',
      kind: 'ASSOCIATION',
      legalForm: 'association',
      state: 'draft',
      nameAr: account.organisationName,
      nameFr: null,
    },
  ]);
  // Signed in, and once only: the link is spent.
  await page.goto('/ar/account');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('account.title'));
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('register.unusable.title'));
});

test('fr: a company registers without script', async ({ openAs }) => {
  const account = {
    name: 'Yassine Bennani',
    email: 'yassine@atlas-conseil.example',
    legalForm: 'company',
    organisationName: 'Atlas Conseil',
    province: 'Fès',
    password: 'trois mots au hasard',
  } as const;
  const page = await openAs(null, { ...phone, javaScriptEnabled: false });
  await register(page, 'fr', account);
  await confirm(page, 'fr', account);
  await expect(page).toHaveURL(/\/fr\/company\/profile$/);
});

test('an address that has an account sees the same page, and gets another message', async ({ openAs, app }) => {
  const t = wordsOf('fr');
  const page = await openAs(null);
  const { email } = cast.otherCompanyOwner;
  await register(page, 'fr', { name: 'Quelqu’un', email, legalForm: 'company', organisationName: 'Une autre', province: 'Fès' });
  const text = await page.locator('main').textContent();
  await expect.poll(() => app.mail.receivedBy(email).map(({ subject }) => subject)).toContain(t('events.account_exists.subject'));
  expect(app.mail.receivedBy(email).filter(({ html }) => String(html).includes('/register/'))).toEqual([]);
  await register(page, 'fr', {
    name: 'Quelqu’un',
    email: 'personne@nulle-part.example',
    legalForm: 'company',
    organisationName: 'Une autre',
    province: 'Fès',
  });
  expect(await page.locator('main').textContent()).toBe(text);
});

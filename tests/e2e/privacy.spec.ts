import { readFile } from 'node:fs/promises';
import { DEMO_PASSWORD } from '@/prisma/seed/accounts';
import { cast } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, signIn, test } from './fixtures';

/*
 * A member reads what is held about them, takes it along and leaves for good: in Arabic, on a phone,
 * without script. The account is gone afterwards, and its place says so to the others.
 */

test('reads, downloads and erases their own data without script', async ({ openAs }) => {
  const t = wordsOf('ar');
  const { leavingMember: member, otherCompanyOwner: owner } = cast;
  const page = await openAs(null, { viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  await signIn(page, member, 'ar');

  await page.goto('/ar/account/data');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('ownData.title'));
  await expect(page.locator('main')).toContainText(member.email);

  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: t('ownData.download') }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^khibra-\d{4}-\d\d-\d\d\.json$/);
  const data = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(data).toMatchObject({ format: 'khibra-own-data', account: { email: member.email } });
  expect(JSON.stringify(data)).not.toContain(owner.email);

  await page.getByRole('link', { name: t('ownData.erase') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('eraseAccount.title'));
  await expect(page.locator('main')).toContainText(t('eraseAccount.stays.title'));
  // A wrong password is said, and erases nothing.
  await page.locator('#password').fill('faux');
  await page.getByRole('button', { name: t('eraseAccount.erase') }).click();
  await expect(page.locator('main')).toContainText(t('errors.passwordWrong'));
  await page.locator('#password').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: t('eraseAccount.erase') }).click();
  await page.waitForURL(/\/ar\/farewell$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('farewell.title'));

  // Nobody is signed in, and nobody can.
  await page.goto('/ar/account/data');
  await page.waitForURL(/\/ar\/sign-in/);
  await page.locator('#email').fill(member.email);
  await page.locator('#password').fill(DEMO_PASSWORD);
  await page.locator('#password').press('Enter');
  await expect(page.locator('main')).toContainText(t('errors.credentials'));
});

import { DEMO_PASSWORD } from '@/prisma/seed/accounts';
import { cast } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';
import { linkTo } from './registering';

/* A forgotten password, from the sign-in page to the work: in Arabic with script, in French without. */

const journeys = [
  { locale: 'ar', script: true, person: cast.suspendedOwner },
  { locale: 'fr', script: false, person: cast.unverifiedOwner },
] as const;

for (const { locale, script, person } of journeys) {
  test(`${locale}, ${script ? 'with' : 'without'} script: a forgotten password`, async ({ openAs }) => {
    const t = wordsOf(locale);
    // The old password is in use on another device.
    const elsewhere = await openAs(person);
    await elsewhere.goto(`/${locale}/account`);
    await expect(elsewhere).toHaveURL(/\/account$/);

    const page = await openAs(null, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
    await page.goto(`/${locale}/sign-in`);
    await page
      .locator('main')
      .getByRole('link', { name: t('signIn.forgotten') })
      .click();
    await page.locator('#email').fill(person.email);
    await page
      .locator('main')
      .getByRole('button', { name: t('password.forgotten.submit') })
      .click();
    await page.waitForURL(/\/forgotten-password\/sent$/);

    const link = (await linkTo(person.email, '/forgotten-password')).replace(/^\/(ar|fr)/, `/${locale}`);
    await lookAt(await openAs(null), locale, link);
    await page.goto(link);
    const chosen = 'olivier brume tambour';
    await page.locator('#password').fill(person.email);
    await page
      .locator('main')
      .getByRole('button', { name: t('password.reset.submit') })
      .click();
    await expect(page.locator('#password-error')).toContainText(t('errors.passwordIsEmail'));
    await expect(page.locator('#password')).toHaveValue('');
    await page.locator('#password').fill(chosen);
    await page
      .locator('main')
      .getByRole('button', { name: t('password.reset.submit') })
      .click();
    await page.waitForURL(/\/account\?done=password$/);
    await expect(page.locator('main')).toContainText(t('account.done.password'));

    // The other device is signed out, the old password is over, the new one opens.
    await elsewhere.reload();
    await expect(elsewhere).toHaveURL(/\/sign-in/);
    const signIn = async (password: string) => {
      const fresh = await openAs(null, { javaScriptEnabled: script });
      await fresh.goto(`/${locale}/sign-in?next=/account`);
      await fresh.locator('#email').fill(person.email);
      await fresh.locator('#password').fill(password);
      await fresh.locator('#password').press('Enter');
      return fresh;
    };
    await expect((await signIn(DEMO_PASSWORD)).locator('main').getByRole('alert')).toContainText(t('errors.credentials'));
    await expect(await signIn(chosen)).toHaveURL(/\/account$/);
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('password.unusable.title'));
  });
}

test('another e-mail, another language, and out everywhere', async ({ openAs }) => {
  const person = cast.associationMember;
  const [fr, ar] = [wordsOf('fr'), wordsOf('ar')];
  const page = await openAs(person);
  await page.goto('/fr/account');
  await page.getByRole('link', { name: fr('account.changeEmail') }).click();
  const email = 'nouvelle.adresse@khibra.example';
  await page.locator('#email').fill(email);
  await page.locator('#currentPassword').fill(DEMO_PASSWORD);
  await page
    .locator('main')
    .getByRole('button', { name: fr('account.emailPage.submit') })
    .click();
  await page.waitForURL(/\/account\?done=emailAsked$/);
  await expect(page.locator('main')).toContainText(person.email);

  const link = await linkTo(email, '/confirm-email');
  // The mailbox may be read where nobody is signed in, or somebody else is.
  const elsewhere = await openAs(null);
  await elsewhere.goto(link);
  await expect(elsewhere).toHaveURL(/\/sign-in\?next=%2Fconfirm-email%2F/);
  await lookAt(await openAs(cast.companyOwner), 'fr', link);
  await lookAt(await openAs(person), 'fr', link);
  await page.goto(link);
  await page
    .locator('main')
    .getByRole('button', { name: fr('account.confirmEmail.submit') })
    .click();
  await page.waitForURL(/\/account\?done=email$/);
  await expect(page.locator('main')).toContainText(email);

  await page.locator('input[name=locale][value=ar]').check();
  await page
    .locator('main')
    .getByRole('button', { name: fr('account.save') })
    .click();
  await page.waitForURL(/\/ar\/account\?done=saved$/);
  await page
    .locator('main')
    .getByRole('button', { name: ar('account.signOutEverywhere') })
    .click();
  await page.waitForURL(/\/ar\/sign-in$/);
  await page.goto('/ar/account');
  await expect(page).toHaveURL(/\/sign-in/);
});

import type { Locale } from '@/lib/i18n/locales';
import { cast, ownerOf } from '@/tests/support/cast';
import { seeded } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/*
 * An association asks the company to go on with a mission that was done: one form, in which it all stands already. The
 * company agrees, a coordinator approves, and the two missions name each other. Another, whose end is near, is not renewed.
 */

const open = { viewport: { width: 360, height: 740 } } as const;

test('ar, without script', async ({ openAs }) => {
  test.slow();
  const locale: Locale = 'ar';
  const t = wordsOf(locale);
  const options = { ...open, javaScriptEnabled: false };
  const mission = `/${locale}/missions/${seeded.completed}`;
  const association = await openAs(ownerOf('bibliobus_souss'), options);
  await association.goto(mission);
  await association.getByRole('link', { name: t('mission.actions.renew'), exact: true }).click();
  await lookAt(await openAs(ownerOf('bibliobus_souss')), locale, `${mission}/renew`);
  await expect(association.locator('#hours')).toHaveValue('3');
  await association.getByRole('button', { name: t('mission.renew.submit') }).click();
  await expect(association.getByText(t('request.doneNote.renewed'), { exact: true })).toBeVisible();
  await lookAt(await openAs(ownerOf('bibliobus_souss')), locale, new URL(association.url()).pathname);
  const request = new URL(association.url()).pathname.split('/').at(-1);

  const company = await openAs(ownerOf('hamama_telecom'), options);
  await company.goto(`/${locale}/requests/${request}`);
  await company.getByRole('button', { name: t('request.actions.consent') }).click();
  await expect(company.getByText(t('request.doneNote.consented'), { exact: true })).toBeVisible();

  const coordinator = await openAs(cast.coordinatorNational, options);
  await coordinator.goto(`/${locale}/programme/requests/${request}`);
  await coordinator
    .getByRole('radio', { name: t('desk.decision.approve') })
    .first()
    .check();
  await coordinator.getByRole('button', { name: t('desk.decision.submit') }).click();
  await coordinator.waitForURL(/\/programme\?/);

  await association.goto(mission);
  const facts = association.getByRole('region', { name: t('mission.facts.title'), exact: true });
  await expect(facts).toContainText(t('mission.facts.renewedBy'));
  await expect(association.getByRole('link', { name: t('mission.actions.renew'), exact: true })).toHaveCount(0);
  await facts.getByRole('link', { name: /^M-\d{4}-\d{4}$/ }).click();
  await expect(association.locator('main')).toContainText(t('mission.facts.renews'));
});

test('fr, with script', async ({ openAs }) => {
  test.slow();
  const locale: Locale = 'fr';
  const t = wordsOf(locale);
  const mission = `/${locale}/missions/${seeded.mission}`;
  const company = await openAs(cast.companyOwner, open);
  await company.goto(`${mission}/renew`);
  await lookAt(await openAs(cast.companyOwner), locale, `${mission}/renew`);
  await company.locator('#hours').fill('');
  await company.locator('#message').fill('La boutique tourne : formons deux autres adhérentes.');
  await company.getByRole('button', { name: t('mission.renew.submit') }).click();
  await expect(company.locator('main').getByRole('alert')).toContainText(t('errors.hoursMissing'));
  await expect(company.locator('#message')).toHaveValue(/^La boutique tourne/);
  await company.locator('#hours').fill('12');
  await company.getByRole('button', { name: t('mission.renew.submit') }).click();
  await expect(company.getByText(t('request.doneNote.renewed'), { exact: true })).toBeVisible();
  await expect(company.getByRole('link', { name: 'M-2026-0106' })).toBeVisible();
  await company.getByRole('link', { name: t('request.actions.withdraw') }).click();
  await company.getByRole('button', { name: t('request.actions.withdrawConfirm') }).click();
  await expect(company.getByText(t('request.doneNote.withdrawn'), { exact: true })).toBeVisible();
});

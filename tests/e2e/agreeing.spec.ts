import { cast, coordinatorIn, listings, type Person } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { postNeed } from './listing-forms';
import { lookAt } from './look-at';
import { mailTo } from './mail';

/*
 * A coordinator brings two sides together; one would agree to other terms, both see what changed, the other
 * agrees, and the coordinator approves. In Arabic without script on a phone, in French with it.
 */

const journeys = [
  { locale: 'ar', script: false, title: 'ترتيب أرشيف المتدربات', role: 'مهندسة معطيات' },
  { locale: 'fr', script: true, title: 'Ranger les archives de nos apprenties', role: 'Ingénieure des données' },
] as const;

for (const { locale, script, title, role } of journeys) {
  test(`${locale}, ${script ? 'with' : 'without'} script: a proposed pair, other terms, and an agreement`, async ({ openAs }) => {
    test.slow();
    const t = wordsOf(locale);
    const open = (person: Person) => openAs(person, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });

    const association = await open(cast.associationOwner);
    const needId = await postNeed(association, locale, 'association', title, script);

    // From the need's own page, a coordinator of its region chooses among the best offers.
    const coordinator = await open(coordinatorIn('04'));
    await coordinator.goto(`/${locale}/needs/${needId}`);
    await coordinator
      .getByRole('link', { name: t('needs.page.propose') })
      .first()
      .click();
    await coordinator.waitForURL(/\/programme\/pairs\/new\?need=\d+$/);
    await coordinator.locator(`input[name=offerId][value="${listings.databaseOffer.id}"]`).check();
    await coordinator.locator('input[name=hours]').fill('12');
    await coordinator.getByRole('button', { name: t('request.form.pair') }).click();
    await coordinator.waitForURL(/\/programme\/requests\/\d+$/);
    const requestId = Number(coordinator.url().split('/').at(-1));
    for (const { email } of [cast.associationOwner, cast.companyOwner]) await mailTo(email, `/requests/${requestId}`);

    // The company would come with one person, for fewer hours. A sum that differs is said by its field.
    const company = await open(cast.companyOwner);
    await company.goto(`/${locale}/requests/${requestId}`);
    await company.getByRole('link', { name: t('request.actions.amend') }).click();
    await company.waitForURL(/\/requests\/\d+\/amend$/);
    await company
      .locator('details', { hasText: t('request.team.summary') })
      .locator('summary')
      .click();
    await company.locator('input[name="hours"]').fill('8');
    await company.locator('input[name="role.1"]').fill(role);
    await company.locator('input[name="hours.1"]').fill('7');
    await company.getByRole('button', { name: t('request.amend.submit') }).click();
    await expect(company.locator('#hours-error')).toBeVisible();
    await expect(company.locator('input[name="role.1"]')).toHaveValue(role);
    await company.locator('input[name="hours.1"]').fill('8');
    await company.getByRole('button', { name: t('request.amend.submit') }).click();
    await company.waitForURL(/\?done=amended$/);
    await expect(company.getByText(t('request.doneNote.amended'))).toBeVisible();

    // The association reads both terms side by side, and agrees to the new ones.
    await association.goto(`/${locale}/requests/${requestId}`);
    const change = association.locator('#change');
    await expect(change).toContainText(role);
    await expect(change.getByText('12', { exact: false }).first()).toBeVisible();
    await expect(change.getByText('8', { exact: false }).first()).toBeVisible();
    if (script) await lookAt(await openAs(cast.associationOwner), locale, `/${locale}/requests/${requestId}`);
    await association.getByRole('button', { name: t('request.actions.consent') }).click();
    await association.waitForURL(/\?done=consented$/);

    await coordinator.goto(`/${locale}/programme/requests/${requestId}`);
    await expect(coordinator.locator('#change')).toContainText(role);
    await coordinator.locator('input[name=decision][value=approve]').check();
    await coordinator.getByRole('button', { name: t('desk.decision.submit') }).click();
    await coordinator.waitForURL(/\/programme\?.*approved=/);
    await association.goto(`/${locale}/requests/${requestId}`);
    await expect(association.locator('main')).toContainText(cast.companyOwner.email);
  });
}

test('a kind no names its reason, and leads to what else fits', async ({ openAs }) => {
  const t = wordsOf('fr');
  const association = await openAs(cast.associationOwner);
  await association.goto(`/fr/offers/${listings.databaseOffer.id}/ask?need=${listings.databaseNeed.id}`);
  await association.locator('input[name=hours]').fill('2');
  await association.getByRole('button', { name: t('request.form.ask') }).click();
  await association.waitForURL(/\/requests\/\d+\?done=asked$/);
  const requestId = /requests\/(\d+)/.exec(association.url())?.[1];

  const company = await openAs(cast.companyOwner);
  await company.goto(`/fr/requests/${requestId}/decline`);
  await company.getByRole('button', { name: t('request.actions.decline') }).click();
  await expect(company.locator('#why-error')).toBeVisible();
  await company.locator('input[name=why][value=other_dates]').check();
  await company.getByRole('button', { name: t('request.actions.decline') }).click();
  await company.waitForURL(/\?done=declined$/);

  await association.goto(`/fr/requests/${requestId}`);
  await expect(association.locator('main')).toContainText(t('request.why.other_dates'));
  const others = association.locator('section[aria-labelledby=alternatives]');
  await expect(others.getByRole('listitem').first()).toBeVisible();
  expect(await others.locator('a[href*="/offers/"]').count()).toBeGreaterThan(0);
  await lookAt(association, 'fr', `/fr/requests/${requestId}`);
});

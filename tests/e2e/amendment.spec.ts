import type { Locale } from '@/lib/i18n/locales';
import { cast, coordinatorIn, ownerOf } from '@/tests/support/cast';
import { seeded } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/*
 * A company proposes other hours and another end for a mission; the association agrees, a coordinator approves, both
 * sign, and the mission has them. The second journey leads back to what the mission was.
 */

const jobs: { locale: Locale; script: boolean; hours: string; endsIn: number; reason: string }[] = [
  { locale: 'ar', script: false, hours: '32', endsIn: 7, reason: 'يلزم يوم إضافي لتكوين العضوات.' },
  { locale: 'fr', script: true, hours: '30', endsIn: -7, reason: 'La formation tient finalement en un jour de moins.' },
];

test('a coordinator finds one that waits at the desk, and does not approve it', async ({ openAs }) => {
  const t = wordsOf('fr');
  const page = await openAs(coordinatorIn('04'));
  await page.goto('/fr/programme?kind=amendment');
  const rows = page.locator('#desk-rows').getByRole('row');
  await expect(rows).toHaveCount(2);
  await rows.last().getByRole('link').first().click();
  await expect(page).toHaveURL(/\/missions\/\d+\/amendments\?kind=amendment$/);
  await page
    .getByRole('radio', { name: t('amendments.decide.reject') })
    .first()
    .check();
  await page.locator('#decide-reason').fill('Le besoin ne laisse pas tant d’heures pour cette saison.');
  await page.getByRole('button', { name: t('amendments.decide.submit') }).click();
  await expect(page.getByText(t('amendments.done.rejected'), { exact: true })).toBeVisible();
  await page.goto('/fr/programme?kind=amendment');
  await expect(page.locator('#desk-rows')).toHaveCount(0);
});

for (const { locale, script, hours, endsIn, reason } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }, info) => {
    test.slow();
    const t = wordsOf(locale);
    const open = (person: Parameters<typeof openAs>[0]) =>
      openAs(person, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script, acceptDownloads: true });
    const mission = `/${locale}/missions/${seeded.mission}`;
    const amendments = `${mission}/amendments`;
    const giver = await open(cast.companyOwner);
    const receiver = await open(ownerOf('tisseuses_zemmour'));
    const coordinator = await open(coordinatorIn('04'));

    // Nothing changed is nothing to agree on: it is said by the field, and the reason stays.
    await giver.goto(mission);
    await giver.getByRole('link', { name: t('mission.facts.toAmendments') }).click();
    await giver.locator('#propose-reason').fill(reason);
    await giver.getByRole('button', { name: t('amendments.propose.submit') }).click();
    await expect(giver.locator('main').getByRole('alert')).toContainText(t('errors.amendmentUnchanged'));
    await expect(giver.locator('#propose-reason')).toHaveValue(reason);
    const endsOn = giver.locator('#propose-endsOn');
    const end = new Date(await endsOn.inputValue());
    end.setUTCDate(end.getUTCDate() + endsIn);
    await endsOn.fill(end.toISOString().slice(0, 10));
    await giver.locator('#propose-hours').fill(hours);
    await giver.getByRole('button', { name: t('amendments.propose.submit') }).click();
    await expect(giver.getByText(t('amendments.done.proposed'), { exact: true })).toBeVisible();

    await receiver.goto(mission);
    await receiver.getByRole('link', { name: t('amendments.open') }).click();
    await expect(receiver.locator('main')).toContainText(reason);
    await lookAt(await openAs(ownerOf('tisseuses_zemmour')), locale, amendments);
    await receiver.getByRole('button', { name: t('amendments.agree.submit') }).click();
    await expect(receiver.getByText(t('amendments.done.agreed'), { exact: true })).toBeVisible();

    await coordinator.goto(amendments);
    await lookAt(await openAs(coordinatorIn('04')), locale, amendments);
    await coordinator
      .getByRole('radio', { name: t('amendments.decide.approve') })
      .first()
      .check();
    await coordinator.getByRole('button', { name: t('amendments.decide.submit') }).click();
    await expect(coordinator.getByText(t('amendments.done.approved'), { exact: true })).toBeVisible();

    await lookAt(await openAs(cast.companyOwner), locale, amendments);
    for (const page of [giver, receiver]) {
      await page.goto(amendments);
      await page.locator('#sign-name').fill('Amal Idrissi');
      await page.locator('#sign-function').fill(locale === 'ar' ? 'الرئاسة' : 'Présidence');
      await page.getByRole('button', { name: t('agreements.signButton') }).click();
      await expect(page.locator('main').getByRole('alert')).toContainText(t('errors.acceptMissing'));
      await expect(page.locator('#sign-name')).toHaveValue('Amal Idrissi');
      await page.locator('#sign-accept').check();
      await page.getByRole('button', { name: t('agreements.signButton') }).click();
      await expect(page.getByText(t('amendments.done.signed'), { exact: true })).toBeVisible();
    }
    const [download] = await Promise.all([
      receiver.waitForEvent('download'),
      receiver
        .getByRole('link', { name: t('agreements.download') })
        .first()
        .click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^KH-\d{4}-\d{5}\.pdf$/);
    await download.saveAs(info.outputPath('avenant.pdf'));

    // Anybody who holds it finds it in force; the mission tells of it and has its hours.
    const code =
      (await receiver
        .getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
        .first()
        .textContent()) ?? '';
    const anybody = await open(null);
    await anybody.goto(`/${locale}/verify/${code}`);
    await expect(anybody.getByText(t('verify.kinds.amendment'), { exact: true })).toBeVisible();
    await expect(anybody.getByText(t('verify.statuses.inForce'), { exact: true })).toBeVisible();
    await giver.goto(mission);
    await expect(giver.getByRole('listitem').filter({ hasText: t('mission.deeds.amendment_sign') })).toHaveCount(2);
    await expect(giver.locator('main')).toContainText(new RegExp(`${hours}\\s`));
  });
}

import { cast, ownerOf } from '@/tests/support/cast';
import { seeded } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/* The receiver says who of it the giver turns to; the mission's page says so to both. The owners are chosen again. */

for (const { locale, script } of [
  { locale: 'ar', script: false },
  { locale: 'fr', script: true },
] as const) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    const t = wordsOf(locale);
    const options = { viewport: { width: 360, height: 740 }, javaScriptEnabled: script };
    const receiver = await openAs(ownerOf('tisseuses_zemmour'), options);
    const giver = await openAs(cast.companyOwner, options);
    const mission = `/${locale}/missions/${seeded.mission}`;
    const owners = t('mission.contact.owners');

    const choose = async (index: number) => {
      await receiver.goto(mission);
      await receiver.getByRole('link', { name: t('mission.contact.change') }).click();
      await receiver.getByRole('radio').nth(index).check();
      await receiver.getByRole('button', { name: t('mission.contact.submit') }).click();
      await expect(receiver.getByText(t('mission.doneNote.appointed'), { exact: true })).toBeVisible();
    };
    await choose(1);
    await expect(receiver.locator('main')).not.toContainText(owners);
    await giver.goto(mission);
    await expect(giver.locator('main')).not.toContainText(owners);
    await expect(giver.locator('main').getByRole('link', { name: t('mission.contact.change') })).toHaveCount(0);
    await lookAt(await openAs(ownerOf('tisseuses_zemmour')), locale, `${mission}/contact`);
    await lookAt(await openAs(cast.companyOwner), locale, mission);
    await choose(0);
    await giver.goto(mission);
    await expect(giver.locator('main')).toContainText(owners);
  });
}

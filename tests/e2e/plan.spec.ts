import { addDays, dayOf } from '@/lib/i18n/day';
import type { Locale } from '@/lib/i18n/locales';
import { cast, ownerOf } from '@/tests/support/cast';
import { seeded } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/*
 * Both sides of a mission plan a deliverable; it is begun, delivered, sent back with a reason, and accepted; the
 * mission's page tells of it. They fix a meeting, and cancel it.
 */

const jobs: { locale: Locale; script: boolean; title: string; reason: string }[] = [
  { locale: 'ar', script: false, title: 'دليل من صفحة واحدة', reason: 'تنقص الصفحة الخاصة بالأسعار.' },
  { locale: 'fr', script: true, title: 'Un guide d’une page', reason: 'Il manque la page des prix.' },
];

for (const { locale, script, title, reason } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    test.slow();
    const t = wordsOf(locale);
    const options = { viewport: { width: 360, height: 740 }, javaScriptEnabled: script };
    const giver = await openAs(cast.companyOwner, options);
    const receiver = await openAs(ownerOf('tisseuses_zemmour'), options);
    const plan = `/${locale}/missions/${seeded.mission}/plan`;

    await receiver.goto(`${plan}/items/new`);
    await receiver.getByRole('radio', { name: t('plan.kinds.deliverable') }).check();
    await receiver.getByRole('button', { name: t('plan.item.add') }).click();
    await expect(receiver.locator('main').getByRole('alert')).toContainText(t('errors.titleMissing'));
    await receiver.locator('#title').fill(title);
    await receiver.locator('#dueOn').fill(dayOf(addDays(new Date(), 20)));
    await receiver.getByRole('button', { name: t('plan.item.add') }).click();
    await expect(receiver.getByText(t('plan.done.added'), { exact: true })).toBeVisible();

    const press = async (page: typeof giver, button: string, note: string) => {
      await page.goto(plan);
      await page.getByRole('link', { name: title }).first().click();
      await page.getByRole('button', { name: button, exact: true }).click();
      await expect(page.getByText(note, { exact: true })).toBeVisible();
    };
    await press(giver, t('plan.moves.deliverable.begin'), t('plan.done.moved'));
    await giver.getByRole('link', { name: title }).first().click();
    const attach = (name: string, text: string) =>
      giver.locator('#file-file').setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) });
    await attach('guide.pdf', '<script>alert(1)</script>');
    await giver.getByRole('button', { name: t('plan.files.submit') }).click();
    await expect(giver.locator('main').getByRole('alert')).toContainText('guide.pdf');
    // With script, what was refused stays chosen until it is taken away.
    if (script) await giver.getByRole('button', { name: t('ui.files.remove') }).click();
    await attach('guide.pdf', '%PDF-1.7\n1 0 obj\nendobj\n%%EOF');
    await giver.getByRole('button', { name: t('plan.files.submit') }).click();
    await expect(giver.getByText(t('plan.done.attached'), { exact: true })).toBeVisible();
    await receiver.goto(plan);
    await receiver.getByRole('link', { name: title }).first().click();
    const [download] = await Promise.all([receiver.waitForEvent('download'), receiver.getByRole('link', { name: 'guide.pdf' }).click()]);
    expect(download.suggestedFilename()).toBe('guide.pdf');
    await press(giver, t('plan.moves.deliverable.deliver'), t('plan.done.moved'));
    await receiver.reload();
    await receiver.locator('#return-reason').fill(reason);
    await receiver.getByRole('button', { name: t('plan.item.return') }).click();
    await expect(receiver.getByText(t('plan.done.returned'), { exact: true })).toBeVisible();
    await giver.getByRole('link', { name: title }).first().click();
    await expect(giver.locator('main')).toContainText(reason);
    await press(giver, t('plan.moves.deliverable.deliver'), t('plan.done.moved'));
    await press(receiver, t('plan.moves.deliverable.accept'), t('plan.done.moved'));
    await giver.goto(`/${locale}/missions/${seeded.mission}`);
    await expect(
      giver
        .getByRole('listitem')
        .filter({ hasText: t('plan.deeds.plan_item_accept') })
        .first(),
    ).toContainText(title);

    await giver.goto(`${plan}/meetings/new`);
    await giver.locator('#title').fill(title);
    await giver.locator('#heldOn').fill(dayOf(addDays(new Date(), 7)));
    await giver.locator('#startsAt').fill('09:30');
    await giver.getByRole('button', { name: t('plan.meeting.arrange') }).click();
    await expect(giver.locator('main').getByRole('alert')).toContainText(t('errors.placeOrLinkMissing'));
    await giver.locator('#link').fill('https://visio.example/salle');
    await giver.getByRole('button', { name: t('plan.meeting.arrange') }).click();
    await expect(giver.getByText(t('plan.done.arranged'), { exact: true })).toBeVisible();
    await receiver.goto(plan);
    await receiver
      .getByRole('region', { name: t('plan.meetings.title') })
      .getByRole('link', { name: title })
      .click();
    await receiver.getByRole('button', { name: t('plan.meeting.cancel') }).click();
    await expect(receiver.getByText(t('plan.done.cancelled'), { exact: true })).toBeVisible();
    await lookAt(await openAs(cast.companyOwner), locale, plan);
  });
}

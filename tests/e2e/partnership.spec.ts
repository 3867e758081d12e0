import pg from 'pg';
import type { Locale } from '@/lib/i18n/locales';
import { type App, runningApp } from '@/tests/support/app';
import { cast } from '@/tests/support/cast';
import { partnerships } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/*
 * A company sets the aims of a partnership, says what a year brought, pauses it and takes it up again; the
 * programme reads it among its results. Two who come to the end of a year go on for another, rest, and part.
 */

const jobs: { locale: Locale; script: boolean }[] = [
  { locale: 'ar', script: false },
  { locale: 'fr', script: true },
];

for (const { locale, script } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    test.slow();
    const t = wordsOf(locale);
    const page = await openAs(cast.companyOwner, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
    const here = `/${locale}/partnerships/${partnerships.running}`;
    const main = page.locator('main');

    await page.goto(`/${locale}/company/missions`);
    await main.getByRole('link', { name: t('mission.list.toPartnerships'), exact: true }).click();
    await main.locator(`a[href="${here}"]`).click();
    await expect(page.getByRole('heading', { level: 1, name: t('partnership.title') })).toBeVisible();
    await main.getByRole('link', { name: t('partnership.revise') }).click();
    await page.locator('#aims').fill(locale === 'ar' ? 'متجر يديره الفريق وحده.' : 'Une boutique que l’équipe tient seule.');
    await page.getByRole('button', { name: t('partnership.edit.submit') }).click();
    await expect(main.getByText(t('partnership.done.revised'), { exact: true })).toBeVisible();

    // What is missing is said by its field, and what was typed stays.
    await main.getByRole('link', { name: t('partnership.reviews.write') }).click();
    await page.locator('#reached').fill(locale === 'ar' ? 'الموقع يعمل بثلاث لغات.' : 'Le site est en ligne en trois langues.');
    await page.getByRole('button', { name: t('partnership.review.submit') }).click();
    await expect(main).toContainText(t('errors.reviewNextMissing'));
    await expect(page.locator('#reached')).not.toHaveValue('');
    await page.locator('#next').fill(locale === 'ar' ? 'تكوين عضوتين على إدارة المتجر.' : 'Former deux adhérentes à la vente.');
    await page.getByRole('button', { name: t('partnership.review.submit') }).click();
    await expect(main.getByText(t('partnership.done.reviewed'), { exact: true })).toBeVisible();

    await main.getByRole('link', { name: t('partnership.pause.title') }).click();
    await page
      .locator('#reason')
      .fill(locale === 'ar' ? 'الفريق في عطلة إلى نهاية الشهر.' : 'L’équipe est en congé jusqu’à la fin du mois.');
    await page.getByRole('button', { name: t('partnership.pause.submit') }).click();
    await expect(main.getByText(t('partnership.health.paused'), { exact: true }).first()).toBeVisible();
    await page.getByRole('button', { name: t('partnership.resume') }).click();
    await expect(main.getByText(t('partnership.done.resumed'), { exact: true })).toBeVisible();

    const programme = await openAs(cast.coordinatorNational, { javaScriptEnabled: script });
    await programme.goto(`/${locale}/programme/partnerships`);
    await expect(programme.getByRole('heading', { name: t('partnership.figures.title') })).toBeVisible();
    await programme.locator(`main a[href="${here}"]`).click();
    await expect(programme.locator('main')).toContainText(
      locale === 'ar' ? 'الموقع يعمل بثلاث لغات.' : 'Le site est en ligne en trois langues.',
    );
    await expect(programme.getByRole('link', { name: t('partnership.end.title') })).toHaveCount(0);
  });
}

/** A partnership of a test's own, of two who have none; it ends in so many days. Gone in the end. */
async function addPartnership({ databaseUrl }: App, daysLeft: number) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO "Partnership" ("associationId", "companyId", "startsOn", "endsOn", "updatedAt")
     VALUES ($1, $2, current_date - 330, current_date + $3::int, now()) RETURNING "id"`,
    [cast.otherAssociationOwner.organisationId, cast.companyOwner.organisationId, daysLeft],
  );
  const id = rows[0]?.id ?? 0;
  return {
    id,
    endIn: (days: number) => client.query(`UPDATE "Partnership" SET "endsOn" = current_date + $2::int WHERE "id" = $1`, [id, days]),
    async [Symbol.asyncDispose]() {
      await client.query(`DELETE FROM "Partnership" WHERE "id" = $1`, [id]);
      await client.end();
    },
  };
}

for (const { locale, script } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script: renewed, paused, renewed again, ended for a reason`, async ({ openAs }) => {
    test.slow();
    const t = wordsOf(locale);
    await using partnership = await addPartnership(runningApp(), 30);
    const here = `/${locale}/partnerships/${partnership.id}`;
    const page = await openAs(cast.companyOwner, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
    const main = page.locator('main');
    const says = (words: string) => expect(main.getByText(words, { exact: true }).first()).toBeVisible();
    const reason = locale === 'ar' ? 'تغيرت أولويات الفريق هذه السنة.' : 'L’équipe change de priorités cette année.';
    const stop = async (step: 'pause' | 'end') => {
      await main.getByRole('link', { name: t(`partnership.${step}.title`) }).click();
      await page.locator('#reason').fill(reason);
      await page.getByRole('button', { name: t(`partnership.${step}.submit`) }).click();
    };

    await page.goto(here);
    await says(t('partnership.health.ending'));
    await expect(main.getByRole('link', { name: t('partnership.new.ownNeed') })).toHaveAttribute('href', `/${locale}/company/needs/new`);
    await page.getByRole('button', { name: t('partnership.renew') }).click();
    await says(t('partnership.done.renewed'));
    await expect(page.getByRole('button', { name: t('partnership.renew') })).toHaveCount(0);

    // Rested past its end, it goes on without being taken up first.
    await stop('pause');
    await says(t('partnership.done.paused'));
    await partnership.endIn(-2);
    await lookAt(await openAs(cast.companyOwner), locale, here);
    await page.goto(here);
    await page.getByRole('button', { name: t('partnership.renew') }).click();
    await says(t('partnership.done.renewed'));

    await stop('end');
    await says(t('partnership.done.ended'));
    await says(reason);
    const other = await openAs(cast.otherAssociationOwner, { javaScriptEnabled: script });
    await other.goto(here);
    await expect(other.locator('main')).toContainText(reason);
    await expect(other.locator('main')).toContainText(t('partnership.health.ended'));

    // Renewed and over, it stands behind the figure of what came to that choice.
    const programme = await openAs(cast.coordinatorNational, { javaScriptEnabled: script });
    await programme.goto(`/${locale}/programme/partnerships`);
    await programme
      .locator('main')
      .getByRole('link', { name: t('partnership.figures.renewal.label'), exact: true })
      .click();
    await programme.waitForURL(/\?of=due$/);
    await expect(programme.locator(`main a[href="${here}"]`)).toBeVisible();
    await lookAt(await openAs(cast.coordinatorNational), locale, `/${locale}/programme/partnerships?of=older`);
  });
}

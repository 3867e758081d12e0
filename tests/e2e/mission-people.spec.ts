import { Client } from 'pg';
import { formatHours } from '@/lib/i18n/hours';
import type { Locale } from '@/lib/i18n/locales';
import { DEMO_PASSWORD } from '@/prisma/seed/accounts';
import { type Member, ownerOf, signing } from '@/tests/support/cast';
import { missions } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';
import { linkTo } from './registering';

/*
 * The giver names somebody on a mission; they agree by the mailed link, on a phone, and declare an hour and a half,
 * which the receiver confirms; then they are removed, and the hours stay.
 */

const jobs: { locale: Locale; script: boolean; missionId: number; giver: Member; receiver: Member }[] = [
  { locale: 'ar', script: false, ...signing.ar },
  { locale: 'fr', script: true, missionId: missions.prepared, giver: ownerOf('noqta_systemes'), receiver: ownerOf('berceau_cimes') },
];

/** Runs something while a mission is under way; then it stands as it stood. */
async function whileRunning(databaseUrl: string, missionId: number, run: () => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const columns = ['state', 'signedAt', 'startsOn', 'quartersConfirmed'];
  const set = columns.map((column, index) => `"${column}" = $${index + 2}`).join(', ');
  try {
    const { rows } = await client.query('SELECT * FROM "Mission" WHERE "id" = $1', [missionId]);
    const begun = new Date(Date.now() - 7 * 86_400_000);
    await client.query(`UPDATE "Mission" SET ${set} WHERE "id" = $1`, [missionId, 'active', begun, begun, 0]);
    await run();
    // The ledger is append-only, but for whoever owns the database.
    await client.query('SET session_replication_role = replica');
    await client.query('DELETE FROM "HourAnswer" WHERE "entryId" IN (SELECT "id" FROM "HourEntry" WHERE "missionId" = $1)', [missionId]);
    await client.query('DELETE FROM "HourEntry" WHERE "missionId" = $1', [missionId]);
    await client.query('DELETE FROM "MissionPerson" WHERE "missionId" = $1', [missionId]);
    await client.query(`UPDATE "Mission" SET ${set} WHERE "id" = $1`, [missionId, ...columns.map((column) => rows[0][column])]);
  } finally {
    await client.end();
  }
}

for (const { locale, script, missionId, giver, receiver } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ app, openAs }) => {
    test.slow();
    const t = wordsOf(locale);
    const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: script };
    const [mission, email, name] = [`/${locale}/missions/${missionId}`, `yasmine-${locale}@travail.example`, 'Yasmine Alaoui'];
    await whileRunning(app.databaseUrl, missionId, async () => {
      const owner = await openAs(giver, phone);
      await owner.goto(mission);
      await owner.getByRole('link', { name: t('missionPeople.manage') }).click();
      await owner.locator('#name-name').fill(name);
      await owner.locator('#name-email').fill(email);
      await owner.getByRole('button', { name: t('missionPeople.submit') }).click();
      await expect(owner.locator('#name-function-error')).toContainText(t('errors.functionMissing'));
      await expect(owner.locator('#name-email')).toHaveValue(email);
      await owner.locator('#name-function').fill('Ergonome');
      await owner.getByRole('button', { name: t('missionPeople.submit') }).click();
      await expect(owner.getByText(t('missionPeople.done.named'), { exact: true })).toBeVisible();

      const link = await linkTo(email, '/mission-invitations');
      await lookAt(await openAs(null), locale, link);
      const worker = await openAs(null, phone);
      await worker.goto(link);
      await worker.locator('#name').fill(name);
      await worker.locator('#password').fill('court');
      await worker.getByRole('button', { name: t('missionPeople.invitation.accept') }).click();
      await expect(worker.locator('#password-error')).toBeVisible();
      await worker.locator('#password').fill(DEMO_PASSWORD);
      await worker.getByRole('button', { name: t('missionPeople.invitation.accept') }).click();
      await expect(worker.getByText(t('mission.doneNote.joined'), { exact: true })).toBeVisible();
      await expect(worker.locator('main').getByRole('link', { name: t('mission.facts.toPartnership') })).toHaveCount(0);

      const person = { userId: '', email, name, organisationId: null };
      for (const path of [mission, `${mission}/hours`, `${mission}/plan`, `/${locale}/missions`]) {
        await lookAt(await openAs(person), locale, path);
      }
      await worker.goto(`${mission}/hours`);
      await worker.locator('#declare-hours').fill('1,5');
      await worker.locator('#declare-what').fill('Un premier atelier.');
      await worker.getByRole('button', { name: t('mission.hours.form.submit') }).click();
      await expect(worker.getByText(t('mission.hours.done.declared'), { exact: true })).toBeVisible();

      const other = await openAs(receiver, phone);
      await other.goto(`${mission}/hours`);
      await expect(other.locator('#confirm')).toContainText(name);
      await other.getByRole('button', { name: t('mission.hours.confirm') }).click();
      await expect(other.getByText(t('mission.hours.done.confirmed'), { exact: true })).toBeVisible();

      await owner.goto(`${mission}/people`);
      await expect(owner.locator('main')).toContainText(formatHours(6, locale));
      await lookAt(await openAs(giver), locale, `${mission}/people`);
      await owner.getByRole('link', { name: t('missionPeople.remove') }).click();
      const release = new URL(owner.url()).pathname;
      await lookAt(await openAs(giver), locale, release);
      await owner.getByRole('button', { name: t('missionPeople.release.submit') }).click();
      await expect(owner.getByText(t('missionPeople.done.released'), { exact: true })).toBeVisible();
      await owner.goto(`${mission}/hours`);
      await expect(owner.locator('main')).toContainText(name);
      await lookAt(await openAs(person), locale, mission, 404);
    });
  });
}

import { Client } from 'pg';
import type { Locale } from '@/lib/i18n/locales';
import { type Member, ownerOf, signing } from '@/tests/support/cast';
import { missions } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/* Two sides of a mission that is over say what they thought; neither reads the other's before it has given its own. */

const jobs: { locale: Locale; script: boolean; missionId: number; giver: Member; receiver: Member }[] = [
  { locale: 'ar', script: false, ...signing.ar },
  { locale: 'fr', script: true, missionId: missions.prepared, giver: ownerOf('noqta_systemes'), receiver: ownerOf('berceau_cimes') },
];

/** Runs something while a mission is over; then it stands as it stood. */
async function whileOver(databaseUrl: string, { missionId, giver }: (typeof jobs)[number], run: () => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT "state", "signedAt" FROM "Mission" WHERE "id" = $1', [missionId]);
    const over = `UPDATE "Mission" SET "state" = 'completed', "signedAt" = now(), "endedAt" = now(), "endedById" = $2 WHERE "id" = $1`;
    await client.query(over, [missionId, giver.userId]);
    await run();
    const back = `UPDATE "Mission" SET "state" = $2, "signedAt" = $3, "endedAt" = NULL, "endedById" = NULL WHERE "id" = $1`;
    await client.query(back, [missionId, rows[0]?.state, rows[0]?.signedAt]);
  } finally {
    await client.end();
  }
}

for (const job of jobs) {
  const { locale, script, missionId, giver, receiver } = job;
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ app, openAs }) => {
    test.slow();
    const t = wordsOf(locale);
    const page = `/${locale}/missions/${missionId}/feedback`;
    const words = locale === 'ar' ? 'عمل متواصل بين الحصص.' : 'Un travail suivi entre les séances.';
    await whileOver(app.databaseUrl, job, async () => {
      await lookAt(await openAs(giver), locale, page);
      for (const person of [receiver, giver]) {
        const own = await openAs(person, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
        await own.goto(page);
        await expect(own.locator('main')).not.toContainText(words);
        await own.locator('#words').fill(words);
        await own.getByRole('button', { name: t('feedback.submit') }).click();
        await expect(own.locator('main')).toContainText(t('errors.choiceMissing'));
        await expect(own.locator('#words')).toHaveValue(words);
        for (const question of ['preparation', 'exchange', 'result', 'again'])
          await own.locator(`input[name=${question}][value="4"]`).check();
        await own.getByRole('button', { name: t('feedback.submit') }).click();
        await expect(own.getByText(t('feedback.done'), { exact: true })).toBeVisible();
      }
      const reader = await openAs(receiver);
      await reader.goto(page);
      await expect(reader.getByText(words, { exact: true })).toHaveCount(2);
      await lookAt(reader, locale, page);
    });
  });
}

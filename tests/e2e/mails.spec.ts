import pg from 'pg';
import { type App, runningApp } from '@/tests/support/app';
import { cast } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';
import { failedInvitation, mailTo } from './mail';

/* Ending mails from the foot of one, and sending again what a mail server refused: with script and without. */

const phone = { viewport: { width: 360, height: 740 } };

/** Told as any command tells: a row, and the job that writes its mail. */
async function tell({ databaseUrl }: App, userId: string, href: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO "Notification" ("userId", "event", "params", "href") VALUES ($1, 'need_published', $2, $3) RETURNING "id"`,
      [userId, { listingTitle: { fr: 'Une base de données', ar: 'قاعدة بيانات' } }, href],
    );
    await client.query(`SELECT graphile_worker.add_job('send_mail', payload := $1::json)`, [
      JSON.stringify({ notificationId: rows[0]?.id }),
    ]);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** Puts the failed mails that are there back in the end: the scans of pages look at them too. */
async function keepFailed({ databaseUrl }: App): Promise<AsyncDisposable> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ kept: { id: number }[] }>(`SELECT json_agg(m) AS kept FROM "Mail" m WHERE "state" = 'failed'`);
  const kept = rows[0]?.kept ?? [];
  const ids = kept.map(({ id }) => id);
  const waiting = async () => (await client.query(`SELECT FROM "Mail" WHERE "id" = ANY($1) AND "state" <> 'sent'`, [ids])).rowCount;
  return {
    async [Symbol.asyncDispose]() {
      // None may leave after it was put back.
      await expect.poll(waiting, { timeout: 15_000 }).toBe(0);
      await client.query(`DELETE FROM "Mail" WHERE "id" = ANY($1)`, [ids]);
      await client.query(`INSERT INTO "Mail" SELECT * FROM json_populate_recordset(NULL::"Mail", $1)`, [JSON.stringify(kept)]);
      await client.end();
    },
  };
}

const journeys = [
  { locale: 'ar', script: false, person: cast.suspendedOwner },
  { locale: 'fr', script: true, person: cast.leavingMember },
] as const;

for (const { locale, script, person } of journeys) {
  test(`${locale}, ${script ? 'with' : 'without'} script: no more of these mails`, async ({ openAs }) => {
    const t = wordsOf(locale);
    await tell(runningApp(), person.userId, '/needs/9001');
    const { html } = await mailTo(person.email, '/needs/9001');
    const found = /href="([^"]+)\/(?:ar|fr)(\/unsubscribe\/[\w.-]+)"/.exec(String(html));
    expect(found?.[1]).toBe(runningApp().url);
    const link = `/${locale}${found?.[2]}`;
    await lookAt(await openAs(null), locale, link);

    // Nobody is signed in where the mail is read.
    const page = await openAs(null, { ...phone, javaScriptEnabled: script });
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('unsubscribe.title.listing'));
    await page.getByRole('button', { name: t('unsubscribe.submit') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('unsubscribe.ended.listing'));
    await lookAt(await openAs(null), locale, link);

    // The way to all choices, where it stands as it was left.
    const own = await openAs(person, { ...phone, javaScriptEnabled: script });
    await own.goto(link);
    await own.getByRole('link', { name: t('unsubscribe.choices') }).click();
    await expect(own.locator('select[name=mails_listing]')).toHaveValue('none');
    await own.locator('select[name=mails_listing]').selectOption('daily');
    await own
      .locator('main')
      .getByRole('button', { name: t('account.save') })
      .click();
    await own.waitForURL(/\/account\?done=saved$/);
    await expect(own.locator('select[name=mails_listing]')).toHaveValue('daily');
  });
}

for (const { locale, script, address } of [
  { locale: 'ar', script: true, address: 'ilham.tazi@gharb-metiers.example' },
  { locale: 'fr', script: false, address: 'omar.sebti@gharb-metiers.example' },
] as const) {
  test(`${locale}, ${script ? 'with' : 'without'} script: an administrator sends again what was refused`, async ({ openAs }) => {
    const t = wordsOf(locale);
    const page = await openAs(cast.administrator, { ...phone, javaScriptEnabled: script });
    await failedInvitation(await openAs(cast.associationOwner), page, locale, address);
    await expect(page.locator('main')).toContainText(t('failedMails.failures.address'));
    await page.getByRole('link', { name: `${t('failedMails.again')} ${address}` }).click();
    await expect(page.locator('main')).toContainText(t('failedMails.againText'));
    await page.getByRole('button', { name: t('failedMails.againConfirm') }).click();
    await page.waitForURL(/\/programme\/messages\?done=one$/);
    await expect(page.locator('main')).not.toContainText(address);
    await mailTo(address, '/invitations');
  });
}

test('all of them, after a question', async ({ openAs, app }) => {
  const t = wordsOf('fr');
  await using _seeded = await keepFailed(app);
  const address = 'rachid.alaoui@gharb-metiers.example';
  const page = await openAs(cast.administrator);
  await failedInvitation(await openAs(cast.associationOwner), page, 'fr', address);
  await page.getByRole('link', { name: t('failedMails.all') }).click();
  await expect(page.getByRole('dialog')).toContainText(t('failedMails.allText'));
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('failedMails.allConfirm') })
    .click();
  await page.waitForURL(/\/programme\/messages\?done=all$/);
  await expect(page.locator('main')).toContainText(t('failedMails.empty.title'));
  await mailTo(address, '/invitations');
});

import type { Page } from '@playwright/test';
import { Client } from 'pg';
import { addDays, dayOf } from '@/lib/i18n/day';
import { locales } from '@/lib/i18n/locales';
import { cast, coordinatorIn, listings } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/*
 * A coordinator's round: its terms, a calculation by the worker, a pair removed, another calculation, and a
 * proposal that leaves. Two needs and an offer of its own, in a language that no other offer has, end with it.
 */

/** What a calculation may take on a machine that does other things too. */
const COMPUTED = { timeout: 45_000 };

async function query(databaseUrl: string, sql: string, values: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** A copy of a seeded listing that differs in these columns, with its skills. */
async function copy(databaseUrl: string, table: 'SkillNeed' | 'ExpertiseOffer', id: number, change: object): Promise<number> {
  const [row] = await query(
    databaseUrl,
    `INSERT INTO "${table}" SELECT (jsonb_populate_record(l, $2::jsonb || jsonb_build_object('id', nextval(pg_get_serial_sequence('"${table}"', 'id'))))).*
     FROM "${table}" l WHERE "id" = $1 RETURNING "id"`,
    [id, JSON.stringify(change)],
  );
  const [skills, owner, more] = table === 'SkillNeed' ? ['NeedSkill', 'needId', 'importance'] : ['OfferSkill', 'offerId', 'level'];
  await query(
    databaseUrl,
    `INSERT INTO "${skills}" ("${owner}", "skillCode", "${more}") SELECT $2, "skillCode", "${more}" FROM "${skills}" WHERE "${owner}" = $1`,
    [id, row?.id],
  );
  return Number(row?.id);
}

const fill = async (page: Page, fields: Record<string, string>) => {
  for (const [name, value] of Object.entries(fields)) await page.locator(`main [name="${name}"]`).fill(value);
};

const titlesIn = {
  ar: ['ورشة للنسيج', 'ورشة للخزف'],
  fr: ['Un atelier de tissage', 'Un atelier de poterie'],
} as const;

for (const [index, locale] of locales.entries()) {
  const titles = titlesIn[locale];
  // On a phone without script in Arabic; with it, on a desk, in French.
  const script = locale === 'fr';

  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs, app }) => {
    test.setTimeout(180_000);
    const t = wordsOf(locale);
    const starts = addDays(new Date(), 60 + index);
    const day = dayOf(starts);
    const needIds: number[] = [];
    for (const title of titles) {
      const change = { titleFr: title, titleAr: title, languages: ['zgh'], wantedStart: day, closesOn: day, publishedAt: new Date() };
      needIds.push(await copy(app.databaseUrl, 'SkillNeed', listings.databaseNeed.id, change));
    }
    const offerId = await copy(app.databaseUrl, 'ExpertiseOffer', listings.databaseOffer.id, {
      languages: ['zgh'],
      availableFrom: dayOf(new Date()),
      availableUntil: dayOf(addDays(starts, 90)),
    });

    const page = await openAs(coordinatorIn('04'), { viewport: { width: script ? 1280 : 360, height: 740 }, javaScriptEnabled: script });
    await page.goto(`/${locale}/programme/rounds`);
    await page.getByRole('link', { name: t('rounds.new') }).click();
    await page.waitForURL(/\/programme\/rounds\/new$/);
    const create = page.getByRole('button', { name: t('rounds.form.create') });

    // Days the wrong way round are named, and all that was typed is kept.
    await page.locator('#region').selectOption('04');
    await fill(page, { startsFrom: day, startsUntil: dayOf(addDays(starts, -1)), mostPerNeed: '1', mostPerOrganisation: '5' });
    await create.click();
    await expect(page.locator('main').getByRole('alert')).toContainText(t('errors.periodBackwards'));
    await expect(page.locator('#mostPerOrganisation')).toHaveValue('5');
    await fill(page, { startsUntil: day });
    await create.click();
    await page.waitForURL(/\/programme\/rounds\/\d+\?done=created$/);
    const round = new URL(page.url()).pathname;
    await expect(page.getByText(t('rounds.done.created'))).toBeVisible();

    // The page asks again by itself until the set is there.
    await page.getByRole('button', { name: t('rounds.compute.start') }).click();
    const set = page.getByRole('heading', { name: t('rounds.set.title') });
    await expect(set).toBeVisible(COMPUTED);
    const pairs = page
      .locator('table', { has: page.getByRole('columnheader', { name: t('rounds.pairs.columns.points') }) })
      .locator('tbody tr');
    await expect(pairs).toHaveCount(2);
    await expect(page.getByText(t('rounds.unplaced.none'))).toBeVisible();
    await expect(page.getByText(t('rounds.set.best'))).toBeVisible();

    // One is removed, and has no pair with the next calculation.
    await page.getByRole('button', { name: `${t('rounds.pairs.changes.remove')} ${titles[0]}` }).click();
    await page.waitForURL(/\?done=revised$/);
    await expect(page.getByText(t('rounds.stale'))).toBeVisible();
    await page.getByRole('button', { name: t('rounds.compute.kept') }).click();
    await expect(page.getByText(t('rounds.states.ready'), { exact: true })).toBeVisible(COMPUTED);
    await expect(pairs).toHaveCount(1);
    await expect(pairs).toContainText(titles[1]);
    await expect(page.getByText(t('rounds.unplaced.reason', { count: 1, why: t('rounds.unplaced.reasons.removed') }))).toBeVisible();
    if (script) await lookAt(page, locale, round);

    // The other is proposed to both sides, once it was asked about.
    await page.goto(`${round}/send`);
    if (script) await lookAt(page, locale, `${round}/send`);
    await expect(page.getByRole('checkbox')).toBeChecked();
    await page.getByRole('button', { name: t('rounds.send.confirm') }).click();
    await page.waitForURL(/\?done=sent$/);
    await expect(page.getByText(t('rounds.done.sent', { sent: 1, count: 1 }))).toBeVisible();
    await pairs.getByRole('link', { name: t('rounds.pairs.request') }).click();
    await page.waitForURL(/\/programme\/requests\/\d+$/);
    await expect(page.locator('main')).toContainText(titles[1]);

    // What no other journey is to meet.
    await query(
      app.databaseUrl,
      `UPDATE "PartnershipRequest" SET "state" = 'withdrawn', "endedAt" = now(), "endedById" = $2, "version" = "version" + 1 WHERE "offerId" = $1`,
      [offerId, cast.companyOwner.userId],
    );
    await query(app.databaseUrl, `UPDATE "SkillNeed" SET "state" = 'closed' WHERE "id" = ANY($1)`, [needIds]);
    await query(app.databaseUrl, `UPDATE "ExpertiseOffer" SET "state" = 'closed' WHERE "id" = $1`, [offerId]);
  });
}

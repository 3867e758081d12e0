import type { Page } from '@playwright/test';
import { Client } from 'pg';
import { locales } from '@/lib/i18n/locales';
import { DEMO_PASSWORD } from '@/prisma/seed/accounts';
import { cast, coordinatorIn, type Person } from '@/tests/support/cast';
import { dayIn } from '@/tests/support/days';
import { wordsOf } from '@/tests/support/words';
import { expect, signIn, test } from './fixtures';

/*
 * Nothing typed into a draft is lost: not by a reload, a dead line, a session that ends, or another
 * device. And how a first listing comes to be seen.
 */

const t = wordsOf('fr');
const phone = { viewport: { width: 360, height: 740 } };
/** More than the rest after which a draft is saved. */
const SAVED = { timeout: 15_000 };

async function startNeed(page: Page, template?: string): Promise<string> {
  await page.goto('/fr/association/needs/new');
  if (template === undefined) await page.getByRole('button', { name: t('start.empty') }).click();
  else {
    await page
      .locator('details')
      .filter({ has: page.locator(`button[value=${template}]`) })
      .locator('summary')
      .click();
    await page.locator(`button[value=${template}]`).click();
  }
  await page.waitForURL(/\/needs\/drafts\/[\da-f-]+$/);
  return page.url().split('/').at(-1) ?? '';
}

const title = (page: Page) => page.locator('input[name=title]');
const status = (page: Page) => page.locator('main p[role=status]');
const savedAt = /Brouillon enregistré à \d\d:\d\d/;

async function query(databaseUrl: string, sql: string, values: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const titleOf = async (databaseUrl: string, id: string) =>
  (await query(databaseUrl, `SELECT "fields" -> 'title' ->> 0 AS title FROM "Draft" WHERE "id" = $1`, [id]))[0]?.title;

const copies = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('khibra.draft.')).length);

test('what is typed before the script has come stays, and is saved', async ({ openAs, app }) => {
  const page = await openAs(cast.associationOwner, phone);
  const id = await startNeed(page);
  const context = page.locator('textarea[name=context]');
  await context.fill('Trente artisanes vendent au marché.');
  await title(page).fill('Un site pour nos artisanes');
  await expect.poll(() => titleOf(app.databaseUrl, id), SAVED).toBe('Un site pour nos artisanes');

  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await expect(context).toHaveValue('Trente artisanes vendent au marché.');
  await context.fill('Quarante artisanes vendent au marché.');
  release();
  // Once another field is saved, the script has taken over.
  await expect(async () => {
    await title(page).press('End');
    await title(page).pressSequentially('.');
    await expect.poll(() => titleOf(app.databaseUrl, id), { timeout: 4_000 }).toContain('artisanes.');
  }).toPass();
  await expect(context).toHaveValue('Quarante artisanes vendent au marché.');
  const kept = async () =>
    (await query(app.databaseUrl, `SELECT "fields" -> 'context' ->> 0 AS context FROM "Draft" WHERE "id" = $1`, [id]))[0]?.context;
  await expect.poll(kept, SAVED).toBe('Quarante artisanes vendent au marché.');
});

test('what was typed is saved by itself, and there after a reload', async ({ openAs, app }) => {
  const page = await openAs(cast.associationOwner, phone);
  const id = await startNeed(page);
  await title(page).fill('Un site pour nos coopératives');
  await expect.poll(() => titleOf(app.databaseUrl, id), SAVED).toBe('Un site pour nos coopératives');
  await expect(status(page)).toContainText(savedAt);
  expect(await copies(page)).toBe(0);
  // Left at once, without the rest.
  await title(page).fill('Un site pour nos douze coopératives');
  await page.reload();
  await expect(title(page)).toHaveValue('Un site pour nos douze coopératives');
  await expect.poll(() => titleOf(app.databaseUrl, id), SAVED).toBe('Un site pour nos douze coopératives');
  // A chosen skill has no keyboard of its own to tell of it.
  await page.getByRole('combobox', { name: t('ui.skills.search') }).fill('bases de donn');
  await page.getByRole('option').first().click();
  await expect
    .poll(
      async () => (await query(app.databaseUrl, `SELECT "fields" ? 'skills' AS kept FROM "Draft" WHERE "id" = $1`, [id]))[0]?.kept,
      SAVED,
    )
    .toBe(true);
});

test('a dead line keeps it on the device, and sends it once the line is back', async ({ openAs, app }) => {
  const page = await openAs(cast.associationOwner, { ...phone, cutsTheLine: true });
  const id = await startNeed(page);
  await page.context().setOffline(true);
  await title(page).fill('Écrit dans le tunnel');
  await expect(status(page)).toContainText('La connexion est coupée. Votre texte est gardé sur cet appareil', SAVED);
  expect(await copies(page)).toBe(1);
  // Sent now, it stays where it is.
  await page.getByRole('button', { name: t('needs.form.submit') }).click();
  await expect(title(page)).toHaveValue('Écrit dans le tunnel');
  await page.context().setOffline(false);
  await expect.poll(() => titleOf(app.databaseUrl, id), SAVED).toBe('Écrit dans le tunnel');
  await expect(status(page)).toContainText(savedAt, SAVED);
  expect(await copies(page)).toBe(0);
});

test('a session that ends loses nothing: sign in and go on', async ({ openAs, app }) => {
  const page = await openAs(null, phone);
  await signIn(page, cast.associationMember, 'fr');
  const id = await startNeed(page);
  await query(app.databaseUrl, `DELETE FROM "Session" WHERE "userId" = $1`, [cast.associationMember.userId]);
  await title(page).fill('Écrit après la fin de la session');
  await expect(status(page)).toContainText('Votre session est terminée', SAVED);
  await status(page).getByRole('link').click();
  await page.locator('#email').fill(cast.associationMember.email);
  await page.locator('#password').fill(DEMO_PASSWORD);
  await page.locator('#password').press('Enter');
  await page.waitForURL(new RegExp(`/needs/drafts/${id}$`));
  await expect(title(page)).toHaveValue('Écrit après la fin de la session');
  await expect.poll(() => titleOf(app.databaseUrl, id), SAVED).toBe('Écrit après la fin de la session');
});

test('two devices: the person chooses, with both times in sight', async ({ openAs, app }) => {
  const one = await openAs(cast.associationOwner, phone);
  const other = await openAs(cast.associationOwner);
  const id = await startNeed(one);
  await other.goto(`/fr/association/needs/drafts/${id}`);
  await title(one).fill('Écrit sur le téléphone');
  await expect.poll(() => titleOf(app.databaseUrl, id), SAVED).toBe('Écrit sur le téléphone');
  await title(other).fill('Écrit au bureau');
  const choice = other.getByRole('alert', { name: t('autosave.newerTitle') });
  await expect(choice).toContainText(t('autosave.newerTitle'), SAVED);
  await expect(choice.getByRole('button')).toHaveText([/\d\d:\d\d/, /\d\d:\d\d/]);
  await choice.getByRole('button').nth(1).click();
  await expect(title(other)).toHaveValue('Écrit au bureau');
  await expect.poll(() => titleOf(app.databaseUrl, id), SAVED).toBe('Écrit au bureau');
  await title(one).fill('Encore sur le téléphone');
  await one
    .getByRole('alert', { name: t('autosave.newerTitle') })
    .getByRole('button')
    .nth(0)
    .click(SAVED);
  await expect(title(one)).toHaveValue('Écrit au bureau');
});

test('signing out takes every copy off the device', async ({ openAs }) => {
  const page = await openAs(null, { cutsTheLine: true });
  await signIn(page, cast.associationMember, 'fr');
  await startNeed(page);
  await page.context().setOffline(true);
  await title(page).fill('À ne pas laisser ici');
  expect(await copies(page)).toBe(1);
  await page.context().setOffline(false);
  await page.evaluate(() => localStorage.setItem('khibra.draft.somebody-else.x', '{}'));
  await page.locator('header details[data-menu]:has(form) > summary').first().click();
  await page
    .getByRole('button', { name: t('layout.signOut') })
    .first()
    .click();
  await page.waitForURL(/\/fr$/);
  expect(await copies(page)).toBe(0);
});

test('a ready-made need with a blank left is refused, and says where', async ({ openAs }) => {
  const page = await openAs(cast.associationOwner, phone);
  await startNeed(page, 'clean_accounts');
  await expect(page.locator('textarea[name=context]')).toHaveValue(/\[/);
  await page.locator('input[name=sector]').first().check();
  await page.locator('input[name=wantedStart]').fill(dayIn(40));
  await page.locator('input[name=closesOn]').fill(dayIn(30));
  await page.getByRole('button', { name: t('needs.form.submit') }).click();
  const summary = page.getByRole('alert').filter({ hasText: t('needs.form.notPublished') });
  await expect(summary).toContainText(t('errors.blankLeft'));
  await expect(page.locator('#context-error')).toContainText(t('errors.blankLeft'));
});

test('an organisation’s first listing is reviewed; the next opens at once', async ({ openAs, app }) => {
  // An association none of whose listings was ever open.
  const { organisationId } = cast.otherAssociationOwner;
  for (const table of ['SkillNeed', 'ExpertiseOffer'])
    await query(app.databaseUrl, `UPDATE "${table}" SET "state" = 'returned', "publishedAt" = NULL WHERE "organisationId" = $1`, [
      organisationId,
    ]);
  const page = await openAs(cast.otherAssociationOwner, phone);
  const first = await publish(page, 'Équiper notre salle de lecture');
  await expect(page.getByText(t('manage.notice.submitted.need'))).toBeVisible();
  const anybody = await openAs(null);
  expect((await anybody.goto(`/fr/needs/${first}`))?.status()).toBe(404);

  const coordinator = await openAs(coordinatorIn('03'), phone);
  await coordinator.goto('/fr/programme/listings?scope=all');
  await coordinator.locator(`a[href^="/fr/programme/needs/${first}?"]`).first().click();
  await coordinator.locator('input[name=decision][value=return]').check();
  await coordinator.locator('textarea[name=reason]').fill('Dites combien de personnes lisent dans cette salle.');
  await coordinator.getByRole('button', { name: t('review.submit') }).click();
  await coordinator.waitForURL(/reviewed=returned$/);

  await page.goto(`/fr/association/needs/${first}`);
  await expect(page.getByText('Dites combien de personnes lisent')).toBeVisible();
  await page.getByRole('link', { name: t('manage.complete') }).click();
  await page
    .locator('textarea[name=context]')
    .fill('Notre salle accueille quarante lectrices et lecteurs par jour, sur six tables anciennes.');
  await page.getByRole('button', { name: t('manage.resubmit') }).click();
  await page.waitForURL(new RegExp(`/needs/${first}$`));

  await coordinator.goto(`/fr/programme/needs/${first}`);
  await coordinator.locator('input[name=decision][value=approve]').check();
  await coordinator.getByRole('button', { name: t('review.submit') }).click();
  await coordinator.waitForURL(/reviewed=opened$/);
  expect((await anybody.goto(`/fr/needs/${first}`))?.status()).toBe(200);

  const second = await publish(page, 'Former nos animatrices de lecture');
  expect((await anybody.goto(`/fr/needs/${second}`))?.status()).toBe(200);
});

async function publish(page: Page, name: string): Promise<number> {
  await startNeed(page);
  await fill(page, name);
  await page.getByRole('combobox', { name: t('ui.skills.search') }).fill('bases de donn');
  await page.getByRole('option').first().click();
  await page.locator('main form#draft button[type=submit]').first().click();
  await page.waitForURL(/\/association\/needs\/\d+$/);
  // Published, it is kept here no more.
  await expect.poll(() => copies(page), SAVED).toBe(0);
  return Number(page.url().split('/').at(-1));
}

async function fill(page: Page, name: string): Promise<void> {
  await title(page).fill(name);
  await page.locator('textarea[name=context]').fill('Nous accueillons quarante personnes par semaine dans une salle du quartier.');
  await page.locator('textarea[name=deliverable]').fill('Un plan simple, et deux demi-journées avec notre équipe.');
  await page.locator('input[name=sector][value=education]').check();
  await page.locator('input[name=mode][value=remote]').check();
  await page.locator('input[name=format][value=mission_weeks]').check();
  await page.locator('input[name=hours]').fill('12');
  await page.locator('input[name=wantedStart]').fill(dayIn(40));
  await page.locator('input[name=closesOn]').fill(dayIn(30));
}

for (const locale of locales) {
  test(`${locale}: without script a draft is saved, found again, and survives the end of the session`, async ({ openAs, app }) => {
    const words = wordsOf(locale);
    const person: Person = cast.companyMember;
    const page = await openAs(null, { ...phone, javaScriptEnabled: false });
    await signIn(page, person, locale);
    await page.goto(`/${locale}/company/needs/new`);
    await page.getByRole('button', { name: words('start.empty') }).click();
    await page.waitForURL(/\/needs\/drafts\/[\da-f-]+$/);
    const id = page.url().split('/').at(-1) ?? '';
    const name = locale === 'ar' ? 'مواكبة فرقنا في لغة الإشارة' : 'Former nos équipes à la langue des signes';
    await title(page).fill(name);
    await page.getByRole('button', { name: words('autosave.saveAndLeave') }).click();
    await page.waitForURL(new RegExp(`/${locale}/company/needs$`));
    await page.getByRole('link', { name, exact: true }).click();
    await expect(title(page)).toHaveValue(name);

    await fill(page, `${name} 2027`);
    for (const list of await page
      .locator('details')
      .filter({ has: page.locator('input[value=database_design]') })
      .all())
      await list.locator(':scope > summary').click();
    await page.locator('input[name=skills][value=database_design]').check();
    await query(app.databaseUrl, `DELETE FROM "Session" WHERE "userId" = $1`, [person.userId]);
    await page.getByRole('button', { name: words('needs.form.submit') }).click();
    // Asked to sign in elsewhere; what was typed stands here.
    await expect(title(page)).toHaveValue(`${name} 2027`);
    await page.locator('input[name="importance.database_design"][value=essential]').check();
    const elsewhere = await page.context().newPage();
    await signIn(elsewhere, person, locale);
    await page.getByRole('button', { name: words('needs.form.submit') }).click();
    await page.waitForURL(/\/company\/needs\/\d+$/);
    expect(await titleOf(app.databaseUrl, id)).toBeUndefined();
  });
}

import type { Locator, Page } from '@playwright/test';
import { locales } from '@/lib/i18n/locales';
import { DEFAULT_WEIGHTS } from '@/lib/matching/weights';
import { DEMO_PASSWORD } from '@/prisma/seed/accounts';
import { cast, coordinatorIn, listings } from '@/tests/support/cast';
import { pdf } from '@/tests/support/files';
import { seeded } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { failedInvitation, mailTo } from './mail';

/*
 * Journeys by keyboard alone: Tab to what is wanted, arrows among choices, Enter or Space to do it. What
 * has the focus is always in sight, and never under a bar.
 */

const desk = { viewport: { width: 1280, height: 800 } };

const MOST_TABS = 150;
const MOST_ARROWS = 100;

/** Whether the middle of what has the focus, or of its first line, is in the window with nothing over it. */
function isFocusSeen(): boolean {
  const focused = document.activeElement;
  // After the page’s last stop come the browser’s own.
  if (focused === null || focused === document.body) return true;
  const [line = new DOMRect()] = focused.getClientRects();
  return focused.contains(document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2));
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(isFocusSeen), 'What has the focus is in sight').toBe(true);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Not reached in ${MOST_TABS} presses of Tab`);
}

/** Down to this choice, from the radio button or within the list that has the focus. */
async function arrowTo(page: Page, choice: Locator): Promise<void> {
  for (let pressed = 0; pressed < MOST_ARROWS; pressed += 1) {
    if (await choice.evaluate((element) => element.matches(':checked'))) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`Not reached in ${MOST_ARROWS} presses of an arrow`);
}

/** In the place of what the field that has the focus holds. */
async function typeOver(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Refused: the summary has the focus, and leads to the field. */
async function mend(page: Page, field: Locator): Promise<void> {
  await expect(page.locator('main form').getByRole('alert')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
}

for (const locale of locales) {
  const t = wordsOf(locale);

  test(`${locale}: sign in, find the best need, pledge`, async ({ openAs }) => {
    const page = await openAs(null, desk);
    // On the way to a page: else the account’s own language would win.
    await page.goto(`/${locale}/sign-in?next=/company`);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: t('layout.skip') })).toBeFocused();
    await page.keyboard.press('Enter');
    await tabTo(page, page.locator('#email'));
    await page.keyboard.type(cast.otherCompanyOwner.email);
    await tabTo(page, page.locator('#password'));
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${locale}/company`);
    await tabTo(page, page.locator('main a[href*="/pledge?offer="]').first());
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/pledge\?offer=\d+$/);
    await tabTo(page, page.locator('#hours'));
    await typeOver(page, '0');
    await tabTo(page, page.getByRole('button', { name: t('request.form.pledge') }));
    await page.keyboard.press('Enter');
    await mend(page, page.locator('#hours'));
    await expect(page).toHaveTitle(new RegExp(`^${locale === 'ar' ? 'خطأ' : 'Erreur'}`));
    await typeOver(page, locale === 'ar' ? '2' : '3');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\?done=pledged$/);
  });

  test(`${locale}: read a request, ask to withdraw, keep it`, async ({ openAs }) => {
    const page = await openAs(cast.otherCompanyOwner, desk);
    await page.goto(`/${locale}/requests/${seeded.toAnswer}`);
    await tabTo(page, page.getByRole('link', { name: t('request.actions.withdraw') }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('heading')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('link', { name: t('request.actions.withdraw') })).toBeFocused();
  });
}

for (const [where, viewport] of [
  ['on a phone', { width: 360, height: 640 }],
  ['enlarged four times', { width: 320, height: 256 }],
] as const) {
  test(`ar: the queue ${where}, past its tabs and the bar of what is ticked`, async ({ openAs }) => {
    const page = await openAs(cast.coordinatorNational, { viewport });
    await page.goto('/ar/programme?kind=request');
    await tabTo(page, page.locator('input[name=request]').first());
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('button', { name: wordsOf('ar')('deskTools.bulk.approve') }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/programme\/approve\?request=/);
  });
}

test('fr: propose a pair, answer with other terms, withdraw', async ({ openAs }) => {
  test.slow();
  const t = wordsOf('fr');
  const coordinator = await openAs(coordinatorIn('04'), desk);
  await coordinator.goto(`/fr/needs/${listings.databaseNeed.id}`);
  await tabTo(coordinator, coordinator.getByRole('link', { name: t('needs.page.propose') }).first());
  await coordinator.keyboard.press('Enter');
  await coordinator.waitForURL(/\/programme\/pairs\/new\?need=\d+$/);
  // Among the offers Tab stops at the chosen one, the best; the next is one arrow away.
  const offers = coordinator.locator('input[name=offerId]');
  await tabTo(coordinator, offers.first());
  await arrowTo(coordinator, offers.nth(1));
  await expect(offers.nth(1)).toBeFocused();
  await tabTo(coordinator, coordinator.locator('#hours'));
  await typeOver(coordinator, '6');
  await tabTo(coordinator, coordinator.getByRole('button', { name: t('request.form.pair') }));
  await coordinator.keyboard.press('Space');
  await coordinator.waitForURL(/\/programme\/requests\/\d+$/);
  const id = coordinator.url().split('/').at(-1);

  const association = await openAs(cast.associationOwner, desk);
  await association.goto(`/fr/requests/${id}`);
  await tabTo(association, association.getByRole('link', { name: t('request.actions.amend') }));
  await association.keyboard.press('Enter');
  await association.waitForURL(/\/requests\/\d+\/amend$/);
  await tabTo(association, association.locator('summary', { hasText: t('request.team.summary') }));
  await association.keyboard.press('Enter');
  await tabTo(association, association.locator('input[name="role.1"]'));
  await association.keyboard.type('Ingénieure des données');
  await tabTo(association, association.locator('input[name="hours.1"]'));
  await association.keyboard.type('5');
  await tabTo(association, association.getByRole('button', { name: t('request.amend.submit') }));
  await association.keyboard.press('Enter');
  await mend(association, association.locator('#hours'));
  await typeOver(association, '5');
  await association.keyboard.press('Enter');
  await association.waitForURL(/\?done=amended$/);

  await tabTo(association, association.getByRole('link', { name: t('request.actions.withdraw') }));
  await association.keyboard.press('Enter');
  await tabTo(association, association.getByRole('dialog').getByRole('button', { name: t('request.actions.withdrawConfirm') }));
  await association.keyboard.press('Enter');
  await association.waitForURL(/\?done=withdrawn$/);
});

test('fr: write in a thread, with files chosen and one taken away', async ({ openAs }) => {
  const t = wordsOf('fr');
  const page = await openAs(cast.otherAssociationOwner, desk);
  const words = 'Voici le programme de la première séance.';
  const names = ['Budget.pdf', 'Programme.pdf'];
  const files = names.map((name) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(pdf) }));
  // One listener for the whole journey: where nobody listens any more, the next chooser is the system’s own.
  page.on('filechooser', (chooser) => chooser.setFiles(files.splice(0, 1)));
  await page.goto(`/fr/requests/${seeded.toAnswer}`);
  await tabTo(page, page.locator('#thread-body'));
  await page.keyboard.type(words);
  const field = page.locator('#thread-files');
  const remove = page.getByRole('button', { name: t('ui.files.remove') });
  await tabTo(page, field);
  for (const [index, key] of ['Enter', 'Space'].entries()) {
    await page.keyboard.press(key);
    await expect(remove).toHaveCount(index + 1);
    await expect(field).toBeFocused();
  }
  await tabTo(page, remove.first());
  await page.keyboard.press('Space');
  await expect(remove).toHaveCount(1);
  await expect(field).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: t('thread.form.send') }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/message=sent#thread$/);
  const message = page.locator('#thread article').last();
  await expect(message).toContainText(words);
  await expect(message.getByRole('link')).toHaveText(/Programme\.pdf/);
});

test('ar: other weights, as far as their effect', async ({ openAs }) => {
  const t = wordsOf('ar');
  const skills = String(DEFAULT_WEIGHTS.skills - 30);
  const page = await openAs(cast.administrator, desk);
  await page.goto('/ar/programme/weights');
  await tabTo(page, page.locator('#skills'));
  await typeOver(page, skills);
  await page.keyboard.press('Enter');
  await mend(page, page.locator('#sum'));
  await tabTo(page, page.locator('#attention'));
  await typeOver(page, String(DEFAULT_WEIGHTS.attention + 30));
  await tabTo(page, page.getByRole('button', { name: t('weights.preview') }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/programme\/weights\/preview\?points=/);

  // A list folds and unfolds; without a reason nothing changes; and back to the numbers as they were typed.
  const list = page.locator('main details').first();
  await tabTo(page, list.locator('summary'));
  await page.keyboard.press('Enter');
  await expect(list.getByRole('table')).toBeHidden();
  await page.keyboard.press('Space');
  await expect(list.getByRole('table')).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: t('weights.confirm') }));
  await page.keyboard.press('Enter');
  await mend(page, page.locator('#reason'));
  await tabTo(page, page.getByRole('link', { name: t('weights.modify') }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/programme\/weights\?points=/);
  await expect(page.locator('#skills')).toHaveValue(skills);
});

test('ar: find in the audit, follow a record, and back to everything', async ({ openAs }) => {
  const t = wordsOf('ar');
  const page = await openAs(cast.administrator, desk);
  await page.goto('/ar/programme/audit');
  const events = page.locator('tbody tr');
  await tabTo(page, page.locator('#action'));
  await arrowTo(page, page.locator('#action option[value=request_decline]'));
  await tabTo(page, page.locator('#record'));
  await page.keyboard.type(String(seeded.declined));
  await tabTo(page, page.locator('#from'));
  await page.keyboard.type('01012026');
  await page.keyboard.press('Enter');
  await page.waitForURL(/action=request_decline&.*from=2026-01-01/);
  await expect(events).toHaveText([new RegExp(t('audit.actions.request_decline'))]);

  await tabTo(page, events.getByRole('link', { name: t('audit.trail') }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/subject=request/);
  await expect(events.nth(1)).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: t('audit.filters.clear') }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/programme\/audit$/);
  await expect(page.locator('#record')).toHaveValue('');
});

test('ar: send again what a mail server refused', async ({ openAs }) => {
  const t = wordsOf('ar');
  const page = await openAs(cast.administrator, desk);
  const address = `${crypto.randomUUID()}@gharb-metiers.example`;
  await failedInvitation(await openAs(cast.associationOwner), page, 'ar', address);
  await tabTo(page, page.getByRole('link', { name: `${t('failedMails.again')} ${address}` }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/programme\/messages\/\d+\/again$/);
  await tabTo(page, page.getByRole('button', { name: t('failedMails.againConfirm') }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/programme\/messages\?done=one$/);
  await expect(page.locator('main')).not.toContainText(address);
  await mailTo(address, '/invitations');
});

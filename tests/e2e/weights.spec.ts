import type { Page } from '@playwright/test';
import { locales } from '@/lib/i18n/locales';
import { DEFAULT_WEIGHTS } from '@/lib/matching/weights';
import { cast } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';

/** An administrator changes the weights and puts them back: what other journeys rank with is as it was. */

async function propose(page: Page, points: { skills: number; attention: number }, seeEffect: string): Promise<void> {
  for (const [part, value] of Object.entries(points)) await page.locator(`input[name=${part}]`).fill(String(value));
  await page.getByRole('button', { name: seeEffect }).click();
}

/** The framework announces pages in an alert of its own. */
const refusalOn = (page: Page) => page.locator('main').getByRole('alert');

const { skills, attention } = DEFAULT_WEIGHTS;
const moved = { skills: skills - 30, attention: attention + 30 };

for (const locale of locales) {
  const t = wordsOf(locale);
  // On a phone with script in Arabic; without it in French.
  const script = locale === 'ar';

  test(`${locale}, ${script ? 'with' : 'without'} script: other weights, with their effect and a reason`, async ({ openAs }) => {
    const browser = { viewport: { width: script ? 360 : 1280, height: 740 }, javaScriptEnabled: script };
    const page = await openAs(cast.administrator, browser);
    await page.goto(`/${locale}/programme/weights`);

    // A sum that is not 1,000 names the difference and keeps the numbers.
    await propose(page, { skills: moved.skills, attention }, t('weights.preview'));
    await expect(refusalOn(page)).toContainText('30');
    await expect(page.locator('input[name=skills]')).toHaveValue(String(moved.skills));
    await propose(page, moved, t('weights.preview'));
    await page.waitForURL(/\/programme\/weights\/preview\?points=/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('weights.previewTitle'));

    // Somebody else would change the same version in another way.
    const other = await openAs(cast.administrator, browser);
    await other.goto(`/${locale}/programme/weights`);
    await propose(other, { skills: skills - 1, attention: attention + 1 }, t('weights.preview'));
    await other.waitForURL(/\/programme\/weights\/preview\?points=/);

    // Without a reason nothing changes.
    await page.getByRole('button', { name: t('weights.confirm') }).click();
    await expect(refusalOn(page)).toContainText(t('weights.notChanged'));
    const reason = 'Les organisations peu montrées passent trop loin.';
    await page.locator('textarea[name=reason]').fill(reason);
    await page.getByRole('button', { name: t('weights.confirm') }).click();
    await page.waitForURL(/\/programme\/weights\?done=changed$/);
    const rows = page.locator('table').last().locator('tbody tr');
    await expect(rows.first()).toContainText(reason);

    // Of two who change the same version, the second is told, and keeps the words.
    await other.locator('textarea[name=reason]').fill('Une autre raison.');
    await other.getByRole('button', { name: t('weights.confirm') }).click();
    await expect(refusalOn(other)).toContainText(t('weights.notChanged'));
    await expect(other.locator('textarea[name=reason]')).toHaveValue('Une autre raison.');

    await propose(page, { skills, attention }, t('weights.preview'));
    await page.waitForURL(/\/programme\/weights\/preview\?points=/);
    await page.locator('textarea[name=reason]').fill('Retour aux poids de départ.');
    await page.getByRole('button', { name: t('weights.confirm') }).click();
    await page.waitForURL(/\/programme\/weights\?done=changed$/);
    await expect(rows.first()).toContainText('Retour aux poids de départ.');

    // It is in the audit, with its reason, found by what was done.
    await page.goto(`/${locale}/programme/audit`);
    await page.locator('#action').selectOption('weights_changed');
    await page.locator('#person').fill(cast.administrator.email);
    await page.getByRole('button', { name: t('audit.filters.apply') }).click();
    await page.waitForURL(/action=weights_changed/);
    const events = page.locator('tbody tr');
    await expect(events).toHaveCount(await page.locator('tbody tr', { hasText: t('audit.actions.weights_changed') }).count());
    await expect(events.first()).toContainText('Retour aux poids de départ.');
    await expect(events.nth(1)).toContainText(reason);

    // One record's whole history, and back to everything.
    await events
      .first()
      .getByRole('link', { name: t('audit.trail') })
      .click();
    await page.waitForURL(/record=\d+/);
    await expect(events).toHaveCount(1);
    await page.getByRole('link', { name: t('audit.filters.clear') }).click();
    await page.waitForURL(/\/programme\/audit$/);
    expect(await events.count()).toBeGreaterThan(1);

    // A sign that is no part of any name means nobody, and the page says why.
    await page.goto(`/${locale}/programme/audit?person=${encodeURIComponent('ـ')}`);
    await expect(page.getByText(t('audit.people.unreadable.title', { person: 'ـ' }))).toBeVisible();
    await expect(events).toHaveCount(0);
  });

  test(`${locale}, ${script ? 'with' : 'without'} script: of two administrators, the second goes on from what the first has changed`, async ({
    openAs,
  }) => {
    const browser = { viewport: { width: script ? 360 : 1280, height: 740 }, javaScriptEnabled: script };
    const [first, second] = [await openAs(cast.administrator, browser), await openAs(cast.administrator, browser)];
    const [words, version] = [second.locator('textarea[name=reason]'), second.locator('input[name=version]')];
    const see = async (page: Page, points: { skills: number; attention: number }) => {
      await page.goto(`/${locale}/programme/weights`);
      await propose(page, points, t('weights.preview'));
      await page.waitForURL(/\/programme\/weights\/preview\?points=/);
    };
    const confirm = (page: Page) => page.getByRole('button', { name: t('weights.confirm') }).click();
    const change = async (page: Page) => {
      await confirm(page);
      await page.waitForURL(/\/programme\/weights\?done=changed$/);
    };

    // Another change: the effect is that on the new weights, the words are still there, and one press is enough.
    await see(first, moved);
    await see(second, { skills: skills - 1, attention: attention + 1 });
    const read = Number(await version.inputValue());
    await first.locator('textarea[name=reason]').fill('Les organisations peu montrées passent trop loin.');
    await change(first);
    await words.fill('Un point suffit pour commencer.');
    await confirm(second);
    await expect(refusalOn(second)).toContainText(t('errors.weightsChanged'));
    await expect(words).toHaveValue('Un point suffit pour commencer.');
    await expect(version).toHaveValue(String(read + 1));
    const shown = { part: t('match.parts.skills'), from: String(moved.skills), to: String(skills - 1) };
    await expect(second.getByText(t('weights.change', shown))).toBeVisible();
    await change(second);

    // The same change: there is nothing to confirm, and the words are still there.
    await see(first, { skills, attention });
    await see(second, { skills, attention });
    await first.locator('textarea[name=reason]').fill('Retour aux poids de départ.');
    await change(first);
    await words.fill('La même raison que la vôtre.');
    await confirm(second);
    await expect(refusalOn(second)).toContainText(t('errors.weightsUnchanged'));
    await expect(second.getByText(t('weights.unchanged'))).toBeVisible();
    await expect(words).toHaveValue('La même raison que la vôtre.');
  });

  test(`${locale}: staff see that the server ranks by itself, and what of`, async ({ openAs }) => {
    const page = await openAs(cast.coordinatorNational, { viewport: { width: script ? 360 : 1280, height: 740 } });
    const panel = page.getByRole('region', { name: t('weights.index.title') });
    // A thread reads everything when the server starts, and again after other weights.
    await expect(async () => {
      await page.goto(`/${locale}/programme/weights`);
      await expect(panel).toContainText(t('weights.index.warmText'), { timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    const value = (term: string) => panel.locator('dt', { hasText: term }).locator('xpath=following-sibling::dd');
    await expect(value(t('weights.index.needs'))).toHaveText(/^[1-9]\d*$/);
    await expect(value(t('weights.index.offers'))).toHaveText(/^[1-9]\d*$/);
    await expect(value(t('weights.index.behind'))).not.toBeEmpty();
  });
}

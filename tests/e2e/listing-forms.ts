import { expect, type Locator, type Page } from '@playwright/test';
import type { Locale } from '@/lib/i18n/locales';
import type { Side } from '@/lib/routes';
import { dayIn } from '@/tests/support/days';
import { wordsOf } from '@/tests/support/words';

/* The forms of listings as people fill them in, for the journeys that pass by them. */

/** Fills in the form of a need, all but what is asked of a ticked skill without script. */
export async function fillNeed(page: Page, locale: Locale, title: string, script: boolean): Promise<void> {
  const form = page.locator('main form');
  await form.locator(`input[name=writtenIn][value=${locale}]`).check();
  await form.locator('input[name=title]').fill(title);
  await form
    .locator('textarea[name=context]')
    .fill(
      locale === 'ar'
        ? 'نواكب ستين شابة ونسجل حضورهن في دفاتر ورقية يصعب الرجوع إليها.'
        : 'Nous suivons soixante jeunes femmes, et leurs présences tiennent dans des cahiers difficiles à relire.',
    );
  await form
    .locator('textarea[name=deliverable]')
    .fill(locale === 'ar' ? 'قاعدة معطيات بسيطة ودليل من صفحتين.' : 'Une base simple, avec un guide de deux pages pour l’équipe.');
  if (script) await pickSkill(page, locale);
  else await tickSkill(form);
  await form.locator('input[name=sector][value=education]').check();
  await form.locator('input[name=mode][value=remote]').check();
  await form.locator('input[name=format][value=mission_weeks]').check();
  await form.locator('input[name=hours]').fill('23,5');
  await form.locator('input[name=wantedStart]').fill(dayIn(40));
  await form.locator('input[name=closesOn]').fill(dayIn(30));
  await form.locator('input[name=languages][value=fr]').check();
}

/** Posts a need from an empty page, and says which it became. */
export async function postNeed(page: Page, locale: Locale, side: Side, title: string, script: boolean): Promise<number> {
  const t = wordsOf(locale);
  await page.goto(`/${locale}/${side}/needs/new`);
  await page.getByRole('button', { name: t('start.empty') }).click();
  await page.waitForURL(/\/needs\/drafts\/[\da-f-]+$/);
  await fillNeed(page, locale, title, script);
  await page.getByRole('button', { name: t('needs.form.submit') }).click();
  if (!script) {
    // The second stage asks what each ticked skill is; nothing typed is lost.
    await expect(page.locator('input[name=title]')).toHaveValue(title);
    await page.locator('input[name="importance.database_design"][value=essential]').check();
    await page.getByRole('button', { name: t('needs.form.submit') }).click();
  }
  await page.waitForURL(new RegExp(`/${side}/needs/\\d+$`));
  return Number(page.url().split('/').at(-1));
}

/** Without script the skills lie in folded lists, one per family, inside one for all. */
async function tickSkill(form: Locator): Promise<void> {
  const folded = form.locator('details').filter({ has: form.page().locator('input[value=database_design]') });
  for (const list of await folded.all()) await list.locator(':scope > summary').click();
  await form.locator('input[name=skills][value=database_design]').check();
}

async function pickSkill(page: Page, locale: Locale): Promise<void> {
  await page.getByRole('combobox', { name: wordsOf(locale)('ui.skills.search') }).fill(locale === 'ar' ? 'قواعد' : 'bases de donn');
  await page.getByRole('option').first().click();
}

/** Fills in the form of an offer, all but what is asked of a ticked skill without script. */
export async function fillOffer(page: Page, locale: Locale, title: string, script = true): Promise<void> {
  const form = page.locator('main form');
  await form.locator(`input[name=writtenIn][value=${locale}]`).check();
  await form.locator('input[name=title]').fill(title);
  await form
    .locator('textarea[name=description]')
    .fill(
      locale === 'ar'
        ? 'ننجز أدوات بسيطة برخصة حرة مع دليل الاستعمال، ونكون من يستعملها.'
        : 'Nous réalisons des outils modestes, sous licence libre, avec leur mode d’emploi.',
    );
  if (script) {
    await pickSkill(page, locale);
    await form.locator('select[name="level.database_design"]').selectOption('3');
  } else await tickSkill(form);
  await form.locator('input[name=sectors][value=education]').check();
  await form.locator('input[name=places][value=remote]').check();
  await form.locator('input[name=format][value=mission_weeks]').check();
  await form.locator('input[name=regime][value=employer_time]').check();
  await form.locator('input[name=hoursTotal]').fill('40');
  await form.locator('input[name=hoursPerMonth]').fill('10');
  await form.locator('input[name=peopleCount]').fill('2');
  await form.locator('input[name=availableFrom]').fill(dayIn(1));
  await form.locator('input[name=availableUntil]').fill(dayIn(200));
  await form.locator('input[name=languages][value=fr]').check();
}

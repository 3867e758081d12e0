import type { Page } from '@playwright/test';
import type { Locale } from '@/lib/i18n/locales';
import { expect } from './fixtures';

/* The file of an organisation as its people fill it in. */

/** Completes the file of an association. */
export async function complete(page: Page, locale: Locale, alreadyHas: 'nothing' | 'receipt'): Promise<void> {
  const form = page.locator('main form.legal');
  const suffix = locale === 'ar' ? 'Ar' : 'Fr';
  const prose = {
    mission: ['نواكب شباب سلا نحو التكوين والعمل.', 'Nous aidons quarante familles à économiser l’eau.'],
    serves: ['شابات وشباب بين 16 و25 سنة.', 'Quarante familles de la plaine.'],
    changes: ['يجد نصفهم تكوينا في سنة.', 'Elles vendent ensemble leurs légumes.'],
    seeks: ['دعم في المحاسبة والتواصل.', 'Une comptabilité simple.'],
  } as const;
  for (const [field, [ar, fr]] of Object.entries(prose)) {
    await form.locator(`textarea[name=${field}${suffix}]`).fill(locale === 'ar' ? ar : fr);
  }
  // Only the document of the chosen form is asked.
  await form.locator('input[name=legalForm][value=cooperative]').check();
  await expect(form.locator('input[name=receiptNumber]')).toBeHidden();
  await expect(form.locator('input[name=documentNumber]')).toBeVisible();
  await form.locator('input[name=legalForm][value=association]').check();
  await expect(form.locator('input[name=documentNumber]')).toBeHidden();
  await form.locator('input[name=receiptDate]').fill('2021-03-04');
  if (alreadyHas === 'receipt') return;
  await form.locator('input[name=receiptType][value=provisional]').check();
  await form.locator('input[name=receiptNumber]').fill('64/2021');
  await form.locator(`input[name=receiptAuthority${suffix}]`).fill('باشوية سلا');
}

/** Completes the file of a company, in French. */
export async function completeCompany(page: Page, ice: string): Promise<void> {
  const form = page.locator('main form.legal');
  await form.locator('textarea[name=missionFr]').fill('Nous conseillons des coopératives et des communes sur leurs données.');
  await form.locator('input[name=sectors][value=education]').check();
  await form.locator('input[name=ice]').fill(ice);
  await form.locator('input[name=tradeRegisterNumber]').fill('48213');
  await form.locator('input[name=tradeRegisterCourt]').fill('Tribunal de commerce de Fès');
  await form.locator('input[name=taxId]').fill('40218837');
  await form.locator('input[name=employees]').fill('24');
  await form.locator('input[name=industryFr]').fill('Conseil en informatique');
}

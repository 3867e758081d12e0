import { type Locale, locales } from '@/lib/i18n/locales';
import { cast, coordinatorIn } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { postNeed } from './listing-forms';
import { mailTo } from './mail';

/*
 * The main job by its people: an association posts a need; a company finds it ranked and explained
 * beside its offer and pledges; the association agrees; a coordinator approves, and the hours are
 * reserved on both sides. In each language, with script and without, and once by keyboard alone.
 */

interface Job {
  locale: Locale;
  script: boolean;
  title: string;
}

const jobs: Job[] = locales.flatMap((locale) =>
  [true, false].map((script) => ({
    locale,
    script,
    title:
      locale === 'ar'
        ? `بناء قاعدة معطيات للمستفيدات ${script ? 'أولا' : 'ثانيا'}`
        : `Bâtir la base de nos apprenties, essai ${script ? 'un' : 'deux'}`,
  })),
);

for (const { locale, script, title } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    const t = wordsOf(locale);
    const open = (person: Parameters<typeof openAs>[0]) =>
      openAs(person, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });

    // The association posts a need.
    const association = await open(cast.associationOwner);
    const needId = await postNeed(association, locale, 'association', title, script);
    await expect(association.getByRole('heading', { level: 1 })).toContainText(title);
    // Its best offers stand beside it, with the reason.
    await expect(association.getByText(t('match.why')).first()).toBeVisible();

    // The company finds it ranked beside its offer, with the reason, and pledges.
    const company = await open(cast.companyOwner);
    await company.goto(`/${locale}/needs/${needId}`);
    await expect(company.getByRole('heading', { level: 1 })).toContainText(title);
    await expect(company.locator('main')).not.toContainText(cast.associationOwner.email);
    await company.goto(`/${locale}/needs/${needId}/pledge`);
    await company.locator('input[name=hours]').fill('5,5');
    await company
      .locator('textarea[name=message]')
      .fill(locale === 'ar' ? 'يمكن لفريقنا البدء في دجنبر.' : 'Notre équipe peut commencer en décembre.');
    await company.getByRole('button', { name: t('request.form.pledge') }).click();
    await company.waitForURL(/\/requests\/\d+\?done=pledged$/);
    const requestId = Number(/requests\/(\d+)/.exec(company.url())?.[1]);
    await expect(company.getByText(t('request.doneNote.pledged'))).toBeVisible();

    // The association is told, in the application and by mail, and agrees.
    const told = await mailTo(cast.associationOwner.email, `/requests/${requestId}`);
    expect(told.html).toContain('dir=');
    await association.goto(`/${locale}/requests/${requestId}`);
    await association.getByRole('button', { name: t('request.actions.consent') }).click();
    await association.waitForURL(/\?done=consented$/);
    await expect(association.locator('main')).not.toContainText(cast.companyOwner.email);

    // A coordinator of the region decides; both sides see the contacts.
    const coordinator = await open(coordinatorIn('04'));
    await coordinator.goto(`/${locale}/programme`);
    await coordinator.locator(`a[href="/${locale}/programme/requests/${requestId}"]`).first().click();
    await coordinator.locator('input[name=decision][value=approve]').check();
    await coordinator.getByRole('button', { name: t('desk.decision.submit') }).click();
    await coordinator.waitForURL(/\/programme\?approved=/);

    await association.goto(`/${locale}/requests/${requestId}`);
    await expect(association.locator('main')).toContainText(cast.companyOwner.email);
    await company.goto(`/${locale}/requests/${requestId}`);
    await expect(company.locator('main')).toContainText(cast.associationOwner.email);
    await mailTo(cast.companyOwner.email, `/requests/${requestId}`, 1);

    // The hours are reserved on the need: 18 of 23½ are still to be covered.
    await association.goto(`/${locale}/association/needs/${needId}`);
    await expect(association.locator('main')).toContainText('18');
  });
}

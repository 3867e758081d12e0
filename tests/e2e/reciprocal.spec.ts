import { formatHours } from '@/lib/i18n/hours';
import { cast, coordinatorIn, type Person } from '@/tests/support/cast';
import { dayIn } from '@/tests/support/days';
import { wordsOf } from '@/tests/support/words';
import { fillAgreement, issueAgreement, signAgreement } from './agreement-forms';
import { expect, test } from './fixtures';
import { fillOffer, postNeed } from './listing-forms';
import { lookAt } from './look-at';

/*
 * An association helps a company: it offers what it knows, the company says what it needs and asks for it, the association
 * agrees, a coordinator approves, both sign, the association's hours are declared and the company confirms them, and what
 * each side gave is written down. By the same forms as the other way, in both languages.
 */

const jobs = [
  { locale: 'ar', script: false, offer: 'تنظيم معطيات المستفيدين كما نقوم به', need: 'ترتيب معطيات أنشطتنا الاجتماعية' },
  { locale: 'fr', script: true, offer: 'Tenir une base comme nous tenons la nôtre', need: 'Ranger les données de nos actions sociales' },
] as const;

for (const { locale, script, offer, need } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    test.slow();
    const t = wordsOf(locale);
    const open = (person: Person | null) => openAs(person, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });

    const association = await open(cast.associationOwner);
    await association.goto(`/${locale}/association/offers/new`);
    await association.getByRole('button', { name: t('start.empty') }).click();
    await association.waitForURL(/\/offers\/drafts\/[\da-f-]+$/);
    await fillOffer(association, locale, offer, script);
    await association.locator('input[name=availableFrom]').fill(dayIn(0));
    await association.getByRole('button', { name: t('offers.form.submit') }).click();
    if (!script) {
      await association.locator('select[name="level.database_design"]').selectOption('3');
      await association.getByRole('button', { name: t('offers.form.submit') }).click();
    }
    await association.waitForURL(/\/association\/offers\/\d+$/);
    const offerId = Number(association.url().split('/').at(-1));

    // Whoever comes by reads it, and a company asks for it beside a need of its own.
    const anybody = await open(null);
    await anybody.goto(`/${locale}/offers/${offerId}`);
    await expect(anybody.getByRole('heading', { level: 1 })).toContainText(offer);
    const company = await open(cast.companyOwner);
    const needId = await postNeed(company, locale, 'company', need, script);
    await expect(company.getByText(t('match.why')).first()).toBeVisible();
    await company.goto(`/${locale}/offers/${offerId}/ask`);
    await company.locator(`input[name=needId][value="${needId}"]`).check();
    await company.locator('input[name=hours]').fill('5,5');
    await company.locator('input[name=startsOn]').fill(dayIn(0));
    await company.getByRole('button', { name: t('request.form.ask') }).click();
    await company.waitForURL(/\/requests\/\d+\?done=asked$/);
    const requestId = Number(/requests\/(\d+)/.exec(company.url())?.[1]);

    await association.goto(`/${locale}/requests/${requestId}`);
    await association.getByRole('button', { name: t('request.actions.consent') }).click();
    await association.waitForURL(/\?done=consented$/);
    const coordinator = await open(coordinatorIn('04'));
    await coordinator.goto(`/${locale}/programme/requests/${requestId}`);
    await coordinator.locator('input[name=decision][value=approve]').check();
    await coordinator.getByRole('button', { name: t('desk.decision.submit') }).click();
    await coordinator.waitForURL(/\/programme\?approved=/);

    // The agreement says who gives: its clauses are those of this direction.
    await company.goto(`/${locale}/requests/${requestId}`);
    const mission = await company.locator('main a[href*="/missions/"]').first().getAttribute('href');
    const agreement = `${mission}/agreement`;
    await fillAgreement(association, 'association', locale, agreement);
    await fillAgreement(company, 'company', locale, agreement);
    await issueAgreement(company, locale);
    for (const page of [association, company]) await signAgreement(page, locale, agreement);
    await lookAt(await openAs(cast.associationOwner), locale, agreement);

    await association.goto(`${mission}/hours`);
    await association.locator('#declare-hours').fill('1,5');
    await association.locator('#declare-what').fill(locale === 'ar' ? 'ورشة أولى.' : 'Un premier atelier.');
    await association.getByRole('button', { name: t('mission.hours.form.submit') }).click();
    await expect(association.getByText(t('mission.hours.done.declared'), { exact: true })).toBeVisible();
    await company.goto(`${mission}/hours`);
    await company.getByRole('button', { name: t('mission.hours.confirm') }).click();
    await expect(company.getByText(t('mission.hours.done.confirmed'), { exact: true })).toBeVisible();

    // What each side gave.
    await company.goto(mission ?? '');
    await company.locator('main a[href*="/partnerships/"]').first().click();
    await company.waitForURL(/\/partnerships\/\d+/);
    await expect(company.locator('main')).toContainText(formatHours(6, locale));
  });
}

import type { Page } from '@playwright/test';
import { directionOf, type Locale } from '@/lib/i18n/locales';
import { QUESTIONS, type Question } from '@/lib/value-propositions/rules';
import { ownerOf } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/*
 * An association comes from its diagnostic's page, writes what it says to companies, reads how clear it is, mends it,
 * publishes it and takes it back. A company's people find it without an account.
 */

const jobs: { locale: Locale; script: boolean; who: string }[] = [
  { locale: 'ar', script: false, who: 'second_depart' },
  { locale: 'fr', script: true, who: 'collines_solidaires' },
];

const TEXTS: Record<Locale, Record<Question, string>> = {
  fr: {
    audience: 'Nous accompagnons 85 jeunes de 16 à 22 ans, dans trois communes de la province.',
    problem: 'Ces jeunes ont quitté l’école tôt, et aucun atelier ne les prend en apprentissage.',
    method: 'Nous créons des synergies entre les familles et les ateliers de la médina, chaque semaine.',
    proof: 'L’an dernier, beaucoup de jeunes ont trouvé un contrat après six mois avec nous.',
    exchange: 'Trois jours avec vos équipes leur feraient voir un métier, et vous rencontreriez vos apprentis.',
  },
  ar: {
    audience: 'نواكب 85 شابة وشابا بين 16 و22 سنة في ثلاث جماعات من الإقليم.',
    problem: 'غادر هؤلاء الشباب المدرسة مبكرا ولا تقبلهم أي ورشة للتعلم في المدينة.',
    method: 'نعمل على بناء القدرات مع الأسر وورشات المدينة القديمة مرة كل أسبوع.',
    proof: 'في السنة الماضية وجد كثير من الشباب عقدا بعد ستة أشهر من العمل معنا.',
    exchange: 'ثلاثة أيام مع فرقكم تعرفهم بمهنة، وتلتقون أنتم بمتعلميكم القادمين إلى مقاولتكم.',
  },
};
const MENDED: Record<Locale, Partial<Record<Question, string>>> = {
  fr: {
    method: 'Nous faisons se rencontrer les familles et les ateliers de la médina, chaque semaine.',
    proof: 'L’an dernier, 31 jeunes sur 48 ont trouvé un contrat après six mois avec nous.',
  },
  ar: {
    method: 'نجمع الأسر وورشات المدينة القديمة مرة كل أسبوع منذ ثلاث سنوات.',
    proof: 'في السنة الماضية وجد 31 من 48 شابة وشابا عقدا بعد ستة أشهر معنا.',
  },
};

/** React gives a textarea back what the server wrote in it: what is typed before it has come does not count yet. */
async function comeAlive(page: Page, script: boolean): Promise<void> {
  if (!script) return;
  await page.waitForFunction(() => Object.keys(document.querySelector('textarea') ?? {}).some((key) => key.startsWith('__reactProps')));
}

const field = (page: Page, question: Question, lang: Locale) => page.locator(`[name="${question}.${lang}"]`);

for (const { locale, script, who } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    test.slow();
    const t = wordsOf(locale);
    const author = ownerOf(who);
    const page = await openAs(author, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
    const main = page.locator('main');
    const brief = `/${locale}/organisations/${author.organisationId}/brief`;
    const reread = page.getByRole('button', { name: t('propositions.form.reread') });

    await page.goto(`/${locale}/association/proposition`);
    await page.getByRole('button', { name: t('propositions.start.submit') }).click();
    await expect(page).toHaveURL(/\/association\/proposition\/[\da-f-]{36}$/);

    // Half of it: nothing is lost, and what is missing is told.
    await comeAlive(page, script);
    await field(page, 'audience', locale).fill(TEXTS[locale].audience);
    await reread.click();
    await expect(main.getByText(t('propositions.clarity.verdicts.begun'))).toBeVisible();
    await expect(page.getByRole('button', { name: t('propositions.draft.publish') })).toHaveCount(0);
    await page.getByRole('link', { name: t('propositions.draft.continue') }).click();
    await expect(field(page, 'audience', locale)).toHaveValue(TEXTS[locale].audience);

    await comeAlive(page, script);
    for (const question of QUESTIONS) await field(page, question, locale).fill(TEXTS[locale][question]);
    await reread.click();
    await expect(main.getByText(t('propositions.clarity.verdicts.ready'))).toBeVisible();
    await expect(main).toContainText(locale === 'fr' ? '« synergie »' : '«بناء القدرات»');
    await expect(main.getByText(t('propositions.clarity.findings.noNumber', { lang: locale }))).toBeVisible();

    // The question is one press away.
    await main.getByRole('link', { name: t('propositions.questions.proof.label') }).click();
    await expect(page).toHaveURL(new RegExp(`#proof\\.${locale}$`));
    await comeAlive(page, script);
    for (const [question, text] of Object.entries(MENDED[locale])) await field(page, question as Question, locale).fill(text);
    for (const question of QUESTIONS) {
      const other = locale === 'fr' ? 'ar' : 'fr';
      await field(page, question, other).fill(MENDED[other][question] ?? TEXTS[other][question]);
    }
    await reread.click();
    await expect(main.getByText(t('propositions.clarity.verdicts.clear'))).toBeVisible();

    await page.getByRole('button', { name: t('propositions.draft.publish') }).click();
    await expect(main.getByText(t('propositions.done.published'), { exact: true })).toBeVisible();

    const reader = await openAs(null, { viewport: { width: 360, height: 740 } });
    await reader.goto(`/${locale}/organisations/${author.organisationId}`);
    await reader.getByRole('link', { name: t('organisations.page.brief') }).click();
    await expect(reader).toHaveURL(brief);
    await expect(reader.locator('main')).toContainText(MENDED[locale].proof ?? '');
    await expect(reader.locator('meta[property="og:description"]')).toHaveAttribute('content', /\S{3}/);
    const pdf = await reader.request.get(`/api/organisations/${author.organisationId}/brief/${locale}.pdf`);
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
    await reader.emulateMedia({ media: 'print' });
    await expect(reader.getByRole('link', { name: t('propositions.brief.meet') })).toBeHidden();
    await reader.emulateMedia({ media: 'screen' });
    await lookAt(reader, locale, brief);
    expect(await reader.locator('html').getAttribute('dir')).toBe(directionOf[locale]);

    await page.goto(`/${locale}/association/proposition`);
    await page.getByRole('button', { name: t('propositions.published.unpublish') }).click();
    await expect(main.getByText(t('propositions.done.unpublished'), { exact: true })).toBeVisible();
    expect((await reader.goto(brief))?.status()).toBe(404);
    await page.getByRole('link', { name: t('propositions.draft.continue') }).click();
    await expect(field(page, 'proof', locale)).toHaveValue(MENDED[locale].proof ?? '');
  });
}

test('the diagnostic leads to it where what is weak is how the association is told of', async ({ openAs }) => {
  const t = wordsOf('fr');
  const page = await openAs(ownerOf('palmes_seguias'));
  await page.goto('/fr/association/readiness');
  await page.locator('main a[href^="/fr/readiness/"]').first().click();
  await page.getByRole('link', { name: t('readiness.result.proposition') }).click();
  await expect(page).toHaveURL(/\/association\/proposition$/);
});

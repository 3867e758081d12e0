import { readFile } from 'node:fs/promises';
import type { Locale } from '@/lib/i18n/locales';
import { signing } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { fillAgreement, issueAgreement, signAgreement } from './agreement-forms';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/*
 * The two sides of a mission fill in its agreement, issue it and sign it; then anybody who holds the document
 * checks it, and a file that is another is told from it.
 */

const jobs: { locale: Locale; script: boolean }[] = [
  { locale: 'ar', script: false },
  { locale: 'fr', script: true },
];

for (const { locale, script } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }, info) => {
    test.slow();
    const t = wordsOf(locale);
    const { missionId, giver, receiver } = signing[locale];
    const open = (person: Parameters<typeof openAs>[0]) =>
      openAs(person, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script, acceptDownloads: true });
    const agreement = `/${locale}/missions/${missionId}/agreement`;

    // Each side gives its part, in one language; what is still missing is named.
    const company = await open(giver);
    await company.goto(agreement);
    await expect(company.getByRole('heading', { name: t('agreements.missing') })).toBeVisible();
    const association = await open(receiver);
    await fillAgreement(association, 'association', locale, agreement);
    await fillAgreement(company, 'company', locale, agreement);

    // Complete, it is issued, and both sign what was issued.
    await issueAgreement(company, locale);
    // The scan needs script.
    await lookAt(await openAs(giver), locale, agreement);
    for (const page of [company, association]) await signAgreement(page, locale, agreement);
    await expect(association.getByText(t('agreements.steps.signed'), { exact: true })).toBeVisible();
    const [download] = await Promise.all([
      association.waitForEvent('download'),
      association.getByRole('link', { name: t('agreements.download') }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^KH-\d{4}-\d{5}\.pdf$/);
    const file = info.outputPath('convention.pdf');
    await download.saveAs(file);

    // Somebody without an account: the code that is printed on it, and the file.
    const code =
      (await association
        .getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
        .first()
        .textContent()) ?? '';
    const anybody = await open(null);
    await anybody.goto(`/${locale}/verify`);
    await anybody.locator('#code').fill('8F3K');
    await anybody.getByRole('button', { name: t('verify.find') }).click();
    await expect(anybody.locator('main')).toContainText(t('errors.codeUnknown'));
    await anybody.locator('#code').fill(code.toLowerCase());
    await anybody.getByRole('button', { name: t('verify.find') }).click();
    await expect(anybody.getByText(t('verify.statuses.inForce'), { exact: true })).toBeVisible();
    await expect(anybody.locator('main')).not.toContainText('Idrissi');
    await lookAt(await openAs(null), locale, `/${locale}/verify/${code}`);
    for (const [bytes, answer] of [
      [await readFile(file), 'genuine'],
      [(await readFile(file)).subarray(0, -1), 'other'],
    ] as const) {
      await anybody.locator('#file').setInputFiles({ name: 'convention.pdf', mimeType: 'application/pdf', buffer: Buffer.from(bytes) });
      await anybody.getByRole('button', { name: t('verify.compare'), exact: true }).click();
      await expect(anybody.getByText(t(`verify.${answer}`), { exact: true })).toBeVisible();
    }
  });
}

import { FILE_MAX_BYTES } from '@/lib/files/rules';
import type { Locale } from '@/lib/i18n/locales';
import { cast, coordinatorIn } from '@/tests/support/cast';
import { pdf, pdfOf } from '@/tests/support/files';
import { seeded } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { mailTo } from './mail';

/*
 * The people of a request write to each other: the association asks with a document, the company is told by
 * mail, reads, keeps the document and answers, and the coordination reads both. What is refused is not lost.
 */

const jobs: { locale: Locale; script: boolean }[] = [
  { locale: 'ar', script: false },
  { locale: 'fr', script: true },
];

for (const { locale, script } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }) => {
    const t = wordsOf(locale);
    const open = (person: Parameters<typeof openAs>[0]) =>
      openAs(person, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script, acceptDownloads: true });
    const path = `/requests/${seeded.toAnswer}`;
    const question = locale === 'ar' ? 'هل يمكن أن نبدأ يوم الأربعاء؟' : 'Pouvons-nous commencer un mercredi ?';
    const answer = locale === 'ar' ? 'نعم، الأربعاء مناسب.' : 'Oui, le mercredi convient.';
    const name = locale === 'ar' ? 'برنامج.pdf' : 'Programme.pdf';

    // A telephone number comes after approval; a file that is none is named. What was typed stays.
    const association = await open(cast.otherAssociationOwner);
    await association.goto(`/${locale}${path}`);
    const body = association.locator('#thread-body');
    await body.fill(`${question} ٠٦ ١٢ ٣٤ ٥٦ ٧٨`);
    await association.getByRole('button', { name: t('thread.form.send') }).click();
    await expect(association.getByText(t('errors.phoneBeforeApproval')).first()).toBeVisible();
    await expect(body).toHaveValue(`${question} ٠٦ ١٢ ٣٤ ٥٦ ٧٨`);
    await body.fill(question);
    const files = association.locator('#thread-files');
    await files.setInputFiles({ name: 'facture.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>') });
    await association.getByRole('button', { name: t('thread.form.send') }).click();
    await expect(association.locator('#thread-files-error')).toContainText('facture.pdf');
    await expect(body).toHaveValue(question);
    // One byte too many is refused before it is sent, where there is script, and after, where there is none.
    if (script) await association.getByRole('button', { name: t('ui.files.remove') }).click();
    await files.setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdfOf(FILE_MAX_BYTES + 1)) });
    if (!script) await association.getByRole('button', { name: t('thread.form.send') }).click();
    await expect(association.locator('#thread')).toContainText('5,01');
    await expect(body).toHaveValue(question);
    await files.setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(pdf) });
    await association.getByRole('button', { name: t('thread.form.send') }).click();
    await association.waitForURL(/message=sent#thread$/);
    await expect(association.getByText(t('thread.note.sent'))).toBeVisible();
    await expect(association.locator('#thread article').last()).toContainText(question);
    await expect(body).toHaveValue('');
    await expect(association.locator('#thread-files-error')).toHaveCount(0);

    // The company is told, reads, keeps the document and answers.
    await mailTo(cast.otherCompanyOwner.email, path);
    const company = await open(cast.otherCompanyOwner);
    await company.goto(`/${locale}${path}`);
    await expect(company.locator('#thread article').last()).toContainText(question);
    const [download] = await Promise.all([company.waitForEvent('download'), company.getByRole('link', { name }).last().click()]);
    expect(download.suggestedFilename()).toBe(name);
    await company.locator('#thread-body').fill(answer);
    await company.getByRole('button', { name: t('thread.form.send') }).click();
    await company.waitForURL(/message=sent#thread$/);

    // The coordination reads both.
    const coordinator = await open(coordinatorIn('03'));
    await coordinator.goto(`/${locale}/programme${path}`);
    await expect(coordinator.locator('#thread')).toContainText(question);
    await expect(coordinator.locator('#thread')).toContainText(answer);
  });
}

test('a form that is larger than any of ours is answered, and not with a failure', async ({ openAs }) => {
  const page = await openAs(cast.otherAssociationOwner);
  const send = (path: string) =>
    page.request.post(path, {
      multipart: { files: { name: 'film.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(17 * 1_048_576) } },
      maxRedirects: 0,
    });
  const thread = await send(`/fr/requests/${seeded.toAnswer}`);
  expect([thread.status(), thread.headers().location]).toEqual([303, expect.stringMatching(/\?message=tooLarge#thread$/)]);
  expect((await send('/fr/sign-in')).status()).toBe(413);
});

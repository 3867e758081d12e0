import { writeFile } from 'node:fs/promises';
import { FILE_MAX_BYTES, FORM_MAX_BYTES } from '@/lib/files/rules';
import type { Locale } from '@/lib/i18n/locales';
import { TOO_LARGE } from '@/lib/routes';
import { MAX_FILES } from '@/lib/threads/rules';
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
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }, info) => {
    const t = wordsOf(locale);
    const open = (person: Parameters<typeof openAs>[0]) =>
      openAs(person, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script, acceptDownloads: true });
    const path = `/requests/${seeded.toAnswer}`;
    const question = locale === 'ar' ? 'هل يمكن أن نبدأ يوم الأربعاء؟' : 'Pouvons-nous commencer un mercredi ?';
    const answer = locale === 'ar' ? 'نعم، الأربعاء مناسب.' : 'Oui, le mercredi convient.';
    const name = locale === 'ar' ? 'برنامج.pdf' : 'Programme.pdf';

    // A telephone number comes after approval; files that are none are named, each with its reason. What was typed stays.
    const association = await open(cast.otherAssociationOwner);
    await association.goto(`/${locale}${path}`);
    const body = association.locator('#thread-body');
    await body.fill(`${question} ٠٦ ١٢ ٣٤ ٥٦ ٧٨`);
    await association.getByRole('button', { name: t('thread.form.send') }).click();
    await expect(association.getByText(t('errors.phoneBeforeApproval')).first()).toBeVisible();
    await expect(body).toHaveValue(`${question} ٠٦ ١٢ ٣٤ ٥٦ ٧٨`);
    await body.fill(question);
    const files = association.locator('#thread-files');
    const fileOf = (fileName: string, buffer: Buffer) => ({ name: fileName, mimeType: 'application/pdf', buffer });
    // By their paths: through the test itself, heavy ones take seconds.
    const heavy = async (fileName: string, bytes: number) => {
      const at = info.outputPath(fileName);
      await writeFile(at, pdfOf(bytes));
      return at;
    };
    await files.setInputFiles([
      fileOf('facture.pdf', Buffer.from('<script>')),
      fileOf(name, Buffer.from(pdf)),
      fileOf('film.mp4', Buffer.from('?')),
    ]);
    await association.getByRole('button', { name: t('thread.form.send') }).click();
    for (const place of [
      association.locator('#thread').getByRole('alert').getByRole('listitem'),
      association.locator('#thread-files-error p'),
    ]) {
      await expect(place).toHaveText([/facture\.pdf/, /film\.mp4/]);
    }
    await expect(body).toHaveValue(question);
    // One byte too many is refused before it is sent, where there is script, and after, where there is none.
    const remove = association.getByRole('button', { name: t('ui.files.remove') });
    if (script) {
      for (let left = 3; left > 0; left -= 1) {
        await expect(remove).toHaveCount(left);
        await remove.first().click();
      }
    }
    await files.setInputFiles(await heavy('scan.pdf', FILE_MAX_BYTES + 1));
    if (!script) await association.getByRole('button', { name: t('thread.form.send') }).click();
    await expect(association.locator('#thread')).toContainText('5,01');
    await expect(body).toHaveValue(question);
    // More than a message carries: the one left out is named at once, or once it was sent. What was typed stays.
    const many = ['un.pdf', 'deux.pdf', 'trois.pdf', 'quatre.pdf'].map((one) => heavy(one, FILE_MAX_BYTES));
    await files.setInputFiles(await Promise.all(many));
    if (script) {
      await expect(association.locator('#thread')).toContainText(
        t('errors.fileLeftOut', { name: '\u2068quatre.pdf\u2069', max: MAX_FILES }),
      );
      for (let left = MAX_FILES; left > 0; left -= 1) {
        await expect(remove).toHaveCount(left);
        await remove.first().click();
      }
    } else {
      await association.getByRole('button', { name: t('thread.form.send') }).click();
      await expect(association.locator('#thread')).toContainText(t('errors.filesTooMany', { max: MAX_FILES, count: 4 }));
      await expect(body).toHaveValue(question);
      // More than any form carries is not read: the page says so.
      await files.setInputFiles(
        await Promise.all(many.concat(['cinq.pdf', 'six.pdf', 'sept.pdf'].map((one) => heavy(one, FILE_MAX_BYTES)))),
      );
      await association.getByRole('button', { name: t('thread.form.send') }).click();
      await expect(association.locator('main').getByRole('alert')).toContainText(t('layout.tooLarge'));
      await body.fill(question);
    }
    await files.setInputFiles(fileOf(name, Buffer.from(pdf)));
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
      multipart: { files: { name: 'film.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(FORM_MAX_BYTES) } },
      maxRedirects: 0,
    });
  for (const path of [
    `/fr/requests/${seeded.toAnswer}`,
    `/fr/programme/requests/${seeded.toAnswer}`,
    `/fr/missions/${seeded.mission}`,
    `/fr/missions/${seeded.mission}/agreement`,
    `/fr/missions/${seeded.mission}/plan/items/1`,
    '/fr/verify/8F3K22QP0000',
  ]) {
    const answer = await send(path);
    expect([answer.status(), answer.headers().location]).toEqual([303, expect.stringMatching(new RegExp(`${path}\\?${TOO_LARGE}$`))]);
  }
  expect((await send('/fr/sign-in')).status()).toBe(413);
});

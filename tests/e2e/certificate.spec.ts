import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { Client } from 'pg';
import { type Locale, locales } from '@/lib/i18n/locales';
import { cast, ownerOf, type Person } from '@/tests/support/cast';
import { seeded } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/*
 * Somebody who works on a mission, and the association that receives it, each draw up their certificate in both
 * languages, on a phone, download it, and anybody who holds it checks it.
 */

const mission = `/missions/${seeded.mission}`;
const jobs: { locale: Locale; script: boolean; holder: Person; from: string }[] = [
  { locale: 'fr', script: true, holder: cast.missionPerson, from: '/missions' },
  { locale: 'ar', script: false, holder: ownerOf('tisseuses_zemmour'), from: mission },
];

/** A certificate stays as it was issued, but for whoever owns the database. */
test.afterEach(async ({ app }) => {
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  await client.query('SET session_replication_role = replica');
  await client.query('DELETE FROM "Certificate"');
  await client.end();
});

for (const { locale, script, holder, from } of jobs) {
  test(`${locale}, ${script ? 'with' : 'without'} script`, async ({ openAs }, info) => {
    const t = wordsOf(locale);
    const open = (person: Person | null) =>
      openAs(person, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script, acceptDownloads: true });
    const own = await open(holder);
    await own.goto(`/${locale}${from}`);
    await own.locator('main').locator(`a[href="/${locale}${mission}/certificates"]`).click();
    for (const language of locales) {
      await own.getByRole('button', { name: t(`certificates.issue.${language}`) }).click();
      await expect(own.getByText(t('certificates.done'), { exact: true })).toBeVisible();
      await expect(own.getByRole('button', { name: t(`certificates.issue.${language}`) })).toHaveCount(0);
    }
    await lookAt(await openAs(holder), locale, `/${locale}${mission}/certificates`);
    const files = [];
    for (const language of locales)
      files.push(await saved(own, t(`certificates.download.${language}`), info.outputPath(`${language}.pdf`)));
    expect(new Set(files.map(({ name }) => name)).size).toBe(locales.length);

    const code = await own
      .getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
      .first()
      .textContent();
    const anybody = await open(null);
    await anybody.goto(`/${locale}/verify/${code}`);
    await expect(anybody.getByText(t('verify.statuses.issued'), { exact: true })).toBeVisible();
    await expect(anybody.locator('main')).not.toContainText(holder.name);
    const answers = await Promise.all(
      files.map(async ({ bytes }) => {
        const checking = await openAs(null);
        await checking.goto(`/${locale}/verify/${code}`);
        await checking.locator('input[type="file"]').setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer: bytes });
        await checking.getByRole('button', { name: t('verify.compare'), exact: true }).click();
        await checking.waitForURL(/\?file=/);
        return new URL(checking.url()).searchParams.get('file');
      }),
    );
    expect(answers.sort()).toEqual(['genuine', 'other']);
  });
}

async function saved(page: Page, link: string, path: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  await download.saveAs(path);
  const bytes = await readFile(path);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(download.suggestedFilename()).toMatch(/^KA-\d{4}-\d{5}\.pdf$/);
  return { name: download.suggestedFilename(), bytes };
}

import pg from 'pg';
import { locales } from '@/lib/i18n/locales';
import { JOB_ATTEMPTS } from '@/lib/jobs/rules';
import { type App, runningApp } from '@/tests/support/app';
import { cast } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';

/* What the platform could not do by itself: found and run again, with script and without. */

/** A job that failed at every attempt, as the worker leaves it. */
async function failJob({ databaseUrl }: App): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `SELECT graphile_worker.permanently_fail_jobs(ARRAY[job.id], 'other')
       FROM graphile_worker.add_job('purge_ranking_changes', run_at := now() + interval '1 hour', max_attempts := $1::int) job`,
      [JOB_ATTEMPTS],
    );
  } finally {
    await client.end();
  }
}

for (const locale of locales) {
  const script = locale === 'fr';
  test(`${locale}, ${script ? 'with' : 'without'} script: a coordinator has a job run again`, async ({ openAs }) => {
    const t = wordsOf(locale);
    await failJob(runningApp());
    const page = await openAs(cast.coordinatorNational, { viewport: { width: 360, height: 740 }, javaScriptEnabled: script });
    await page.goto(`/${locale}/programme/jobs`);
    const row = page.getByRole('row', { name: t('failedJobs.jobs.purge_ranking_changes') });
    await expect(row).toContainText(t('failedJobs.failures.other'));
    await row.getByRole('button', { name: t('failedJobs.again') }).click();
    await page.waitForURL(/\/programme\/jobs\?done=one$/);
    await expect(page.locator('main')).toContainText(t('failedJobs.done.one'));
    await expect(row).toHaveCount(0);
    await lookAt(await openAs(cast.coordinatorNational), locale, `/${locale}/programme/jobs?done=one`);
  });
}

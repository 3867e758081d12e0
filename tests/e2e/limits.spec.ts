import { Client } from 'pg';
import { expect, test } from './fixtures';

/** What only the running server shows: a made-up forwarding header moves nobody's attempts to another address. */
test('attempts count for the address of the socket, whatever the headers say', async ({ openAs, app }) => {
  const windows = async () => {
    const database = new Client({ connectionString: app.databaseUrl });
    await database.connect();
    const { rows } = await database.query(`SELECT "key", "failures" FROM "AttemptWindow" WHERE "key" LIKE 'sign_in:address:%'`);
    await database.end();
    return rows as { key: string; failures: number }[];
  };
  const [before] = await windows();
  for (const claimed of ['198.51.100.1', '198.51.100.2, 198.51.100.3']) {
    const page = await openAs(null, {
      javaScriptEnabled: false,
      extraHTTPHeaders: { 'x-forwarded-for': claimed, 'x-real-ip': claimed, 'x-khibra-address': claimed },
    });
    await page.goto('/fr/sign-in');
    await page.locator('#email').fill(`nobody-${claimed.length}@khibra.example`);
    await page.locator('#password').fill('faux');
    await page.locator('#password').press('Enter');
    await expect(page).toHaveTitle(/^Erreur/);
  }
  expect(await windows()).toEqual([{ key: before?.key ?? expect.any(String), failures: (before?.failures ?? 0) + 2 }]);
});

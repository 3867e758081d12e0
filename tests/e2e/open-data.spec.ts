import { openNeed, openNeeds, openResults } from '@/lib/open-data/schema';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';

/*
 * A program reads the public needs without a key, and a reader of feeds follows them.
 */

test('a program reads needs, page and row, and is told what it asked amiss', async ({ request }) => {
  const answer = await request.get('/api/v1/needs?sector=education');
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' });
  const { needs } = openNeeds.parse(await answer.json());
  expect(needs.length).toBeGreaterThan(0);

  const again = await request.get('/api/v1/needs?sector=education', { headers: { 'If-None-Match': answer.headers().etag ?? '' } });
  expect([again.status(), await again.text()]).toEqual([304, '']);

  const one = await request.get(`/api/v1/needs/${needs[0]?.id}`);
  expect(openNeed.parse(await one.json())).toEqual(needs[0]);
  expect((await request.get('/api/v1/needs/999999999')).status()).toBe(404);
  expect((await request.get('/api/v1/needs/abc')).status()).toBe(404);

  const amiss = await request.get('/api/v1/needs?sector=sport&secteur=education');
  expect([amiss.status(), await amiss.json()]).toEqual([400, { code: 'invalid_parameter', parameters: ['sector', 'secteur'] }]);
});

test('a program reads what the programme came to', async ({ request }) => {
  const answer = await request.get('/api/v1/results?region=09');
  openResults.parse(await answer.json());
  const again = await request.get('/api/v1/results?region=09', { headers: { 'If-None-Match': answer.headers().etag ?? '' } });
  expect([answer.status(), again.status()]).toEqual([200, 304]);
  expect((await request.get('/api/v1/results?region=99')).status()).toBe(400);
});

test('the description says the version and the server that answer', async ({ request, baseURL }) => {
  const description = await (await request.get('/api/v1/openapi.json')).json();
  expect(description.openapi).toBe('3.1.1');
  const [{ url }] = description.servers;
  expect(new URL(url).pathname).toBe('/api/v1');
  expect(new URL(url).origin).toBe(new URL(baseURL ?? '').origin);
});

for (const locale of ['ar', 'fr'] as const) {
  test(`${locale}: the list leads a reader to its feed, and the page of open data to all of them`, async ({ openAs, request }) => {
    const t = wordsOf(locale);
    const page = await openAs(null, { javaScriptEnabled: true });
    await page.goto(`/${locale}/needs`);
    const found = await page.locator('link[type="application/atom+xml"]').getAttribute('href');
    const feed = await request.get(new URL(found ?? '').pathname);
    expect(feed.headers()['content-type']).toBe('application/atom+xml; charset=utf-8');
    const read = await page.evaluate(
      (xml) => {
        const parsed = new DOMParser().parseFromString(xml, 'application/xml');
        return {
          root: parsed.documentElement.nodeName,
          entries: parsed.querySelectorAll('entry > link').length,
          language: parsed.documentElement.getAttribute('xml:lang'),
        };
      },
      await feed.text(),
    );
    expect(read.root).toBe('feed');
    expect(read.entries).toBeGreaterThan(10);

    await page.goto(`/${locale}/needs`);
    await page
      .locator('footer')
      .getByRole('link', { name: t('nav.openData'), exact: true })
      .click();
    await expect(page.getByRole('heading', { level: 1, name: t('openData.title') })).toBeVisible();
    for (const link of await page.getByRole('row').getByRole('link').all()) {
      const address = new URL((await link.getAttribute('href')) ?? '');
      expect((await request.get(`${address.pathname}${address.search}`)).status(), address.href).toBe(200);
    }
  });
}

test('there is no feed in another language or form', async ({ request }) => {
  expect((await request.get('/api/v1/feeds/en/atom')).status()).toBe(404);
  expect((await request.get('/api/v1/feeds/fr/rss')).status()).toBe(404);
  expect((await request.get('/api/v1/feeds/fr/atom?region=99')).status()).toBe(400);
});

import { locales } from '@/lib/i18n/locales';
import { cast } from '@/tests/support/cast';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';

/** What every answer carries, errors included, and what another site's page cannot do. */

const paths = ['', '/needs', '/sign-in', '/needs/999999', '/no/such/page', '/association'];

for (const locale of locales) {
  for (const path of paths) {
    test(`${locale}${path}: policy with a nonce, and the other headers`, async ({ request }) => {
      const [one, two] = [await request.get(`/${locale}${path}`), await request.get(`/${locale}${path}`)];
      const policy = one.headers()['content-security-policy'] ?? '';
      expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}' 'strict-dynamic'/);
      expect(policy).not.toContain('unsafe-eval');
      for (const directive of [
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "style-src-attr 'unsafe-inline'",
      ]) {
        expect(policy).toContain(directive);
      }
      expect(policy).not.toBe(two.headers()['content-security-policy']);
      expect(one.headers()).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'strict-origin-when-cross-origin' });
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
      const scripts = (await one.text()).match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    });
  }
}

test('the session cookie is for the server alone', async ({ openAs }) => {
  const page = await openAs(cast.companyOwner);
  const cookies = (await page.context().cookies()).filter((cookie) => cookie.name.includes('session'));
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
});

test('what is no page of any language is a page all the same', async ({ request }) => {
  for (const path of ['/api/unknown', '/icon.svgfoo', '/unknown']) {
    const answer = await request.get(path, { headers: { 'accept-language': 'fr' } });
    expect(answer.status(), path).toBe(404);
    expect(answer.headers()['content-security-policy'], path).toContain("object-src 'none'");
    expect(await answer.text(), path).toContain(wordsOf('fr')('layout.status404.title'));
  }
});

test('the language’s cookie too stays away from script and from other sites', async ({ request }) => {
  // Asked in one language and opened in the other: the choice is worth remembering.
  const answer = await request.get('/ar/needs', { headers: { 'accept-language': 'fr' } });
  const cookies = answer.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie');
  expect(cookies).toHaveLength(1);
  expect(cookies[0]?.value).toMatch(/^khibra\.locale=ar;.*HttpOnly/i);
  expect(cookies[0]?.value).toMatch(/SameSite=lax/i);
});

for (const locale of locales) {
  const t = wordsOf(locale);

  test(`${locale}: 403 and 404 are whole pages without script`, async ({ openAs }) => {
    const page = await openAs(cast.companyOwner, { javaScriptEnabled: false });
    for (const [path, status] of [
      ['/no/such/page', 404],
      ['/needs/999999', 404],
      ['/requests/999999', 404],
      ['/association', 403],
      ['/programme', 403],
    ] as const) {
      const response = await page.goto(`/${locale}${path}`);
      expect(response?.status(), path).toBe(status);
      await expect(page.getByRole('heading', { level: 1 }), path).toHaveText(t(`layout.status${status}.title`));
      await expect(page.locator('header nav').first()).toBeAttached();
    }
  });
}

test('a form that another site sends is refused', async ({ openAs, baseURL }) => {
  const page = await openAs(cast.companyOwner, { javaScriptEnabled: false });
  await page.goto('/fr/needs');
  const hidden = await page
    .locator('header form input[type=hidden]')
    .evaluateAll((inputs) => inputs.map((input) => [(input as HTMLInputElement).name, (input as HTMLInputElement).value] as const));
  const answer = await page.context().request.post(`${baseURL}/fr/needs`, {
    headers: { origin: 'https://elsewhere.example' },
    multipart: Object.fromEntries(hidden),
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(403);
  await page.goto('/fr/company');
  await expect(page).toHaveURL(/\/fr\/company$/);
});

test('health answers ok, and nothing more', async ({ request }) => {
  for (const path of ['/api/health/live', '/api/health/ready']) {
    const answer = await request.get(path);
    expect(answer.status()).toBe(200);
    expect(await answer.json()).toEqual({ status: 'ok' });
  }
});

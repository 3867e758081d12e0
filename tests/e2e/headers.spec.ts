import { locales } from '@/lib/i18n/locales';
import { cast } from '@/tests/support/cast';
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

import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { locales } from '@/lib/i18n/locales';
import { query } from '@/scripts/database';
import { runningApp } from '@/tests/support/app';
import { cast } from '@/tests/support/cast';
import type { Vouched } from '@/tests/support/identity-provider';
import { addressOf, visits } from '@/tests/support/pages';
import { wordsOf } from '@/tests/support/words';
import { expect, test } from './fixtures';
import { lookAt } from './look-at';
import { mailTo } from './mail';

/** A company signs its people in by a real OpenID Connect provider, which stands beside the platform. */
test.use({ singleSignOn: true });

/** Somebody of the provider; `email` is what it vouches for. */
function addAccount(vouched: Vouched): string {
  const name = `person-${randomUUID().slice(0, 8)}`;
  runningApp().identityProvider?.accounts.set(name, vouched);
  return name;
}

/** From our sign-in page through the provider's and back. */
async function enter(page: Page, locale: 'ar' | 'fr', account: string, next = ''): Promise<void> {
  await page.goto(`/${locale}/sign-in${next}`);
  await page.locator('form[action="/api/auth/start"] button').click();
  await page.locator('input[name=login]').fill(account);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
}

test('an owner proves a domain; a colleague joins by it, without script, and comes to the page asked for', async ({ openAs }) => {
  const t = wordsOf('fr');
  const domain = `${randomUUID().slice(0, 8)}.example`;
  const owner = await openAs(cast.companyOwner, { viewport: { width: 360, height: 740 } });
  await owner.goto('/fr/company/domains');
  await owner.locator('input[name=domain]').fill(`@${domain.toUpperCase()}`);
  await owner.locator('select[name=mailbox]').selectOption('postmaster');
  await owner.getByRole('button', { name: t('domains.ask') }).click();
  await owner.waitForURL(/\?done=asked$/);
  await expect(owner.locator('main')).toContainText(`postmaster@${domain}`);

  // Whoever runs the domain has no account here.
  const { text } = await mailTo(`postmaster@${domain}`, '/domains');
  const link = /https?:\S+\/domains\/\S+/.exec(text ?? '')?.[0] ?? '';
  const postmaster = await openAs(null, { javaScriptEnabled: false });
  await postmaster.goto(link);
  await postmaster.getByRole('button', { name: t('domains.prove') }).click();
  await postmaster.waitForURL(/\/domains\/proved$/);
  await postmaster.goto(link);
  await expect(postmaster.getByRole('heading', { level: 1 })).toHaveText(t('domains.unusableTitle'));

  // By invitation only, at first.
  const account = addAccount({ email: `hiba@${domain}`, email_verified: true, name: 'Hiba Amrani' });
  const refused = await openAs(null, { javaScriptEnabled: false });
  await enter(refused, 'fr', account);
  await refused.waitForURL(/\/fr\/sign-in\?refused=notInvited$/);
  await expect(refused.locator('main')).toContainText(t('singleSignOn.refused.notInvited'));

  await owner.goto('/fr/company/domains');
  await owner.locator('input[name=rule][value=everybody]').last().check();
  await owner
    .getByRole('button', { name: new RegExp(t('domains.save')) })
    .last()
    .click();
  await owner.waitForURL(/\?done=ruled$/);

  const colleague = await openAs(null, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await enter(colleague, 'ar', account, '?next=/company/offers');
  await colleague.waitForURL(/\/ar\/company\/offers$/);
  await expect(colleague.locator('html')).toHaveAttribute('dir', 'rtl');

  // The question before the domain goes, as a page.
  await owner.goto('/fr/company/domains');
  const address = await owner.locator('a[href*="/remove"]').last().getAttribute('href');
  await lookAt(owner, 'fr', address ?? '');
  await owner.getByRole('button', { name: t('domains.removeConfirm') }).click();
  await owner.waitForURL(/\?done=removed$/);
  const late = await openAs(null);
  await enter(late, 'fr', account);
  await late.waitForURL(/\?refused=domainNotProved$/);
});

test('whom the provider does not vouch for is told so, and the session of whoever sat here before is over', async ({ openAs }) => {
  const t = wordsOf('ar');
  const page = await openAs(null);
  await enter(page, 'ar', addAccount({ email: cast.associationOwner.email, email_verified: false }));
  await page.waitForURL(/\/ar\/sign-in\?refused=emailNotVerified$/);
  await expect(page.locator('main')).toContainText(t('singleSignOn.refused.emailNotVerified'));
});

test('an account of the same address is joined, whoever sat here before is signed out, and no token is kept', async ({ openAs }) => {
  const { databaseUrl } = runningApp();
  const [domain, company] = [cast.companyOwner.email.split('@')[1], cast.companyOwner.organisationId];
  await query(
    databaseUrl,
    `INSERT INTO "EmailDomain" ("organisationId", "domain", "provedAt") VALUES (${company}, '${domain}', now()) ON CONFLICT DO NOTHING`,
  );
  const page = await openAs(null);
  await enter(page, 'fr', addAccount({ email: cast.companyMember.email, email_verified: true }));
  await page.waitForURL(/\/fr\/company$/);
  const accounts = await query<{ userId: string; tokens: number }>(
    databaseUrl,
    `SELECT "userId", num_nonnulls("access_token", "refresh_token", "id_token")::int AS tokens FROM "Account" WHERE "userId" = '${cast.companyMember.userId}'`,
  );
  expect(accounts).toEqual([{ userId: cast.companyMember.userId, tokens: 0 }]);
});

test('a forged answer of the provider signs nobody in', async ({ openAs }) => {
  const page = await openAs(null);
  await page.goto('/fr/needs');
  await page.goto('/api/auth/callback/oidc?code=forged&state=forged');
  await page.waitForURL(/\/fr\/sign-in\?refused=unavailable$/);
  for (const path of ['providers', 'csrf', 'session', 'signout', 'callback/other']) {
    expect((await page.request.get(`/api/auth/${path}`)).status(), path).toBe(404);
  }
});

for (const locale of locales) {
  for (const visit of Object.values(visits).flat()) {
    if (!visit.singleSignOn) continue;
    test(`${locale} ${visit.path}`, async ({ openAs }) => {
      await lookAt(
        await openAs(visit.as ?? null, { viewport: { width: 1280, height: 900 } }),
        locale,
        addressOf(locale, visit),
        visit.status,
      );
    });
  }
  test(`${locale} the sign-in page with a company’s provider`, async ({ openAs }) => {
    await lookAt(await openAs(null, { viewport: { width: 1280, height: 900 } }), locale, `/${locale}/sign-in?refused=accountClosed`);
  });
}

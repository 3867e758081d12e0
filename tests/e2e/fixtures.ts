import { type BrowserContext, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import type { Locale } from '@/lib/i18n/locales';
import { DEMO_PASSWORD } from '@/prisma/seed/accounts';
import { test as base } from '@/tests/support/app';
import type { Person } from '@/tests/support/cast';

/** What a browser reports when a page answers 403 or 404, as it should, or a draft's saving 401 or 409. */
const EXPECTED = /Failed to load resource: the server responded with a status of 40[1349]/;
/** And what it reports on a dead line, for those who cut it. */
const DEAD_LINE = /net::ERR_INTERNET_DISCONNECTED/;

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

interface Fixtures {
  /** A page of somebody's own browser, signed in; `null` is nobody. Its console must stay silent. */
  openAs: (person: Person | null, options?: BrowserContextOptions & { cutsTheLine?: boolean }) => Promise<Page>;
}

/** Signs in once per worker and person; each page gets a browser of its own with the cookies. */
const sessions = new Map<string, Cookies>();

export const test = base.extend<Fixtures>({
  openAs: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    await use(async (person, { cutsTheLine = false, ...options } = {}) => {
      const context = await browser.newContext({ ...options, ...(baseURL !== undefined && { baseURL }) });
      contexts.push(context);
      if (person !== null) await context.addCookies(await sessionOf(person, context));
      const page = await context.newPage();
      page.on('console', (message) => {
        // What another site's page asks for is not ours.
        const ours = baseURL === undefined || page.url().startsWith(baseURL);
        const expected = EXPECTED.test(message.text()) || (cutsTheLine && DEAD_LINE.test(message.text()));
        if (ours && message.type() === 'error' && !expected) complaints.push(`${page.url()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
      return page;
    });
    for (const context of contexts) await context.close();
    expect(complaints, 'errors in the console').toEqual([]);
  },
});

async function sessionOf(person: Person, context: BrowserContext): Promise<Cookies> {
  const known = sessions.get(person.email);
  if (known) return known;
  const page = await context.newPage();
  await signIn(page, person, 'fr');
  const cookies = await context.cookies();
  sessions.set(person.email, cookies);
  await page.close();
  return cookies;
}

/** By the form, as people do. */
export async function signIn(page: Page, person: Person, locale: Locale): Promise<void> {
  await page.goto(`/${locale}/sign-in`);
  await page.locator('#email').fill(person.email);
  await page.locator('#password').fill(DEMO_PASSWORD);
  await page.locator('#password').press('Enter');
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

export { expect } from '@playwright/test';

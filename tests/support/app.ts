import { randomBytes } from 'node:crypto';
import { test as base } from '@playwright/test';
import { freePort } from '@/scripts/processes';
import { startSite } from '@/scripts/site';
import { COMPANY_ICE } from './cast';
import { type IdentityProvider, startIdentityProvider } from './identity-provider';
import { type MailServer, startMailServer } from './mail-server';
import { copyTemplate } from './template';

/** The built platform, running for one worker of the tests alone. */
export interface App {
  url: string;
  /** For looking behind the pages. */
  databaseUrl: string;
  /** Where its mail arrives. */
  mail: MailServer;
  /** Where the people of `companyOwner`'s company may sign in, when the tests ask for it. */
  identityProvider: IdentityProvider | null;
}

let running: App | undefined;

/** This worker's platform, for what is no test's argument. */
export function runningApp(): App {
  if (!running) throw new Error('The platform runs only while a test does');
  return running;
}

/** `next start` over a database and a mail server of the worker's own, so that workers never meet. */
export const test = base.extend<object, { smtp: boolean; singleSignOn: boolean; app: App }>({
  smtp: [true, { scope: 'worker', option: true }],
  singleSignOn: [false, { scope: 'worker', option: true }],
  app: [
    async ({ smtp, singleSignOn }, use) => {
      await using database = await copyTemplate();
      const mail = await startMailServer();
      const port = (await freePort(0)) ?? 0;
      const url = `http://127.0.0.1:${port}`;
      const identityProvider = singleSignOn ? await startIdentityProvider(url, (await freePort(0)) ?? 0) : null;
      const env = {
        NODE_ENV: 'production',
        DATABASE_URL: database.url,
        AUTH_SECRET: randomBytes(32).toString('base64url'),
        APP_URL: url,
        // Without a mail server the demo shows what it would have sent.
        SMTP_URL: smtp ? mail.url : '',
        ...(identityProvider && {
          OIDC_ISSUER: identityProvider.issuer,
          OIDC_CLIENT_ID: identityProvider.clientId,
          OIDC_CLIENT_SECRET: identityProvider.clientSecret,
          OIDC_COMPANY_ICE: COMPANY_ICE,
        }),
        KHIBRA_DEMO: '1',
        WORKER: 'on',
        NEXT_TELEMETRY_DISABLED: '1',
      };
      const site = await startSite(port, { env, group: 'shared' });
      running = { url, databaseUrl: database.url, mail, identityProvider };
      await use(running);
      await site.stop();
      await mail.close();
      await identityProvider?.close();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
});

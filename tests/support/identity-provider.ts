import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** What the provider says of an account; `sub` is the account's name there. */
export interface Vouched {
  email: string;
  email_verified: boolean;
  name?: string;
}

export interface IdentityProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Accounts by the name that is typed at the provider; any password opens them. */
  accounts: Map<string, Vouched>;
  close(): Promise<void>;
}

const CLIENT = { clientId: 'khibra', clientSecret: 'of-the-tests-alone' };

/** A real OpenID Connect provider on a free port of this machine, with one client: the site at `siteUrl`. */
export async function startIdentityProvider(siteUrl: string, port = 0): Promise<IdentityProvider> {
  const accounts = new Map<string, Vouched>();
  // Its address is a part of what it signs, so a port is taken first.
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [`${siteUrl}/api/auth/callback/oidc`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    cookies: { keys: ['of-the-tests-alone'] },
    findAccount: (_context, accountId) => {
      const vouched = accounts.get(accountId);
      return vouched && { accountId, claims: () => ({ sub: accountId, ...vouched }) };
    },
    // The client is the company's own: nobody is asked to agree.
    async loadExistingGrant(context) {
      const { client, session } = context.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const server = provider.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...CLIENT,
    accounts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

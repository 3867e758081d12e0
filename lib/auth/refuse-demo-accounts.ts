import 'server-only';
import { verify } from '@node-rs/argon2';
import { EnvironmentError, env } from '@/lib/env';
import { listPasswordHashes } from '@/lib/people/queries';
import { DEMO_EMAILS, DEMO_PASSWORD } from '@/lib/people/rules';

/** At the start of a production: rejects while an account of the demo still has the password that everybody knows. */
export async function refuseDemoAccounts(): Promise<void> {
  if (env.NODE_ENV !== 'production' || env.KHIBRA_DEMO) return;
  for (const hash of new Set(await listPasswordHashes(DEMO_EMAILS))) {
    if (await verify(hash, DEMO_PASSWORD)) {
      throw new EnvironmentError(
        'Khibra cannot start: its database holds accounts of the demo, with the password that everybody knows. Use another database, or set KHIBRA_DEMO=1.',
      );
    }
  }
}

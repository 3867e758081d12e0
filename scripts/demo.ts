import { buildChanged } from './build';
import { openServer } from './database';
import { Failure } from './failure';
import { migrate } from './migrations';
import { prepare } from './prepare';
import { interruptedOnce } from './processes';
import { choosePort, demoEnvironment } from './settings';
import { startSite } from './site';

/** `npm run demo`: the whole platform on this machine, with the invented cast. */
export default async function demo(): Promise<number> {
  // Before minutes of work: a port that is used would be a pity at the end.
  const port = await choosePort();
  await prepare();
  await using server = await openServer();
  const url = server.urlOf(null);
  await migrate(url);
  const { seedDatabase } = await import('./seeding');
  await seedDatabase(url, { demo: true, port });
  await buildChanged();
  await using site = await startSite(port, { env: demoEnvironment(url, port) });
  await greet(port);
  const code = await Promise.race([site.ended, interruptedOnce().catch(() => 0)]);
  if (code !== 0) throw new Failure(`The web server ended (${code}); the reason stands above.`);
  console.log('\nStopping; what you did here stays for the next time.');
  return 0;
}

async function greet(port: number): Promise<void> {
  const { demoAccounts } = await import('@/prisma/seed/accounts');
  const width = Math.max(...demoAccounts.map(({ email }) => email.length));
  const lines = demoAccounts.map(({ email, password, role, name, organisation }) => {
    const who = organisation === undefined ? name : `${name}, ${organisation}`;
    return `  ${email.padEnd(width)}  ${password}  ${role.replace('_', ', ')}: ${who}`;
  });
  console.log(`\nKhibra runs at http://localhost:${port}\n\nSign in as\n${lines.join('\n')}\n\nCtrl-C stops it.`);
}

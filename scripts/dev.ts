import { openServer } from './database';
import { migrate } from './migrations';
import { prepare } from './prepare';
import { interruptedOnce, Program } from './processes';
import { choosePort, demoEnvironment } from './settings';

/** `npm run dev`: the same data as the demo, with hot reload. */
export default async function dev(): Promise<number> {
  const port = await choosePort();
  await prepare();
  await using server = await openServer();
  const url = server.urlOf(null);
  await migrate(url);
  const { seedDatabase } = await import('./seeding');
  await seedDatabase(url, { demo: true, port });
  await using site = new Program('next', ['dev', '--hostname', '127.0.0.1', '--port', String(port)], { env: demoEnvironment(url, port) });
  return await Promise.race([site.ended, interruptedOnce().catch(() => 0)]);
}

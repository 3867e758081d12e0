import { randomUUID } from 'node:crypto';
import { createDatabase, dropDatabase, openTestServer, query } from '@/scripts/database';
import { migrate } from '@/scripts/migrations';
import { prepare } from '@/scripts/prepare';

/*
 * The database that tests copy: migrated, and seeded with the whole cast. It is made once a run, by
 * `npm test` or by whichever runner is started alone; what is copied from it goes with it.
 */

/** Variables for the processes of a runner: the template's name, and a database of its server to make copies from. */
const NAME = 'KHIBRA_TEMPLATE';
const HOME = 'KHIBRA_TEMPLATE_SERVER';

/** As a global setup of vitest and of Playwright: gives what undoes it. */
export default async function makeTemplate(): Promise<() => Promise<void>> {
  if (process.env[NAME]) return async () => {};
  await prepare();
  const server = await openTestServer();
  const name = `khibra_test_${randomUUID().slice(0, 8)}`;
  const home = server.urlOf(server.embedded ? 'postgres' : null);
  const undo = async () => {
    delete process.env[NAME];
    try {
      if (!server.embedded) await dropAll(home, name);
    } finally {
      await server[Symbol.asyncDispose]();
    }
  };
  try {
    const url = await createDatabase(home, name);
    await migrate(url);
    const { seedDatabase } = await import('@/scripts/seeding');
    await seedDatabase(url, { demo: true, group: 'shared' });
    process.env[NAME] = name;
    process.env[HOME] = home;
    return undo;
  } catch (error) {
    await undo();
    throw error;
  }
}

let copies = 0;

export interface TestDatabase extends AsyncDisposable {
  url: string;
}

/** A database of one's own, as the seed left it. */
export async function copyTemplate(): Promise<TestDatabase> {
  const { [NAME]: template, [HOME]: home } = process.env;
  if (!template || !home) throw new Error('There is no template database; start the tests with `npm test`');
  copies += 1;
  const name = `${template}_${process.pid}_${copies}`;
  const url = await createDatabase(home, name, template);
  return { url, [Symbol.asyncDispose]: () => dropDatabase(home, name) };
}

/** The template and its copies, those too that a killed process has left. */
async function dropAll(url: string, name: string): Promise<void> {
  const databases = await query<{ datname: string }>(url, `SELECT datname FROM pg_database WHERE starts_with(datname, '${name}')`);
  for (const { datname } of databases) await dropDatabase(url, datname);
}

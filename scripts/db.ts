import { openServer, query, type Server } from './database';
import { Failure } from './failure';
import { migrate, writeMigration } from './migrations';
import { prepare } from './prepare';

/** `db migrate`, `db new-migration <name>`, `db reset`, `db seed [--demo]`. */
export default async function db([action, ...args]: readonly string[]): Promise<number> {
  await prepare();
  await using server = await openServer();
  switch (action) {
    case 'migrate':
      await applyMigrations(server.urlOf(null));
      return 0;
    case 'new-migration':
      await newMigration(server.urlOf(null), args[0]);
      return 0;
    case 'reset':
      await reset(server, args.includes('--yes'));
      return 0;
    case 'seed':
      await fill(server, args.includes('--demo'));
      return 0;
    default:
      throw new Failure('Known: migrate, new-migration, reset, seed.');
  }
}

async function applyMigrations(url: string): Promise<void> {
  const applied = await migrate(url);
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
}

async function newMigration(url: string, name: string | undefined): Promise<void> {
  if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
    throw new Failure('Give the migration a name of small letters, digits and underscores: npm run db:new-migration -- add_missions');
  }
  const file = await writeMigration(url, name, new Date());
  console.log(
    file === null
      ? 'The migrations say all that schema.prisma says.'
      : `Written: ${file}\nRead it, add what Prisma cannot say (CHECKs, partial indexes), then: npm run db:migrate`,
  );
}

/** Empties the database and builds it anew. */
async function reset(server: Server, confirmed: boolean): Promise<void> {
  const url = server.urlOf(null);
  if (!server.embedded && !confirmed) {
    const { host, pathname } = new URL(url);
    throw new Failure(`This empties the database "${pathname.slice(1)}" of ${host}. If that is what you want: npm run db:reset -- --yes`);
  }
  await query(url, 'DROP SCHEMA IF EXISTS graphile_worker CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await applyMigrations(url);
  await fill(server, false);
}

/** The invented cast goes into a foreign server's database only when somebody says so. */
async function fill(server: Server, demo: boolean): Promise<void> {
  const { seedDatabase } = await import('./seeding');
  await seedDatabase(server.urlOf(null), { demo: demo || server.embedded });
  console.log('Seeded.');
}

import { openServer } from './database';
import { Failure } from './failure';
import { migrate } from './migrations';
import { prepare } from './prepare';
import { interrupted } from './processes';

/** Rows up to this number are the demo's and people's own. */
const AFTER = 1_000_000;
const SEED = 1;
const FLAGS = ['--quick', '--yes'];

/**
 * `npm run seed:country`: the synthetic country of the benchmarks in the platform's own tables, with some 396,000 open
 * needs; `-- --quick` with 40,000. Stopped and started again, it goes on where it was.
 */
export default async function seedCountry(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => !FLAGS.includes(arg));
  if (unknown !== undefined) throw new Failure(`There is no "${unknown}". Known: ${FLAGS.join(', ')}.`);
  if (process.env.NODE_ENV === 'production' && !process.env.KHIBRA_DEMO) {
    throw new Failure('The country is invented, from its associations to their needs: it has no place in the database of a production.');
  }
  await prepare();
  await using server = await openServer();
  const url = server.urlOf(null);
  if (!server.embedded && !args.includes('--yes')) {
    const { host, pathname } = new URL(url);
    throw new Failure(
      `This writes a million invented rows into the database "${pathname.slice(1)}" of ${host}. If that is what you want: npm run seed:country -- --yes`,
    );
  }
  await migrate(url);
  const { seedDatabase } = await import('./seeding');
  await seedDatabase(url, { demo: server.embedded });
  const { COUNTRY, QUICK, makeCountry } = await import('@/tests/bench/country');
  const { loadCountry, OtherCountry } = await import('@/tests/bench/load');
  const size = args.includes('--quick') ? QUICK : COUNTRY;
  const begin = performance.now();
  const say = (words: string) => console.log(`${((performance.now() - begin) / 1_000).toFixed(0).padStart(4)} s  ${words}`);
  say(`The country is drawn: ${grouped(size.associations)} associations, ${grouped(size.needs)} needs, ${grouped(size.offers)} offers.`);
  const country = makeCountry(size, SEED);
  try {
    const added = await loadCountry(url, country, {
      today: Math.floor(Date.now() / 86_400_000),
      after: AFTER,
      search: true,
      progress(what, done, of) {
        if (done === of || done % 20_000 === 0) say(`Written: ${grouped(done)} of ${grouped(of)} ${what}.`);
        // A batch is whole: the next start goes on after it.
        interrupted.throwIfAborted();
      },
    });
    say(added ? 'The country is there.' : 'The country was there already.');
  } catch (error) {
    if (!(error instanceof OtherCountry)) throw error;
    throw new Failure('The database holds a country of another size. Empty it first: npm run db:reset');
  }
  return 0;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

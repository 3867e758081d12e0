import { prepare } from './prepare';
import { run } from './processes';

/** `npm run bench`: the ranking at the size of a country; `-- desk`: the desk with 10,000 rows waiting; `-- pages`: pages of a loaded country; `-- import`: files of 5,000 people. */
export default async function bench(args: readonly string[]): Promise<number> {
  await prepare();
  if (args[0] === 'desk') return run('vitest', ['bench', '--run', '--project', 'bench', ...args]);
  if (args[0] === 'pages') return (await import('@/tests/bench/pages')).default();
  if (args[0] === 'import') return (await import('@/tests/bench/import')).default(args.slice(1));
  const { default: main } = await import('@/tests/bench/main');
  return main(args);
}

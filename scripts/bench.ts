import { prepare } from './prepare';
import { run } from './processes';

/** `npm run bench`: the ranking at the size of a country; `-- desk`: the desk with 10,000 rows waiting; `-- pages`: pages of a loaded country. */
export default async function bench(args: readonly string[]): Promise<number> {
  await prepare();
  if (args[0] === 'desk') return run('vitest', ['bench', '--run', '--project', 'bench', ...args]);
  if (args[0] === 'pages') return (await import('@/tests/bench/pages')).default();
  const { default: main } = await import('@/tests/bench/main');
  return main(args);
}

import { prepare } from './prepare';
import { run } from './processes';

/** `npm run bench`: the ranking at the size of a country; `npm run bench -- desk`: the desk with 10,000 rows waiting. */
export default async function bench(args: readonly string[]): Promise<number> {
  await prepare();
  if (args[0] === 'desk') return run('vitest', ['bench', '--run', '--project', 'bench', ...args]);
  const { default: main } = await import('@/tests/bench/main');
  return main(args);
}

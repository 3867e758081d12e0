import { requireBrowser } from './browser';
import { lockBuild } from './build-lock';
import { Failure } from './failure';
import { prepare } from './prepare';
import { run } from './processes';
import { TEST_BUILD } from './test';

/** `npm run shots`: a picture of every page, in both languages, sizes and themes, in the folder `shots`. */
export default async function shots(args: readonly string[]): Promise<number> {
  await prepare();
  await requireBrowser();
  await using _lock = await lockBuild();
  const env = { KHIBRA_BUILD: TEST_BUILD, NEXT_TELEMETRY_DISABLED: '1' };
  if ((await run('next', ['build'], { output: 'errors', env: { ...env, NODE_ENV: 'production' } })) !== 0) {
    throw new Failure('The site could not be built; the reason stands above.');
  }
  return run('@playwright/test:playwright', ['test', '--project', 'shots', ...args], { env, endsOn: 'SIGINT' });
}

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure';
import { prepare } from './prepare';
import { run } from './processes';

/** All that the built site is made of. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'messages',
  'public',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];

/** `npm run build`: for production, whatever was built before. */
export default async function build(): Promise<number> {
  await prepare();
  return run('next', ['build']);
}

/** Builds for the demo, unless the last build was of the same sources. */
export async function buildChanged(): Promise<void> {
  const builtFrom = '.next/built-from';
  const state = hashOf(SOURCES);
  if (existsSync('.next/BUILD_ID') && existsSync(builtFrom) && readFileSync(builtFrom, 'utf8') === state) return;
  console.log('Building the site (once, and after its sources change)…');
  const code = await run('next', ['build'], { output: 'errors', env: { NEXT_TELEMETRY_DISABLED: '1' } });
  if (code !== 0) throw new Failure('The site could not be built; the reason stands above.');
  writeFileSync(builtFrom, state);
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))
      : [path];
    for (const file of files.sort()) {
      if (statSync(file).isFile()) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

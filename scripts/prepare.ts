import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { Failure } from './failure';
import { run } from './processes';

const GENERATED_FROM = 'lib/generated/prisma/generated-from';

/** What the sources need before anything can run: the database client and the fonts. */
export async function prepare(): Promise<void> {
  await generateClient();
  await import('./build-fonts');
}

/** Prisma's client, again only when the schema or Prisma has changed. */
async function generateClient(): Promise<void> {
  const state = createHash('sha256')
    .update(readFileSync('prisma/schema.prisma'))
    .update(readFileSync('node_modules/prisma/package.json'))
    .digest('hex');
  if ((await readFile(GENERATED_FROM, 'utf8').catch(() => '')) === state) return;
  const generate = (output: 'none' | 'all') =>
    run('prisma', ['generate', '--no-hints'], {
      output,
      // Any file will do: without one the CLI downloads an engine, which `generate` does not need.
      env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    });
  // It talks on both outputs; only what it says of a fault is worth reading.
  if ((await generate('none')) !== 0 && (await generate('all')) !== 0) {
    throw new Failure('The database client could not be generated from prisma/schema.prisma; the reason stands above.');
  }
  await writeFile(GENERATED_FROM, state);
}

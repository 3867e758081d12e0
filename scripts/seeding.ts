import { Failure } from './failure';
import { type ProgramOptions, run } from './processes';
import { DEFAULT_PORT, demoEnvironment } from './settings';

interface Options extends Pick<ProgramOptions, 'group'> {
  demo: boolean;
  /** Where the demo will be served: its documents say where they are checked. */
  port?: number;
}

/**
 * Places and skills, and with `demo` the invented cast. Again changes nothing. In a process of its own, as the server:
 * the demo's documents are issued by the server's own modules.
 */
export async function seedDatabase(url: string, { demo, port = DEFAULT_PORT, ...options }: Options): Promise<void> {
  const env = demo ? demoEnvironment(url, port) : { DATABASE_URL: url };
  const code = await run('tsx', ['--import', './scripts/as-server.mjs', 'prisma/seed.ts', ...(demo ? ['--demo'] : [])], {
    ...options,
    env,
  });
  if (code !== 0) throw new Failure('The database could not be filled; the reason stands above.');
}

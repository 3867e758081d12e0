import { existsSync } from 'node:fs';
import { Interrupted, sentenceFor } from './failure';
import { catchSignals } from './processes';

/** The commands of package.json; each is read only when it is asked for. */
const commands: Record<string, () => Promise<{ default(args: readonly string[]): Promise<number> }>> = {
  bench: () => import('./bench'),
  build: () => import('./build'),
  db: () => import('./db'),
  demo: () => import('./demo'),
  dev: () => import('./dev'),
  'seed-country': () => import('./seed-country'),
  shots: () => import('./shots'),
  test: () => import('./test'),
};

/** What a shell gives a command that Ctrl-C has ended. */
const INTERRUPTED = 130;

/** Runs a command and gives its exit code. */
export async function runCommand(name: string, args: readonly string[]): Promise<number> {
  const load = commands[name];
  if (!load) {
    console.error(`There is no command "${name}". Known: ${Object.keys(commands).join(', ')}.`);
    return 1;
  }
  // As Next reads them: what is set already stays.
  for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file);
  catchSignals();
  try {
    return await (await load()).default(args);
  } catch (error) {
    if (error instanceof Interrupted) return INTERRUPTED;
    console.error(`\n${sentenceFor(error)}`);
    return 1;
  }
}

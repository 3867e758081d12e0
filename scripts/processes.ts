import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { codeOf, Failure, Interrupted } from './failure';

/*
 * Programs that a command starts. Each has a process group of its own: Ctrl-C reaches the command
 * alone, which then ends them in the right order, the web server before its database.
 */

/** How long a program may take to end when asked, before it is ended. */
const PATIENCE = 10_000;

const interruption = new AbortController();

/** Aborted by Ctrl-C and its like. */
export const interrupted = interruption.signal;

/** From here on a signal ends the command in order, not at once. */
export function catchSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // Once more changes nothing: npm passes on what the terminal has sent already.
    process.on(signal, () => interruption.abort(new Interrupted()));
  }
  // npm runs a command in a shell, which does not pass on the signal that ends npm itself.
  const parent = process.ppid;
  const watch = () => {
    if (process.ppid !== parent) interruption.abort(new Interrupted());
  };
  if (process.env.npm_lifecycle_event) setInterval(watch, 1_000).unref();
}

export interface ProgramOptions {
  env?: Record<string, string | undefined>;
  /** `errors` shows what it writes to stderr only. */
  output?: 'all' | 'errors' | 'none';
  /** How it is asked to end. */
  endsOn?: NodeJS.Signals;
  /** `shared` is for a program that a test runner starts: it ends with its runner, whatever ends that. */
  group?: 'own' | 'shared';
}

export class Program implements AsyncDisposable {
  /** The exit code; -1 when a signal ended it. */
  readonly ended: Promise<number>;
  readonly #child: ChildProcess;
  readonly #endsOn: NodeJS.Signals;
  readonly #ownGroup: boolean;

  /** @param name `package` or `package:bin`, as npm installed it */
  constructor(name: string, args: readonly string[], options: ProgramOptions = {}) {
    interrupted.throwIfAborted();
    const { env = {}, output = 'all', endsOn = 'SIGTERM', group = 'own' } = options;
    this.#endsOn = endsOn;
    this.#ownGroup = group === 'own' && process.platform !== 'win32';
    this.#child = spawn(process.execPath, [binOf(name), ...args], {
      stdio: ['ignore', output === 'all' ? 'inherit' : 'ignore', output === 'none' ? 'ignore' : 'inherit'],
      env: { ...process.env, ...env } as NodeJS.ProcessEnv,
      detached: this.#ownGroup,
    });
    this.ended = once(this.#child, 'exit').then(([code]) => code ?? -1);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#signal(this.#endsOn);
    const patience = setTimeout(() => this.#signal('SIGKILL'), PATIENCE);
    await this.ended;
    clearTimeout(patience);
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      process.kill(this.#ownGroup ? -pid : pid, signal);
    } catch {
      // It ended meanwhile.
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}

/** Runs a program to its end and gives its exit code; throws `Interrupted` once it has been stopped. */
export async function run(name: string, args: readonly string[], options?: ProgramOptions): Promise<number> {
  await using program = new Program(name, args, options);
  return await Promise.race([program.ended, interruptedOnce()]);
}

/** Rejects at Ctrl-C. */
export function interruptedOnce(): Promise<never> {
  return new Promise((_, reject) => {
    if (interrupted.aborted) reject(interrupted.reason);
    else interrupted.addEventListener('abort', () => reject(interrupted.reason), { once: true });
  });
}

/** The file behind a command of an installed package. */
function binOf(name: string): string {
  const [packageName = '', command = packageName.split('/').at(-1) ?? ''] = name.split(':');
  const folder = join('node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: string | Record<string, string> };
  const file = typeof bin === 'string' ? bin : bin[command];
  if (file === undefined) throw new Failure(`${packageName} has no command ${command}.`);
  return join(folder, file);
}

/** Whether a process has this number, whosever it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Whether nobody listens on this port of this machine; port 0 finds a free one. */
export async function freePort(port: number): Promise<number | null> {
  const probe = createServer();
  try {
    probe.listen(port, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    return typeof address === 'object' && address !== null ? address.port : null;
  } catch {
    return null;
  } finally {
    probe.close();
  }
}

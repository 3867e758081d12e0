import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure';
import { interrupted, Program, type ProgramOptions } from './processes';

const PATIENCE = 60_000;

/** Starts Next's server on this machine and waits until it answers, database and all. */
export async function startSite(port: number, options: ProgramOptions): Promise<Program> {
  const site = new Program('next', ['start', '--hostname', '127.0.0.1', '--port', String(port)], { output: 'errors', ...options });
  try {
    let code: number | null = null;
    void site.ended.then((ended) => {
      code = ended;
    });
    const until = Date.now() + PATIENCE;
    while (!(await isReady(port))) {
      interrupted.throwIfAborted();
      if (code !== null) throw new Failure(`The web server ended (${code}) before it answered; the reason stands above.`);
      if (Date.now() > until) throw new Failure(`The web server did not answer within ${PATIENCE / 1000} seconds.`);
      await sleep(100);
    }
    return site;
  } catch (error) {
    await site.stop();
    throw error;
  }
}

async function isReady(port: number): Promise<boolean> {
  try {
    const { ok } = await fetch(`http://127.0.0.1:${port}/api/health/ready`, { signal: AbortSignal.timeout(5_000) });
    return ok;
  } catch {
    return false;
  }
}

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './failure';
import { interrupted, isAlive } from './processes';

const FILE = '.data/test-build.lock';

/** The tests' build is one folder: a second run would take it away from under the first, and waits. */
export async function lockBuild(): Promise<AsyncDisposable> {
  mkdirSync('.data', { recursive: true });
  for (let waiting = false; ; waiting = true) {
    interrupted.throwIfAborted();
    try {
      writeFileSync(FILE, String(process.pid), { flag: 'wx' });
      return { [Symbol.asyncDispose]: async () => rmSync(FILE, { force: true }) };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const holder = Number(readHolder());
    if (holder > 0 && !isAlive(holder)) {
      rmSync(FILE, { force: true });
      continue;
    }
    if (!waiting) console.log(`Tests run here already (process ${holder}); waiting for them to end…`);
    await sleep(500);
  }
}

/** Nothing while it is being written, or once it is gone. */
function readHolder(): string {
  try {
    return readFileSync(FILE, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

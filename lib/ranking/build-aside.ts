import 'server-only';
import { Worker } from 'node:worker_threads';
import { type HandedOver, takeOver } from './build';
import type { Built } from './live';

/** `build` in a thread of its own: pages are answered meanwhile. */
export function buildAside(now: Date): Promise<Built> {
  return new Promise((resolve, reject) => {
    // In this form, so that the bundler makes an entry of the file. It spreads `workerData`, to add its own: plain objects only.
    const thread = new Worker(new URL('./build-thread.ts', import.meta.url), { workerData: { now } });
    thread.once('message', (message: HandedOver) => resolve(takeOver(message)));
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`The thread ended (${code}) without an index`)));
  });
}

import 'server-only';
import { Worker } from 'node:worker_threads';
import type { LeftOut, RoundPair, RoundProblem } from '@/lib/matching/round';
import type { RoundResult } from '@/lib/matching/round-model';

/** What a thread is handed: a problem whose candidates are numbers in threes, need, offer and points, which cost little to hand over. */
export interface RoundWork extends Omit<RoundProblem, 'candidates'> {
  candidates: readonly number[];
  /** What the search may take. */
  seconds: number;
}

export type Solved =
  | { best: Pick<RoundResult, 'pairs' | 'total' | 'bound' | 'unmet'>; greedy: RoundPair[]; leftOut: { needId: number; reason: LeftOut }[] }
  /** The pinned pairs cannot all stay; or what was found breaks the terms, and is nobody's to send. */
  | { impossible: 'pins' | 'no_set' };

/** What a thread says: how far it is, 0..1, and at last what it found. */
export type Said = { done: number } | Solved;

/**
 * Computes a round in a thread of its own: the search holds its thread for as long as it lasts, and this
 * one answers people. `signal` ends it at once; the promise is then rejected.
 */
export function solveAside(work: RoundWork, onProgress: (done: number) => void, signal: AbortSignal): Promise<Solved> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./round-thread.ts', import.meta.url), { workerData: work });
    const stop = () => void thread.terminate();
    signal.addEventListener('abort', stop, { once: true });
    thread.on('message', (said: Said) => ('done' in said ? onProgress(said.done) : resolve(said)));
    thread.once('error', reject);
    thread.once('exit', (code) => {
      signal.removeEventListener('abort', stop);
      reject(new Error(`The thread of a round ended (${code}) without an answer`));
    });
  });
}

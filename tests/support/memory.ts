import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** The same once what a first collection gave up is freed: buffers are let go aside, and after the turn that dropped them. */
export async function bytesKept(): Promise<number> {
  bytesInUse();
  await setTimeout(1);
  return bytesInUse();
}

/** Bytes of this process that are in use once nothing is left to collect. */
export function bytesInUse(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

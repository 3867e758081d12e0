import { parentPort, workerData } from 'node:worker_threads';
import { db } from '@/lib/db/client';
import { build, handOver } from './build';

/* A thread that builds once and ends; build-aside.ts starts it. It has connections of its own. */

const { message, buffers } = handOver(await build((workerData as { now: Date }).now));
parentPort?.postMessage(message, buffers);
await db.$disconnect();

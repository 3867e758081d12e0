import { isMainThread } from 'node:worker_threads';

/* The tests' own process is vitest's to transform; a thread that the code under test starts is plain Node, and reads TypeScript by this. */
if (!isMainThread) (await import('tsx/esm/api')).register();

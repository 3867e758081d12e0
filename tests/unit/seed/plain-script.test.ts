import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('the seed runs without Next: it asks for nothing that is the server’s alone', () => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--eval', "import('./prisma/seed.ts')"], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}, 60_000);

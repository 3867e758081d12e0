import { expect, test } from 'vitest';
import { loadQueue } from '@/lib/requests/loaders';
import { cast } from '@/tests/support/cast';
import { viewAs } from '@/tests/support/load-as';

test.each([
  ['a year before every calendar', '0000-01-01T00:00:00.000Z_1'],
  ['a month that is none', '2026-13-01T00:00:00.000Z_1'],
  ['no cursor', 'x'],
  ['a row beyond all', '2026-01-01T00:00:00.000Z_9999999999'],
])('an address of the desk with %s opens its first page', async (_what, after) => {
  const [first, asked] = await Promise.all(
    [undefined, after].map((cursor) => viewAs(cast.coordinatorNational, () => loadQueue('all', cursor))),
  );
  expect(asked).toEqual(first);
  expect(first?.rows.length).toBeGreaterThan(0);
});

import { expect, test } from 'vitest';
import { balanceOf } from '@/lib/missions/rules';

const none = { missions: 0, quarters: 0 };

test.each([
  ['nothing yet', [], none, none],
  ['only given', [[1, 2, 48]], { missions: 2, quarters: 48 }, none],
  ['only received', [[2, 1, 8]], none, { missions: 1, quarters: 8 }],
  [
    'both ways, of several',
    [
      [1, 1, 4],
      [2, 1, 8],
      [3, 2, 16],
    ],
    { missions: 1, quarters: 4 },
    { missions: 3, quarters: 24 },
  ],
] as const)('%s', (_what, rows, given, received) => {
  const byGiver = new Map(rows.map(([giverId, missions, quarters]) => [giverId, { missions, quarters }] as const));
  expect(balanceOf(byGiver, 1)).toEqual({ given, received });
});

import { describe, expect, test } from 'vitest';
import {
  betterBy,
  type Change,
  changed,
  isStalled,
  next,
  ROUND_ACTIONS,
  ROUND_STATES,
  type RoundState,
  STALLED_AFTER,
} from '@/lib/rounds/rules';

const now = new Date('2026-11-26T09:00:00Z');
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe('what can be done in which state', () => {
  const table: Record<RoundState, Partial<Record<(typeof ROUND_ACTIONS)[number], RoundState>>> = {
    draft: { compute: 'computing', revise: 'draft' },
    computing: { cancel: 'cancelled' },
    ready: { compute: 'computing', revise: 'draft', send: 'sent' },
    failed: { compute: 'computing', revise: 'draft' },
    cancelled: { compute: 'computing', revise: 'draft' },
    sent: { send: 'sent' },
  };

  test.each(ROUND_STATES)('%s', (state) => {
    const possible = ROUND_ACTIONS.map((action) => [action, next({ state, heardAt: now }, action, now)]);
    expect(Object.fromEntries(possible.filter(([, to]) => to !== undefined))).toEqual(table[state]);
  });

  test.each([
    [STALLED_AFTER - 1, false],
    [STALLED_AFTER, false],
    [STALLED_AFTER + 1, true],
  ])('a calculation last heard of %s seconds ago', (seconds, stalled) => {
    const round = { state: 'computing', heardAt: secondsAgo(seconds) } as const;
    expect(isStalled(round, now)).toBe(stalled);
    expect(next(round, 'compute', now)).toBe(stalled ? 'computing' : undefined);
    expect(next(round, 'cancel', now)).toBe('cancelled');
  });

  test('what is no calculation does not stall', () => {
    expect(isStalled({ state: 'ready', heardAt: secondsAgo(9_999) }, now)).toBe(false);
    expect(isStalled({ state: 'computing', heardAt: null }, now)).toBe(false);
  });
});

test.each([
  [0, 0, 0],
  [0, 1, 100],
  [1000, 1000, 0],
  [1000, 999, 0],
  // Rounded up: a promise.
  [1000, 1001, 0.1],
  [10_000, 10_001, 0.1],
  [1000, 1011, 1.1],
  [3, 4, 33.4],
])('a set of %s points, when none exceeds %s, could be better by %s %%', (total, bound, percent) => {
  expect(betterBy(total, bound)).toBe(percent);
});

describe('pairs that are named', () => {
  const none = { pinned: [], removed: [] };
  const both = { pinned: ['1-1'], removed: ['2-2'] };

  test.each<[Change, string, boolean, typeof both | typeof none, unknown]>([
    ['pin', '1-1', true, none, { pinned: ['1-1'], removed: [] }],
    ['remove', '1-1', true, none, { pinned: [], removed: ['1-1'] }],
    // One is never in both lists.
    ['remove', '1-1', true, both, { pinned: [], removed: ['2-2', '1-1'] }],
    ['pin', '2-2', true, both, { pinned: ['1-1', '2-2'], removed: [] }],
    ['unpin', '1-1', false, both, { pinned: [], removed: ['2-2'] }],
    ['restore', '2-2', false, both, { pinned: ['1-1'], removed: [] }],
    // Nothing to change.
    ['pin', '1-1', true, both, null],
    ['remove', '2-2', true, both, null],
    ['unpin', '2-2', true, both, null],
    ['restore', '1-1', true, both, null],
    // Only what was proposed is pinned or removed.
    ['pin', '3-3', false, both, null],
    ['remove', '3-3', false, both, null],
  ])('%s %s', (change, pair, inSet, named, expected) => {
    expect(changed(named, change, pair, inSet)).toEqual(expected);
  });
});

import { describe, expect, test } from 'vitest';
import { ANSWERS_NEEDED, reliabilityOf } from '@/lib/reliability/rules';

const within = (waits: readonly (number | null)[]) => reliabilityOf({ waits, closed: 0, over: 0 }).answersWithin;

describe('how soon answers come', () => {
  test.each<[string, (number | null)[], number | null]>([
    ['nothing was asked', [], null],
    ['one answer fewer than is needed', Array(ANSWERS_NEEDED - 1).fill(2), null],
    ['as many as are needed', Array(ANSWERS_NEEDED).fill(2), 2],
    ['as many, beside what never came', [2, 2, 2, null], 2],
    ['as many never came as did', [1, 2, 3, null, null, null], null],
    ['one more came', [1, 2, 3, 4, null, null, null], 4],
    ['too few came', [1, 1, null], null],
    ['within the hour', [0.01, 0.02, 0.03], 1],
    ['just a day', [1, 1, 1], 1],
    ['just over a day', [1.001, 1.001, 1.001], 2],
    ['of an odd number, the one in the middle', [9, 1, 3], 3],
    ['of an even number, the later of the two', [9, 1, 3, 4], 4],
    ['one late answer spoils nothing', [2, 2, 13], 2],
  ])('%s', (_what, waits, days) => {
    expect(within(waits)).toBe(days);
  });

  test('leaves what it is given as it was', () => {
    const waits = Object.freeze([3, 1, 2]);
    expect(within(waits)).toBe(2);
    expect(waits).toEqual([3, 1, 2]);
  });
});

test.each([
  [0, 0, null],
  [0, 1, { closed: 0, over: 1 }],
  [1, 1, { closed: 1, over: 1 }],
  [3, 4, { closed: 3, over: 4 }],
])('%i missions closed of %i that are over', (closed, over, missions) => {
  expect(reliabilityOf({ waits: [], closed, over }).missions).toEqual(missions);
});

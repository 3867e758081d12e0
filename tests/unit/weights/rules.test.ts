import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countMoves, type Move, movesOf } from '@/lib/weights/rules';

describe('how the first of a list move', () => {
  test.each<[what: string, before: number[], after: number[], moves: Move[]]>([
    ['nothing', [], [], []],
    [
      'the same list',
      [7, 3],
      [7, 3],
      [
        { kind: 'stays', id: 7, place: 1 },
        { kind: 'stays', id: 3, place: 2 },
      ],
    ],
    [
      'two that change places',
      [7, 3],
      [3, 7],
      [
        { kind: 'moves', id: 3, from: 2, to: 1 },
        { kind: 'moves', id: 7, from: 1, to: 2 },
      ],
    ],
    [
      'one for another',
      [7, 3],
      [7, 9],
      [
        { kind: 'stays', id: 7, place: 1 },
        { kind: 'enters', id: 9, to: 2 },
        { kind: 'leaves', id: 3, from: 2 },
      ],
    ],
    ['an empty list before', [], [9], [{ kind: 'enters', id: 9, to: 1 }]],
    [
      'an empty list after',
      [9, 8],
      [],
      [
        { kind: 'leaves', id: 9, from: 1 },
        { kind: 'leaves', id: 8, from: 2 },
      ],
    ],
  ])('%s', (_what, before, after, moves) => {
    expect(movesOf(before, after)).toEqual(moves);
  });

  test('every need of either list is named once, and the places are those of the lists', () => {
    const list = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 20 });
    fc.assert(
      fc.property(list, list, (before, after) => {
        const moves = movesOf(before, after);
        expect(moves.map(({ id }) => id).sort()).toEqual([...new Set([...before, ...after])].sort());
        for (const move of moves) {
          if (move.kind === 'moves' || move.kind === 'leaves') expect(before[move.from - 1]).toBe(move.id);
          if (move.kind === 'moves' || move.kind === 'enters') expect(after[move.to - 1]).toBe(move.id);
          if (move.kind === 'stays') expect([before[move.place - 1], after[move.place - 1]]).toEqual([move.id, move.id]);
        }
        const counts = countMoves(moves);
        expect(counts.stays + counts.moves + counts.enters).toBe(after.length);
        expect(counts.stays + counts.moves + counts.leaves).toBe(before.length);
      }),
    );
  });
});

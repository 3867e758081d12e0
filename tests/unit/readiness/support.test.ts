import { describe, expect, test } from 'vitest';
import { effectOf } from '@/lib/support/rules';

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const scored = (day: number, score: number | null) => ({ at: at(day), score });

describe('the effect of a step planned on the 10th', () => {
  test.each([
    ['nothing was scored', [], null],
    ['only before', [scored(9, 40)], null],
    ['only since', [scored(11, 40)], null],
    ['before and since', [scored(20, 60), scored(5, 40)], { before: 40, after: 60 }],
    ['at the very moment', [scored(11, 60), scored(10, 40)], { before: 40, after: 60 }],
    ['several times: the last ones', [scored(30, 70), scored(20, 60), scored(9, 50), scored(2, 40)], { before: 50, after: 70 }],
    ['once without a score', [scored(30, null), scored(20, 60), scored(9, null), scored(2, 40)], { before: 40, after: 60 }],
  ])('%s', (_what, scores, effect) => expect(effectOf(scores, at(10))).toEqual(effect));
});

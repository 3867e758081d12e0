import { describe, expect, test } from 'vitest';
import type { MissionState } from '@/lib/missions/rules';
import {
  type Direction,
  isEvaluated,
  type Outcome,
  outcomeOf,
  SCALES,
  type Scale,
  type Stage,
  stagesOf,
  surveysDue,
  valueError,
} from '@/lib/results/rules';

describe('a value', () => {
  test.each<[Scale, number, ReturnType<typeof valueError>]>([
    [SCALES.percent, -1, 'numberOutOfRange'],
    [SCALES.percent, 0, undefined],
    [SCALES.percent, 10_000, undefined],
    [SCALES.percent, 10_001, 'numberOutOfRange'],
    [SCALES.percent, 3_333, undefined],
    [SCALES.count, 300, undefined],
    [SCALES.count, 350, 'numberTooFine'],
    [{ ...SCALES.count, decimals: 1 }, 350, undefined],
    [{ ...SCALES.count, decimals: 1 }, 355, 'numberTooFine'],
    [SCALES.score, 1_001, 'numberOutOfRange'],
    [SCALES.yes_no, 100, undefined],
    [SCALES.yes_no, 50, 'numberTooFine'],
    [SCALES.yes_no, 200, 'numberOutOfRange'],
    [SCALES.mad, 1_250_050, undefined],
  ])('of %o: %i', (scale, hundredths, expected) => {
    expect(valueError(hundredths, scale)).toBe(expected);
  });
});

describe('what can be measured', () => {
  test.each<[MissionState, number | null, Stage[]]>([
    ['planned', null, ['start']],
    ['active', null, ['start']],
    ['cancelled', 100, []],
    ['completed', 0, ['closing']],
    ['completed', 89, ['closing']],
    ['completed', 90, ['closing', 'later']],
    ['evaluated', 180, ['closing', 'later']],
    ['evaluated', 181, ['closing']],
  ])('of a mission that is %s, %s days after its end: %o', (state, days, expected) => {
    expect(stagesOf(state, days)).toEqual(expected);
  });
});

test('a mission is evaluated once each indicator has its closing value and the receiver has answered', () => {
  expect(isEvaluated([{ closed: true }, { closed: true }], true)).toBe(true);
  expect(isEvaluated([{ closed: true }, { closed: false }], true)).toBe(false);
  expect(isEvaluated([{ closed: true }], false)).toBe(false);
  expect(isEvaluated([], true)).toBe(true);
});

describe('an outcome', () => {
  test.each<[Direction, number | undefined, number | undefined, number | undefined, Outcome | undefined]>([
    ['up', 40, 80, 79, 'better'],
    ['up', 40, 80, 80, 'reached'],
    ['up', 40, 80, 81, 'reached'],
    ['up', 40, 80, 40, 'same'],
    ['up', 40, 80, 39, 'worse'],
    ['down', 40, 10, 11, 'better'],
    ['down', 40, 10, 10, 'reached'],
    ['down', 40, 10, 41, 'worse'],
    ['up', 40, undefined, 41, 'better'],
    ['up', undefined, 80, 70, undefined],
    ['up', undefined, 80, 80, 'reached'],
    ['up', 40, 80, undefined, undefined],
  ])('%s, from %s to %s, at %s: %s', (direction, baseline, target, now, expected) => {
    expect(outcomeOf(direction, { baseline, target, now })).toBe(expected);
  });
});

describe('surveys', () => {
  const open = { evaluated: false, answeredLater: false };
  test.each<[number, typeof open, [string, number][]]>([
    [0, open, [['result_to_measure', 0]]],
    [13, open, [['result_to_measure', 0]]],
    [14, open, [['result_to_measure', 14]]],
    [0, { evaluated: true, answeredLater: false }, []],
    [89, { evaluated: true, answeredLater: false }, []],
    [90, { evaluated: true, answeredLater: false }, [['followup_due', 90]]],
    [149, { evaluated: true, answeredLater: false }, [['followup_due', 90]]],
    [150, { evaluated: true, answeredLater: false }, [['followup_due', 150]]],
    [150, { evaluated: true, answeredLater: true }, []],
    [180, { evaluated: true, answeredLater: false }, [['followup_due', 150]]],
    [181, { evaluated: true, answeredLater: false }, []],
  ])('after %i days, %o: %o', (days, facts, expected) => {
    expect(surveysDue({ days, ...facts }).map(({ kind, asked }) => [kind, asked])).toEqual(expected);
  });
});

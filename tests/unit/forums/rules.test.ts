import { describe, expect, test } from 'vitest';
import { isOpenOn, metAt, partnersOf, takesRegistrations } from '@/lib/forums/rules';

const DAY = 86_400_000;
const NOW = new Date('2026-11-27T10:00:00.000Z');
const ago = (ms: number) => new Date(NOW.getTime() - ms);

describe('when somebody was met, as a device says it', () => {
  test.each([
    ['nothing', null, NOW],
    ['no time', new Date('x'), NOW],
    ['now', NOW, NOW],
    ['a moment ago', ago(1), ago(1)],
    ['in a moment', ago(-1), NOW],
    ['as long ago as it may be', ago(31 * DAY), ago(31 * DAY)],
    ['longer ago', ago(31 * DAY + 1), NOW],
  ])('%s', (_name, said, expected) => {
    expect(metAt(said, NOW)).toEqual(expected);
  });
});

describe('whether a forum takes registrations', () => {
  const today = new Date('2026-11-27T00:00:00.000Z');
  const on = (days: number) => new Date(today.getTime() + days * DAY);
  test.each([
    [NOW, -1, false],
    [NOW, 0, true],
    [NOW, 1, true],
    [null, 1, false],
  ])('published %s, ending in %i days: %s', (publishedAt, days, expected) => {
    expect(takesRegistrations({ publishedAt, endsOn: on(days) }, today)).toBe(expected);
    expect(isOpenOn({ endsOn: on(days) }, today)).toBe(days >= 0);
  });
});

test.each([
  [null, []],
  ['', []],
  [' Un réseau \n\nUn réseau\nشبكة', ['Un réseau', 'شبكة']],
])('the partners of %j are %j', (typed, expected) => {
  expect(partnersOf(typed)).toEqual(expected);
});

import { describe, expect, test } from 'vitest';
import {
  ACTIVE_AFTER_DAYS,
  type Course,
  canMove,
  funnelOf,
  isActiveLater,
  LEAD_STATES,
  MOVES,
  median,
  STEPS,
  urgencyOf,
} from '@/lib/leads/rules';

const DAY = 86_400_000;
const day = (count: number) => new Date(Date.UTC(2026, 1, 12) + count * DAY);
const NOW = day(300);
const nothing: Course = { contact: null, lead: null, meeting: null, request: null, agreement: null, partnership: null };
const course = (change: Partial<Course>): Course => ({ ...nothing, ...change });

describe('where a lead may be moved by hand', () => {
  test.each(LEAD_STATES.flatMap((from) => LEAD_STATES.map((to) => [from, to] as const)))('from %s to %s', (from, to) => {
    expect(canMove(from, to)).toBe(from === to || MOVES[from].includes(to));
  });

  test('a request and a partnership are never said by hand, and what became a partnership stays one', () => {
    for (const from of LEAD_STATES)
      for (const to of ['request', 'partnership'] as const) if (from !== to) expect(canMove(from, to)).toBe(false);
    for (const to of LEAD_STATES) expect(canMove('partnership', to)).toBe(to === 'partnership');
    expect([canMove('closed', 'in_touch'), canMove('closed', 'new'), canMove('meeting', 'new')]).toEqual([true, false, false]);
  });
});

describe('what is overdue', () => {
  const today = day(0);
  test.each([
    ['new', day(-1), 'overdue'],
    ['new', day(0), 'planned'],
    ['meeting', day(1), 'planned'],
    ['in_touch', null, 'unplanned'],
    ['request', day(-30), 'overdue'],
    ['closed', day(-1), 'over'],
    ['partnership', null, 'over'],
  ] as const)('a lead that is %s with a step on %s is %s', (state, nextOn, expected) => {
    expect(urgencyOf({ state, nextOn }, today)).toBe(expected);
  });
});

describe('whether two are active half a year later', () => {
  const signed = day(0);
  const then = new Date(signed.getTime() + ACTIVE_AFTER_DAYS * DAY);
  const goesOn = { endedAt: null, endsOn: day(400) };

  test.each([
    ['nothing is signed', null, goesOn, NOW, null],
    ['half a year is over in a moment', signed, goesOn, new Date(then.getTime() - 1), null],
    ['half a year is over now', signed, goesOn, then, true],
    ['there is no partnership', signed, null, NOW, false],
    ['it ended a moment before', signed, { ...goesOn, endedAt: new Date(then.getTime() - 1) }, NOW, false],
    ['it ended then', signed, { ...goesOn, endedAt: then }, NOW, false],
    ['it ended a moment later', signed, { ...goesOn, endedAt: new Date(then.getTime() + 1) }, NOW, true],
    ['its last day was the day before', signed, { endedAt: null, endsOn: day(ACTIVE_AFTER_DAYS - 1) }, NOW, false],
    ['its last day was that day', signed, { endedAt: null, endsOn: day(ACTIVE_AFTER_DAYS) }, NOW, true],
  ] as const)('where %s', (_name, agreement, partnership, now, expected) => {
    expect(isActiveLater({ agreement, partnership }, now)).toBe(expected);
  });
});

test.each([
  [[], null],
  [[3], 3],
  [[9, 1], 5],
  [[1, 2], 2],
  [[5, 1, 100], 5],
  [[4, 1, 2, 3], 3],
])('the median of %j is %s', (numbers, expected) => {
  expect(median(numbers)).toBe(expected);
});

describe('the funnel', () => {
  const figures = (courses: Course[], now = NOW) => Object.fromEntries(funnelOf(courses, now).map(({ step, ...figure }) => [step, figure]));

  test('of nothing has every step, and no rate', () => {
    expect(funnelOf([], NOW)).toEqual(STEPS.map((step) => ({ step, count: 0, of: 0, rate: null, days: null })));
  });

  test('counts each step of those who reached it, with its share of the step before and the median time', () => {
    const all = figures([
      course({ contact: day(0) }),
      course({ contact: day(0), lead: day(2) }),
      course({ contact: day(0), lead: day(4), meeting: day(14) }),
      course({ contact: day(1), lead: day(7), meeting: day(27), request: day(30), agreement: day(50) }),
    ]);
    expect(all).toEqual({
      contact: { count: 4, of: 4, rate: 100, days: null },
      lead: { count: 3, of: 4, rate: 75, days: 4 },
      meeting: { count: 2, of: 3, rate: 67, days: 15 },
      request: { count: 1, of: 2, rate: 50, days: 3 },
      agreement: { count: 1, of: 1, rate: 100, days: 20 },
      active: { count: 0, of: 1, rate: 0, days: null },
    });
  });

  test('who asked without a meeting has passed it, and waits nowhere', () => {
    const { meeting, request } = figures([course({ contact: day(0), lead: day(1), request: day(9) })]);
    expect([meeting, request]).toEqual([
      { count: 1, of: 1, rate: 100, days: null },
      { count: 1, of: 1, rate: 100, days: null },
    ]);
  });

  test('a lead opened by hand counts among those who were met', () => {
    const { contact, lead } = figures([course({ lead: day(1) }), course({ contact: day(0) })]);
    expect([contact?.count, lead?.count, lead?.days]).toEqual([2, 1, null]);
  });

  test('a device whose clock is ahead waits no negative time', () => {
    expect(figures([course({ contact: day(5), lead: day(4) })]).lead?.days).toBe(0);
  });

  test('asks only those of half a year ago whether they are active', () => {
    const kept = { endedAt: null, endsOn: day(700) };
    const signed = (at: number) => course({ contact: day(0), lead: day(0), request: day(0), agreement: day(at), partnership: kept });
    expect(figures([signed(0), signed(300 - ACTIVE_AFTER_DAYS), signed(300 - ACTIVE_AFTER_DAYS + 1)]).active).toEqual({
      ...{ count: 2, of: 2, rate: 100, days: null },
    });
  });

  test('no step counts more than the one before, whatever is known', () => {
    const times = [null, day(0), day(3)];
    const courses = times.flatMap((contact) =>
      times.flatMap((lead) => times.flatMap((request) => times.map((agreement) => course({ contact, lead, request, agreement })))),
    );
    const counts = funnelOf(courses, NOW).map(({ count }) => count);
    expect(counts.slice(0, 5)).toEqual([...counts.slice(0, 5)].sort((a, b) => b - a));
  });
});

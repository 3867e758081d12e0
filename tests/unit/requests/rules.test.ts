import { describe, expect, test } from 'vitest';
import {
  ANSWER_DAYS,
  type CheckFacts,
  changedTerms,
  checksOf,
  conflicts,
  hasConsented,
  isAvailable,
  isExpired,
  LIVE_STATES,
  monthsBetween,
  needsTwo,
  next,
  plannedEnd,
  REMINDED_BEFORE,
  REQUEST_ACTIONS,
  REQUEST_STATES,
  type RequestAction,
  type RequestState,
  reminderDue,
  stateAfterConsent,
  stateAt,
  type Terms,
  type TermsAuthor,
  TWO_PERSONS_ABOVE,
  termsBefore,
  urgencyOf,
} from '@/lib/requests/rules';

describe('the lifecycle', () => {
  // Rows are states, columns the actions of REQUEST_ACTIONS; a dash is a refusal.
  const table: Record<RequestState, (RequestState | '-')[]> = {
    //             consent     amend       decline     withdraw     approve     reject      expire     setAside
    proposed: ['accepted', 'proposed', 'declined', 'withdrawn', '-', '-', 'expired', 'not_chosen'],
    accepted: ['-', 'proposed', '-', 'withdrawn', 'approved', 'rejected', '-', 'not_chosen'],
    approved: ['-', '-', '-', '-', '-', '-', '-', '-'],
    declined: ['-', '-', '-', '-', '-', '-', '-', '-'],
    withdrawn: ['-', '-', '-', '-', '-', '-', '-', '-'],
    rejected: ['-', '-', '-', '-', '-', '-', '-', '-'],
    expired: ['-', '-', '-', '-', '-', '-', '-', '-'],
    not_chosen: ['-', '-', '-', '-', '-', '-', '-', '-'],
  };
  const actions: RequestAction[] = ['consent', 'amend', 'decline', 'withdraw', 'approve', 'reject', 'expire', 'setAside'];

  test('the table has every state and every action', () => {
    expect(Object.keys(table).sort()).toEqual([...REQUEST_STATES].sort());
    expect([...actions].sort()).toEqual([...REQUEST_ACTIONS].sort());
  });

  test.each(REQUEST_STATES)('from %s', (state) => {
    expect(actions.map((action) => next(state, action) ?? '-')).toEqual(table[state]);
  });

  test('a state is live while somebody may still act', () => {
    const live = REQUEST_STATES.filter((state) => REQUEST_ACTIONS.some((action) => next(state, action) !== undefined));
    expect([...LIVE_STATES].sort()).toEqual(live.sort());
  });
});

describe('consents', () => {
  test.each([
    // A consent on earlier terms does not hold on these.
    { giver: null, receiver: null, holds: [false, false] },
    { giver: 2, receiver: null, holds: [true, false] },
    { giver: null, receiver: 2, holds: [false, true] },
    { giver: 2, receiver: 2, holds: [true, true] },
    { giver: 1, receiver: 2, holds: [false, true] },
    { giver: 3, receiver: 1, holds: [false, false] },
  ])('on terms 2: $giver and $receiver', ({ giver, receiver, holds }) => {
    const consents = { termsVersion: 2, giverConsentTerms: giver, receiverConsentTerms: receiver };
    expect([hasConsented(consents, 'giver'), hasConsented(consents, 'receiver')]).toEqual(holds);
    // Whoever consents, the other side's consent decides.
    expect(stateAfterConsent(consents, 'giver')).toBe(holds[1] ? 'accepted' : 'proposed');
    expect(stateAfterConsent(consents, 'receiver')).toBe(holds[0] ? 'accepted' : 'proposed');
  });
});

describe('the deadline', () => {
  const answerBy = new Date('2026-12-07T09:30:00.000Z');
  const at = (milliseconds: number) => new Date(answerBy.getTime() + milliseconds);

  test.each([
    [-1, 'proposed'],
    [0, 'expired'],
    [1, 'expired'],
  ] as const)('%d ms after it a proposed request is %s', (milliseconds, state) => {
    expect(stateAt({ state: 'proposed', answerBy }, at(milliseconds))).toBe(state);
    expect(isExpired({ state: 'proposed', answerBy }, at(milliseconds))).toBe(state === 'expired');
  });

  test.each(REQUEST_STATES.filter((state) => state !== 'proposed'))('is nothing to one that is %s', (state) => {
    expect(stateAt({ state, answerBy }, at(1))).toBe(state);
    expect(isExpired({ state, answerBy }, at(1))).toBe(false);
  });
});

describe('the last day of a need or an offer', () => {
  const lastDay = new Date('2026-12-07');

  test.each([
    ['2026-12-06', true],
    ['2026-12-07', true],
    ['2026-12-08', false],
  ])('is 7 December: on %s hours of it can be agreed on: %s', (today, available) => {
    expect(isAvailable({ state: 'open', lastDay }, new Date(today))).toBe(available);
  });

  test.each(['paused', 'filled', 'closed', 'expired'])('is nothing to one that is %s', (state) => {
    expect(isAvailable({ state, lastDay }, lastDay)).toBe(false);
  });
});

test.each([
  [0, 'fresh'],
  [2, 'fresh'],
  [3, 'due'],
  [6, 'due'],
  [7, 'late'],
  [400, 'late'],
] as const)('after %d days a request is %s', (days, urgency) => {
  expect(urgencyOf(days)).toBe(urgency);
});

describe('checks before a decision', () => {
  const right: CheckFacts = {
    bothVerified: true,
    quarters: 40,
    needOpen: true,
    needLeft: 40,
    needAskedBeside: 0,
    needUnchanged: true,
    offerOpen: true,
    offerLeft: 40,
    offerAskedBeside: 0,
    offerUnchanged: true,
    quartersPerMonth: 20,
    monthsLeft: 2,
    ownSide: false,
  };
  const all = ['organisationsVerified', 'hoursInNeed', 'hoursInOffer', 'listingsUnchanged', 'noConflict', 'monthlyRate', 'notOwnSide'];

  test('all pass at the edge of what is left', () => {
    expect(checksOf(right)).toEqual(Object.fromEntries(all.map((check) => [check, 'passed'])));
    expect(Object.keys(checksOf(right))).toEqual(all);
  });

  const one: [facts: Partial<CheckFacts>, check: string, result: string][] = [
    [{ needLeft: 41 }, 'hoursInNeed', 'passed'],
    [{ needLeft: 39 }, 'hoursInNeed', 'failed'],
    [{ needOpen: false }, 'hoursInNeed', 'failed'],
    [{ offerLeft: 41 }, 'hoursInOffer', 'passed'],
    [{ offerLeft: 39 }, 'hoursInOffer', 'failed'],
    [{ offerOpen: false }, 'hoursInOffer', 'failed'],
    [{ bothVerified: false }, 'organisationsVerified', 'failed'],
    [{ needUnchanged: false }, 'listingsUnchanged', 'failed'],
    [{ offerUnchanged: false }, 'listingsUnchanged', 'failed'],
    [{ needAskedBeside: 1 }, 'noConflict', 'warning'],
    [{ offerAskedBeside: 1 }, 'noConflict', 'warning'],
    [{ quartersPerMonth: 21 }, 'monthlyRate', 'passed'],
    // A rate is a promise, not a bound: it warns.
    [{ quartersPerMonth: 19 }, 'monthlyRate', 'warning'],
    [{ monthsLeft: 1 }, 'monthlyRate', 'warning'],
    [{ ownSide: true }, 'notOwnSide', 'failed'],
  ];
  test.each(one)('%j changes one: %s is %s', (facts, check, result) => {
    expect(checksOf({ ...right, ...facts })).toEqual({ ...checksOf(right), [check]: result });
  });
});

test.each([
  // Alone there is nobody to be in conflict with.
  [41, 0, 40, false],
  [30, 9, 40, false],
  [30, 10, 40, false],
  [30, 11, 40, true],
] as const)('%d quarter-hours beside %d of %d left are in conflict: %s', (quarters, beside, left, expected) => {
  expect(conflicts(quarters, beside, left)).toBe(expected);
});

test.each([
  [TWO_PERSONS_ABOVE - 1, false],
  [TWO_PERSONS_ABOVE, false],
  [TWO_PERSONS_ABOVE + 1, true],
])('approving %d quarter-hours takes two people: %s', (quarters, expected) => {
  expect(TWO_PERSONS_ABOVE).toBe(200 * 4);
  expect(needsTwo(quarters)).toBe(expected);
});

describe('months from a day to a later one', () => {
  test.each([
    ['2026-01-15', '2026-01-15', 1],
    ['2026-01-15', '2026-01-16', 1],
    ['2026-01-15', '2026-02-14', 1],
    ['2026-01-15', '2026-02-15', 1],
    ['2026-01-15', '2026-02-16', 2],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-31', '2026-03-01', 2],
    ['2026-01-31', '2026-03-31', 2],
    ['2026-01-01', '2026-12-31', 12],
    ['2026-12-31', '2027-01-01', 1],
    ['2026-12-15', '2027-01-16', 2],
    ['2024-02-29', '2025-02-28', 12],
    ['2024-02-29', '2025-03-01', 13],
    ['2026-05-01', '2026-04-01', 1],
    ['2026-05-01', '2020-05-01', 1],
  ])('%s to %s: %d', (from, until, months) => {
    expect(monthsBetween(new Date(from), new Date(until))).toBe(months);
  });
});

describe('the last day of a mission', () => {
  test.each([
    // 10 hours a month.
    [40, '2026-01-15', '2026-12-31', '2026-02-15'],
    [41, '2026-01-15', '2026-12-31', '2026-03-15'],
    [1, '2026-01-31', '2026-12-31', '2026-02-28'],
    [160, '2026-10-31', '2027-12-31', '2027-02-28'],
    [41, '2026-01-15', '2026-03-14', '2026-03-14'],
    [41, '2026-01-15', '2026-01-15', '2026-01-15'],
    // The offer may have been shortened since.
    [41, '2026-01-15', '2026-01-01', '2026-01-15'],
  ])('of %d quarter-hours from %s, offered until %s: %s', (quarters, startsOn, availableUntil, end) => {
    const offer = { quartersPerMonth: 40, availableUntil: new Date(availableUntil) };
    expect(plannedEnd({ quarters, startsOn: new Date(startsOn) }, offer)).toEqual(new Date(end));
  });
});

describe('terms', () => {
  const terms: Terms = { quarters: 40, startsOn: new Date('2026-12-01'), mode: 'remote', team: [{ role: 'Comptable', quarters: 40 }] };

  test.each([
    [{}, []],
    [{ quarters: 39 }, ['quarters']],
    [{ startsOn: new Date('2026-12-02') }, ['startsOn']],
    [{ mode: 'either' }, ['mode']],
    [{ team: [] }, ['team']],
    [{ team: [{ role: 'Juriste', quarters: 40 }] }, ['team']],
    [{ team: [{ role: 'Comptable', quarters: 39 }] }, ['team']],
    [{ team: [...terms.team] }, []],
    [{ mode: 'on_site', quarters: 41 }, ['quarters', 'mode']],
  ] as [Partial<Terms>, string[]][])('%j changes %j', (change, fields) => {
    expect(changedTerms(terms, { ...terms, ...change })).toEqual(fields);
  });

  test.each([
    ['', undefined],
    ['g', undefined],
    ['gr', 0],
    ['gg', 0],
    ['ggg', 0],
    ['grr', 0],
    ['ggr', 1],
    ['grg', 1],
    ['grgg', 1],
    ['pgr', 1],
    ['pg', 0],
  ])('the newest of %j are read beside those of index %s', (authors, index) => {
    const named: Record<string, TermsAuthor> = { g: 'giver', r: 'receiver', p: 'programme' };
    const history = [...authors].map((letter, at) => ({ author: named[letter] ?? 'programme', at }));
    expect(termsBefore(history)?.at).toBe(index);
  });
});

describe('reminders', () => {
  test('come on the seventh and on the twelfth day', () => {
    expect(REMINDED_BEFORE.map((days) => ANSWER_DAYS - days)).toEqual([7, 12]);
  });

  test.each([
    [8, 0, undefined],
    [7, 0, 1],
    [7, 1, undefined],
    [3, 1, undefined],
    [2, 1, 2],
    [2, 2, undefined],
    // Nobody ran it for days: one reminder, not two.
    [1, 0, 2],
    [0, 1, 2],
    [-1, 0, undefined],
  ])('%d days left, %d sent: %s', (daysLeft, sent, due) => {
    expect(reminderDue(daysLeft, sent)).toBe(due);
  });
});

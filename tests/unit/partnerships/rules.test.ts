import { describe, expect, test } from 'vitest';
import {
  healthOf,
  isPublic,
  missionsEach,
  next,
  PARTNERS,
  PARTNERSHIP_ACTIONS,
  PARTNERSHIP_STATES,
  partnershipRemindersDue,
  QUIET_DAYS,
  RENEWABLE_DAYS,
  renewalRate,
  reviewedYear,
} from '@/lib/partnerships/rules';

const LEADS_TO = {
  active: { revise: 'active', review: 'active', pause: 'paused', renew: 'active', end: 'ended' },
  paused: { revise: 'paused', review: 'paused', resume: 'active', end: 'ended' },
  ended: { review: 'ended', renew: 'active' },
} as const;

describe.each(PARTNERS)('the %s', (partner) => {
  const table = PARTNERSHIP_STATES.flatMap((state) => PARTNERSHIP_ACTIONS.map((action) => [state, action] as const));
  test.each(table)('%s: %s', (state, action) => {
    const to = (LEADS_TO[state] as Partial<Record<typeof action, string>>)[action];
    expect(next({ state, daysLeft: 0 }, action, partner)).toBe(to);
  });

  test.each([
    ['active', RENEWABLE_DAYS + 1, undefined],
    ['active', RENEWABLE_DAYS, 'active'],
    ['active', RENEWABLE_DAYS - 1, 'active'],
    ['active', 0, 'active'],
    ['active', -1, 'active'],
    ['paused', 300, undefined],
    ['paused', 0, undefined],
    ['paused', -1, 'active'],
    ['ended', 300, 'active'],
  ] as const)('renews an %s one with %i days left: %s', (state, daysLeft, to) => {
    expect(next({ state, daysLeft }, 'renew', partner)).toBe(to);
  });
});

describe('how it is', () => {
  const quiet = { state: 'active', daysLeft: 200, idleDays: 0, agreements: 0, hours: 0, requests: 0 } as const;
  test.each([
    ['all is well', quiet, 'active'],
    ['quiet for a day less', { ...quiet, idleDays: QUIET_DAYS - 1 }, 'active'],
    ['quiet for just that long', { ...quiet, idleDays: QUIET_DAYS }, 'active'],
    ['quiet for a day more', { ...quiet, idleDays: QUIET_DAYS + 1 }, 'quiet'],
    ['a day before the end is near', { ...quiet, daysLeft: RENEWABLE_DAYS + 1 }, 'active'],
    ['the end is near', { ...quiet, daysLeft: RENEWABLE_DAYS, idleDays: 200 }, 'ending'],
    ['its last day', { ...quiet, daysLeft: 0 }, 'ending'],
    ['the day after', { ...quiet, daysLeft: -1, hours: 2 }, 'over'],
    ['a request waits', { ...quiet, requests: 1, idleDays: 200 }, 'answer'],
    ['hours wait, and a request', { ...quiet, hours: 1, requests: 1 }, 'hours'],
    ['an agreement waits, and hours', { ...quiet, agreements: 1, hours: 1 }, 'agreement'],
    ['paused, whatever waits', { ...quiet, state: 'paused', agreements: 1, daysLeft: -1 }, 'paused'],
    ['ended, whatever waits', { ...quiet, state: 'ended', hours: 1 }, 'ended'],
  ] as const)('%s', (_what, facts, health) => expect(healthOf(facts)).toBe(health));
});

describe('the programme’s results', () => {
  const none = { partnerships: 0, missions: 0, olderThanAYear: 0, renewed: 0, dueForRenewal: 0 };
  test('of nothing they are nothing', () => expect([missionsEach(none), renewalRate(none)]).toEqual([null, null]));
  test.each([
    [7, 3, 2.3],
    [3, 3, 1],
    [5, 2, 2.5],
  ])('%i missions of %i partnerships are %d each', (missions, partnerships, each) => {
    expect(missionsEach({ ...none, missions, partnerships })).toBe(each);
  });
  test.each([
    [0, 3, 0],
    [1, 3, 33],
    [3, 3, 100],
  ])('%i renewed of %i are %i of a hundred', (renewed, dueForRenewal, rate) => {
    expect(renewalRate({ ...none, renewed, dueForRenewal })).toBe(rate);
  });
});

describe('anybody may read what came of it', () => {
  const [association, company] = PARTNERS.map((kind) => ({ kind }));
  test.each([
    ['with both consents', [association, company], ['verified', 'verified'], true],
    ['with both, in any order', [company, association], ['verified', 'verified'], true],
    ['with one', [association], ['verified', 'verified'], false],
    ['with the other', [company], ['verified', 'verified'], false],
    ['with none', [], ['verified', 'verified'], false],
    ['of one that is suspended', [association, company], ['verified', 'suspended'], false],
  ])('%s', (_what, consents, states, expected) => {
    expect(
      isPublic(
        consents.flatMap((consent) => consent ?? []),
        states,
      ),
    ).toBe(expected);
  });
});

describe('the year that a review is of', () => {
  const startsOn = new Date('2026-01-15');
  test.each([
    ['its first day', '2026-01-15', 1],
    ['the day before the second is asked for', '2027-12-15', 1],
    ['the day on which it is', '2027-12-16', 2],
    ['the day after', '2027-12-17', 2],
    ['the second anniversary', '2028-01-15', 2],
    ['long after', '2030-06-01', 4],
    ['before it began, in the record that was merged', '2025-06-01', 1],
  ])('%s', (_what, day, year) => expect(reviewedYear(startsOn, new Date(day))).toBe(year));

  test('begun on the 29th of February', () => {
    const leap = new Date('2028-02-29');
    expect([reviewedYear(leap, new Date('2030-01-29')), reviewedYear(leap, new Date('2030-01-30'))]).toEqual([1, 2]);
  });
});

describe('what both are reminded of', () => {
  const day = (text: string) => new Date(text);
  const calm = {
    state: 'active',
    today: day('2026-06-01'),
    startsOn: day('2026-01-15'),
    endsOn: day('2027-01-14'),
    lastOn: day('2026-05-20'),
  } as const;
  const keys = (facts: Parameters<typeof partnershipRemindersDue>[0]) =>
    partnershipRemindersDue(facts).map(({ kind, key }) => `${kind} ${key}`);

  test.each([
    ['nothing', calm, []],
    ['61 days before the end', { ...calm, endsOn: day('2026-08-01') }, []],
    ['60 days before', { ...calm, endsOn: day('2026-07-31') }, ['ending 2026-07-31 60']],
    ['31 days before', { ...calm, endsOn: day('2026-07-02') }, ['ending 2026-07-02 60']],
    ['30 days before', { ...calm, endsOn: day('2026-07-01') }, ['ending 2026-07-01 30']],
    ['on the last day', { ...calm, endsOn: day('2026-06-01') }, ['ending 2026-06-01 30']],
    ['after it', { ...calm, endsOn: day('2026-05-31') }, []],
    ['31 days before a year is over', { ...calm, startsOn: day('2025-07-02') }, []],
    ['30 days before', { ...calm, startsOn: day('2025-07-01') }, ['review 2026-07-01']],
    ['on the second anniversary', { ...calm, startsOn: day('2024-06-01') }, ['review 2026-06-01']],
    ['on the day it begins', { ...calm, startsOn: day('2026-06-01') }, []],
    ['90 days of silence', { ...calm, lastOn: day('2026-03-03') }, []],
    ['91 days of silence', { ...calm, lastOn: day('2026-03-02') }, ['quiet 2026-03-02']],
    ['all at once, and paused', { ...calm, state: 'paused', endsOn: day('2026-06-10'), lastOn: day('2026-01-20') }, []],
    ['all at once, and ended', { ...calm, state: 'ended', endsOn: day('2026-06-10'), lastOn: day('2026-01-20') }, []],
  ] as const)('%s', (_what, facts, expected) => expect(keys(facts)).toEqual(expected));
});

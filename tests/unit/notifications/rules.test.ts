import { describe, expect, test } from 'vitest';
import {
  choiceOf,
  chosenFor,
  type EventCode,
  events,
  groupsToEnd,
  isTriedAgain,
  MAIL_ATTEMPTS,
  MAIL_FAILURES,
  MAIL_GROUPS,
  mailingOf,
} from '@/lib/notifications/rules';

const codes = Object.keys(events) as EventCode[];

describe('when an event is mailed', () => {
  test.each<[EventCode, choice: 'immediate' | 'daily' | 'none', mailing: 'immediate' | 'daily' | 'none']>([
    ['pledge_received', 'immediate', 'immediate'],
    ['pledge_received', 'daily', 'daily'],
    ['pledge_received', 'none', 'none'],
    // Essential, whatever was chosen for the rest of its group.
    ['request_approved', 'daily', 'immediate'],
    ['request_approved', 'none', 'immediate'],
    ['account_password_changed', 'none', 'immediate'],
    // Under the bell alone.
    ['skill_accepted', 'immediate', 'none'],
    ['skill_merged', 'daily', 'none'],
  ])('%s, to whom chose %s: %s', (event, choice, mailing) => {
    expect(mailingOf(event, [{ group: choiceOf(event) ?? 'request', choice }])).toBe(mailing);
  });

  test('what nobody chose is at once', () => {
    expect(mailingOf('pledge_received', [])).toBe('immediate');
    expect(mailingOf('pledge_received', [{ group: 'listing', choice: 'none' }])).toBe('immediate');
  });

  test.each(codes)('%s is a choice of its group, or none', (code) => {
    expect(choiceOf(code)).toBe(events[code].kind === 'choice' ? events[code].group : null);
  });
});

describe('what one press ends', () => {
  const rows = [
    { group: 'request', choice: 'daily' },
    { group: 'listing', choice: 'none' },
  ] as const;

  test.each([
    ['request', ['request']],
    ['listing', []],
    ['organisation', ['organisation']],
    ['digest', ['request']],
  ] as const)('%s', (scope, ended) => {
    expect(groupsToEnd(scope, chosenFor(rows))).toEqual(ended);
  });

  test('a daily mail that nobody gets any more', () => {
    expect(groupsToEnd('digest', chosenFor([]))).toEqual([]);
    expect(MAIL_GROUPS.map((group) => chosenFor([])[group])).toEqual(MAIL_GROUPS.map(() => 'immediate'));
  });
});

describe('another attempt', () => {
  test.each(MAIL_FAILURES.map((failure) => [failure, failure !== 'address' && failure !== 'refused'] as const))(
    'after %s: %s',
    (failure, again) => {
      expect(isTriedAgain(failure, 1)).toBe(again);
    },
  );

  test.each([
    [MAIL_ATTEMPTS - 1, true],
    [MAIL_ATTEMPTS, false],
    [MAIL_ATTEMPTS + 1, false],
  ])('after %i of them: %s', (attempts, again) => {
    expect(isTriedAgain('busy', attempts)).toBe(again);
  });
});

import { describe, expect, test } from 'vitest';
import {
  firstState,
  hasBlank,
  LISTING_STATES,
  type ListingAction,
  type ListingState,
  next,
  OWNER_ACTIONS,
  REVIEW_ACTIONS,
  SYSTEM_ACTIONS,
  stateOn,
} from '@/lib/listings/rules';

const ACTIONS: readonly ListingAction[] = [...OWNER_ACTIONS, ...REVIEW_ACTIONS, ...SYSTEM_ACTIONS];

/** Every state with all that it allows, and where that leads. */
const table: Record<ListingState, Partial<Record<ListingAction, ListingState>>> = {
  submitted: { approve: 'open', return: 'returned', edit: 'submitted', duplicate: 'submitted' },
  returned: { resubmit: 'submitted', duplicate: 'returned' },
  open: { edit: 'open', pause: 'paused', extend: 'open', close: 'closed', duplicate: 'open', fill: 'filled', expire: 'expired' },
  paused: { edit: 'paused', reopen: 'open', extend: 'paused', close: 'closed', duplicate: 'paused', expire: 'expired' },
  filled: { duplicate: 'filled' },
  closed: { duplicate: 'closed' },
  expired: { extend: 'open', close: 'closed', duplicate: 'expired' },
};

describe('the lifecycle of needs and offers', () => {
  const rows = LISTING_STATES.flatMap((state) => ACTIONS.map((action) => [state, action, table[state][action]] as const));
  test.each(rows)('%s, %s: %s', (state, action, expected) => expect(next(state, action)).toBe(expected));

  test.each([
    ['2026-11-22', 'expired'],
    ['2026-11-23', 'open'],
    ['2026-11-24', 'open'],
  ] as const)('with its last day on %s, an open one is %s on the 23rd', (lastDay, expected) => {
    expect(stateOn({ state: 'open', lastDay }, '2026-11-23')).toBe(expected);
  });

  test.each(LISTING_STATES)('past its last day, %s is expired only where it can be', (state) => {
    const expected = state === 'open' || state === 'paused' ? 'expired' : state;
    expect(stateOn({ state, lastDay: '2026-11-22' }, '2026-11-23')).toBe(expected);
  });

  test('an organisation’s first one is reviewed', () => {
    expect([firstState(false), firstState(true)]).toEqual(['submitted', 'open']);
  });

  test.each([
    ['[', true],
    ['Nous accompagnons [nombre] jeunes', true],
    ['Nous accompagnons (40) jeunes', false],
    ['', false],
  ])('a blank in %j: %s', (text, expected) => expect(hasBlank(text)).toBe(expected));
});

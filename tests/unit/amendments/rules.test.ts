import { describe, expect, it } from 'vitest';
import {
  AMENDMENT_ACTIONS,
  AMENDMENT_ROLES,
  AMENDMENT_STATES,
  type AmendmentState,
  decidedVersion,
  isLive,
  next,
  quartersAdded,
  quartersReserved,
  termsError,
} from '@/lib/amendments/rules';

describe('the lifecycle', () => {
  const allowed = [
    'proposed: agree by other → agreed',
    'proposed: decline by other → declined',
    'proposed: withdraw by proposer → withdrawn',
    'agreed: withdraw by proposer → withdrawn',
    'agreed: withdraw by other → withdrawn',
    'agreed: approve by coordinator → approved',
    'agreed: reject by coordinator → rejected',
    'approved: withdraw by proposer → withdrawn',
    'approved: withdraw by other → withdrawn',
    'approved: sign by proposer → signed',
    'approved: sign by other → signed',
  ];

  it('is this, and nothing else', () => {
    const steps = AMENDMENT_STATES.flatMap((state) =>
      AMENDMENT_ACTIONS.flatMap((action) =>
        AMENDMENT_ROLES.flatMap((role) => {
          const to = next(state, action, role);
          return to === undefined ? [] : [`${state}: ${action} by ${role} → ${to}`];
        }),
      ),
    );
    expect(steps).toEqual(allowed);
  });

  it('ends where nothing leads on', () => {
    const live = AMENDMENT_STATES.filter(isLive);
    expect(live).toEqual(['proposed', 'agreed', 'approved']);
    for (const state of AMENDMENT_STATES) {
      const goesOn = AMENDMENT_ACTIONS.some((action) => AMENDMENT_ROLES.some((role) => next(state, action, role) !== undefined));
      expect(goesOn).toBe(isLive(state));
    }
  });
});

describe('hours', () => {
  it.each([
    [40, 39, 0],
    [40, 40, 0],
    [40, 41, 1],
  ])('from %i to %i add %i', (quartersBefore, quarters, added) => {
    expect(quartersAdded({ quartersBefore, quarters })).toBe(added);
  });

  it.each(AMENDMENT_STATES.map((state) => [state, state === 'approved' ? 8 : 0] as const))(
    'of one that is %s: %i are reserved beside its mission’s',
    (state: AmendmentState, reserved: number) => {
      expect(quartersReserved({ state, quartersBefore: 40, quarters: 48 })).toBe(reserved);
      expect(quartersReserved({ state, quartersBefore: 40, quarters: 32 })).toBe(0);
    },
  );
});

describe('terms', () => {
  const day = (text: string) => new Date(`${text}T00:00:00.000Z`);
  const before = { quarters: 40, startsOn: day('2026-11-20'), endsOn: day('2026-12-31') };
  const today = day('2026-11-26');

  it.each([
    ['the same', 40, '2026-12-31', 0, 'hours amendmentUnchanged'],
    ['a quarter-hour more', 41, '2026-12-31', 0, undefined],
    ['a quarter-hour less', 39, '2026-12-31', 0, undefined],
    ['a day more', 40, '2027-01-01', 0, undefined],
    ['as much as is declared', 20, '2026-12-31', 20, undefined],
    ['less than is declared', 19, '2026-12-31', 20, 'hours amendmentBelowDeclared'],
    ['today', 40, '2026-11-26', 0, undefined],
    ['yesterday', 40, '2026-11-25', 0, 'endsOn dateInPast'],
    ['before the start', 40, '2026-11-19', 0, 'endsOn agreementEndsBefore'],
  ])('%s', (_what, quarters, endsOn, declared, expected) => {
    const error = termsError(before, { quarters, endsOn: day(endsOn) }, { declared, today });
    expect(error && `${error.field} ${error.code}`).toBe(expected);
  });

  it('of a mission that is past its end may leave the end where it is', () => {
    const over = { ...before, endsOn: day('2026-11-22') };
    expect(termsError(over, { quarters: 44, endsOn: over.endsOn }, { declared: 40, today })).toBeUndefined();
  });
});

it('a first decision rests on one amendment as it was read', () => {
  expect(
    new Set([decidedVersion({ id: 1, version: 12 }), decidedVersion({ id: 11, version: 2 }), decidedVersion({ id: 1, version: 1 })]).size,
  ).toBe(3);
});

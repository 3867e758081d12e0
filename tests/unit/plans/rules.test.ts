import { describe, expect, test } from 'vitest';
import { MISSION_ROLES, MISSION_STATES, type MissionRole } from '@/lib/missions/rules';
import { ITEM_ACTIONS, ITEM_STATES, type ItemAction, type ItemState, isLate, isPossible, isTheirs, next } from '@/lib/plans/rules';

/** `giver receiver`: where each action leads while the mission runs. Who does the work begins, delivers and attaches as the giver does. */
const table: Record<ItemState, Partial<Record<ItemAction, readonly [giver: ItemState | undefined, receiver: ItemState | undefined]>>> = {
  planned: {
    edit: ['planned', 'planned'],
    attach: ['planned', 'planned'],
    begin: ['under_way', undefined],
    remove: ['removed', 'removed'],
  },
  under_way: { edit: ['under_way', 'under_way'], attach: ['under_way', 'under_way'], deliver: ['delivered', undefined] },
  delivered: { accept: [undefined, 'accepted'], return: [undefined, 'under_way'] },
  accepted: {},
  removed: {},
};

describe('a step or a deliverable', () => {
  test.each(ITEM_STATES)('that is %s goes where the table says, and nowhere else', (state) => {
    for (const action of ITEM_ACTIONS) {
      const [giver, receiver] = table[state][action] ?? [undefined, undefined];
      expect([next('active', state, action, 'giver'), next('active', state, action, 'receiver')], action).toEqual([giver, receiver]);
      const worked = ['begin', 'deliver', 'attach'].includes(action) ? giver : undefined;
      expect(next('active', state, action, 'person'), action).toBe(worked);
      for (const role of ['coordinator', 'named', 'system'] as const) expect(next('active', state, action, role), action).toBeUndefined();
    }
  });

  test('is planned by the sides, and moved by whoever does the work', () => {
    const theirs = (role: MissionRole) => (['write', ...ITEM_ACTIONS] as const).filter((action) => isTheirs(action, role));
    expect(MISSION_ROLES.map((role) => [role, theirs(role)])).toEqual([
      ['giver', ['write', 'edit', 'attach', 'begin', 'deliver', 'remove']],
      ['person', ['attach', 'begin', 'deliver']],
      ['receiver', ['write', 'edit', 'attach', 'accept', 'return', 'remove']],
      ['coordinator', []],
      ['named', []],
      ['system', []],
    ]);
  });

  test('is planned before the mission begins, moves while it runs, and rests afterwards', () => {
    const possible = MISSION_STATES.map((state) => [
      state,
      (['write', ...ITEM_ACTIONS] as const).filter((action) => isPossible(state, action)),
    ]);
    expect(possible).toEqual([
      ['planned', ['write', 'edit', 'attach', 'remove']],
      ['active', ['write', ...ITEM_ACTIONS]],
      ['completed', []],
      ['evaluated', []],
      ['cancelled', []],
    ]);
  });

  test.each([
    ['planned', -1, true],
    ['under_way', -1, true],
    ['under_way', 0, false],
    ['planned', 1, false],
    ['delivered', -1, false],
    ['accepted', -30, false],
    ['removed', -1, false],
  ] as const)('that is %s, due %i days from today, is late: %s', (state, days, late) => {
    const today = new Date('2026-11-26T00:00:00Z');
    expect(isLate({ state, dueOn: new Date(today.getTime() + days * 86_400_000) }, today)).toBe(late);
  });
});

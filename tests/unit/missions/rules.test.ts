import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  ANSWER_DAYS,
  hasEnded,
  isRenewable,
  type LedgerEntry,
  ledgerOf,
  MISSION_ACTIONS,
  MISSION_ROLES,
  MISSION_STATES,
  type MissionAction,
  type MissionRole,
  type MissionState,
  next,
  quartersToDeclare,
  remindersDue,
  stateAt,
  workedOnError,
} from '@/lib/missions/rules';

const day = (text: string) => new Date(`${text}T00:00:00.000Z`);

describe('the lifecycle', () => {
  /** All that is allowed: what is not named here leads nowhere. */
  const allowed: readonly [MissionState, MissionAction, MissionRole, MissionState][] = [
    ['planned', 'sign', 'giver', 'planned'],
    ['planned', 'sign', 'receiver', 'planned'],
    ['planned', 'start', 'system', 'active'],
    ['planned', 'cancel', 'giver', 'cancelled'],
    ['planned', 'cancel', 'receiver', 'cancelled'],
    ['planned', 'cancel', 'coordinator', 'cancelled'],
    ['active', 'declare', 'giver', 'active'],
    ['active', 'declare', 'person', 'active'],
    ['active', 'correct', 'giver', 'active'],
    ['active', 'correct', 'person', 'active'],
    ['active', 'confirm', 'receiver', 'active'],
    ['active', 'dispute', 'receiver', 'active'],
    ['active', 'complete', 'giver', 'completed'],
    ['active', 'complete', 'receiver', 'completed'],
    ['active', 'complete', 'coordinator', 'completed'],
    ['active', 'cancel', 'giver', 'cancelled'],
    ['active', 'cancel', 'receiver', 'cancelled'],
    ['active', 'cancel', 'coordinator', 'cancelled'],
    ...(['planned', 'active'] as const).flatMap((state) =>
      (['indicate', 'drop', 'measure'] as const).flatMap((action) =>
        (['giver', 'receiver'] as const).map((role): [MissionState, MissionAction, MissionRole, MissionState] => [
          state,
          action,
          role,
          state,
        ]),
      ),
    ),
    ['planned', 'appoint', 'receiver', 'planned'],
    ['active', 'appoint', 'receiver', 'active'],
    ...(['planned', 'active'] as const).flatMap((state): [MissionState, MissionAction, MissionRole, MissionState][] => [
      [state, 'name', 'giver', state],
      [state, 'release', 'giver', state],
      [state, 'join', 'named', state],
      [state, 'refuse', 'named', state],
    ]),
    ['completed', 'measure', 'giver', 'completed'],
    ['completed', 'measure', 'receiver', 'completed'],
    ['completed', 'evaluate', 'system', 'evaluated'],
    ['completed', 'feedback', 'giver', 'completed'],
    ['completed', 'feedback', 'receiver', 'completed'],
    ['evaluated', 'feedback', 'giver', 'evaluated'],
    ['evaluated', 'feedback', 'receiver', 'evaluated'],
    ['evaluated', 'measure', 'giver', 'evaluated'],
    ['evaluated', 'measure', 'receiver', 'evaluated'],
  ];
  /** What is told of a mission that is over. */
  const afterwards: readonly MissionAction[] = ['measure', 'evaluate', 'feedback'];
  const every = MISSION_STATES.flatMap((state) =>
    MISSION_ACTIONS.flatMap((action) => MISSION_ROLES.map((role) => [state, action, role] as const)),
  );

  test.each(every)('%s, %s by the %s', (state, action, role) => {
    const leads = allowed.find((row) => row[0] === state && row[1] === action && row[2] === role)?.[3];
    expect(next(state, action, role)).toBe(leads);
    if (leads !== undefined && !afterwards.includes(action)) expect(hasEnded(state)).toBe(false);
  });

  it.each([
    ['planned', null, '2026-05-04', 'planned'],
    ['planned', '2026-04-01', '2026-05-03', 'planned'],
    ['planned', '2026-04-01', '2026-05-04', 'active'],
    ['planned', '2026-04-01', '2026-05-05', 'active'],
    ['cancelled', '2026-04-01', '2026-05-05', 'cancelled'],
    ['completed', '2026-04-01', '2026-05-05', 'completed'],
  ] as const)('%s, signed %s, is on %s: %s', (state, signed, today, now) => {
    expect(stateAt({ state, signedAt: signed && day(signed), startsOn: day('2026-05-04') }, day(today))).toBe(now);
  });
});

/** Entries by number: `[quarters, answer, corrects, days]`. */
type Short = [quarters: number, answer?: 'confirmed' | 'disputed' | null, corrects?: number | null, days?: number];
const entriesOf = (...rows: Short[]): LedgerEntry[] =>
  rows.map(([quarters, answer = null, correctsId = null, days = 0], index) => ({ id: index + 1, quarters, answer, correctsId, days }));

describe('the ledger', () => {
  it.each<[string, LedgerEntry[], string[], number, number]>([
    ['is empty at first', [], [], 0, 0],
    ['waits', entriesOf([8], [4]), ['declared', 'declared'], 0, 12],
    [
      'counts what is confirmed, and nothing else',
      entriesOf([8, 'confirmed'], [4, 'disputed'], [2]),
      ['confirmed', 'disputed', 'declared'],
      8,
      2,
    ],
    [
      'knows what nobody answered',
      entriesOf([8, null, null, ANSWER_DAYS], [8, null, null, ANSWER_DAYS + 1]),
      ['declared', 'unanswered'],
      0,
      16,
    ],
    ['lets a correction stand for what was disputed', entriesOf([8, 'disputed'], [6, null, 1]), ['corrected', 'declared'], 0, 6],
    ['lets one that waits be corrected', entriesOf([8], [6, null, 1]), ['corrected', 'declared'], 0, 6],
    ['keeps what was confirmed until its correction is', entriesOf([8, 'confirmed'], [10, null, 1]), ['confirmed', 'declared'], 8, 2],
    ['takes nothing back before it is confirmed', entriesOf([8, 'confirmed'], [0, null, 1]), ['confirmed', 'declared'], 8, 0],
    ['takes it back then', entriesOf([8, 'confirmed'], [0, 'confirmed', 1]), ['corrected', 'confirmed'], 0, 0],
    [
      'keeps what was confirmed when its correction is disputed',
      entriesOf([8, 'confirmed'], [10, 'disputed', 1]),
      ['confirmed', 'disputed'],
      8,
      0,
    ],
    [
      'follows a chain to its end',
      entriesOf([8, 'disputed'], [6, 'confirmed', 1], [7, 'disputed', 2], [5, null, 3]),
      ['corrected', 'confirmed', 'corrected', 'declared'],
      6,
      0,
    ],
  ])('%s', (_, entries, states, confirmed, waiting) => {
    const ledger = ledgerOf(entries);
    expect(entries.map(({ id }) => ledger.states.get(id))).toEqual(states);
    expect([ledger.confirmed, ledger.waiting]).toEqual([confirmed, waiting]);
  });

  it.each<[string, number, LedgerEntry[], number | null, number]>([
    ['all that was reserved', 40, [], null, 40],
    ['what neither counts nor waits', 40, entriesOf([8, 'confirmed'], [4], [20, 'disputed']), null, 28],
    ['nothing where all of it does', 12, entriesOf([8, 'confirmed'], [4]), null, 0],
    ['the hours that a correction replaces', 12, entriesOf([8, 'confirmed'], [4]), 2, 4],
    ['confirmed hours that a correction replaces', 12, entriesOf([8, 'confirmed'], [4]), 1, 8],
    ['those of the whole chain', 12, entriesOf([8, 'disputed'], [8, null, 1], [4]), 2, 8],
  ])('leaves %s', (_, quarters, entries, corrects, left) => {
    expect(quartersToDeclare(quarters, entries, corrects)).toBe(left);
  });

  test('never holds more than was reserved, in whatever order people declare, correct and answer', () => {
    const deed = fc.record({
      quarters: fc.integer({ min: 0, max: 30 }),
      corrects: fc.boolean(),
      which: fc.nat(),
      answer: fc.constantFrom('confirmed', 'disputed', null),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.array(deed, { maxLength: 40 }), (reserved, deeds) => {
        const entries: LedgerEntry[] = [];
        for (const { quarters, corrects, which, answer } of deeds) {
          const corrected = new Set(entries.map(({ correctsId }) => correctsId));
          const ends = entries.filter(({ id }) => !corrected.has(id));
          const end = ends[which % Math.max(1, ends.length)];
          if (answer !== null && end?.answer === null) end.answer = answer;
          const correctsId = corrects && end ? end.id : null;
          if (quarters <= quartersToDeclare(reserved, entries, correctsId) && (quarters > 0 || correctsId !== null)) {
            entries.push({ id: entries.length + 1, quarters, correctsId, answer: null, days: 0 });
          }
          const { confirmed, waiting } = ledgerOf(entries);
          expect(confirmed + waiting).toBeLessThanOrEqual(reserved);
          expect(Math.min(confirmed, waiting)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('the day of some hours', () => {
  const mission = { startsOn: day('2026-05-04'), endsOn: day('2026-06-30'), signedOn: day('2026-05-06') };
  it.each([
    ['2026-05-05', '2026-05-20', 'hoursBeforeSigned'],
    ['2026-05-06', '2026-05-20', undefined],
    ['2026-05-20', '2026-05-20', undefined],
    ['2026-05-21', '2026-05-20', 'hoursInFuture'],
    ['2026-06-30', '2026-07-20', undefined],
    ['2026-07-01', '2026-07-20', 'hoursOutsideMission'],
  ])('%s, on %s: %s', (worked, today, error) => {
    expect(workedOnError(day(worked), mission, day(today))).toBe(error);
  });

  it('is none before the mission, though it was signed earlier', () => {
    const early = { ...mission, signedOn: day('2026-04-01') };
    expect(workedOnError(day('2026-05-03'), early, day('2026-05-20'))).toBe('hoursOutsideMission');
  });
});

describe('the end of a mission', () => {
  const facts = {
    state: 'active',
    signed: true,
    startsOn: day('2026-01-01'),
    endsOn: day('2026-12-31'),
    lastWorkedOn: null,
    waiting: [],
  } as const;

  it.each([
    ['2026-10-31', undefined],
    ['2026-11-01', '2026-12-31 60'],
    ['2026-11-02', '2026-12-31 60'],
    ['2026-11-30', '2026-12-31 60'],
    ['2026-12-01', '2026-12-31 30'],
    ['2026-12-31', '2026-12-31 30'],
    ['2027-01-01', undefined],
  ])('is told of on %s: %s', (today, key) => {
    expect(remindersDue({ ...facts, today: day(today) }).find(({ kind }) => kind === 'ending')?.key).toBe(key);
  });

  it.each(MISSION_STATES.map((state) => [state, ['active', 'completed', 'evaluated'].includes(state)] as const))(
    'of one that is %s and near it can be followed by another: %s',
    (state, renewable) => {
      expect(isRenewable({ state, endsOn: day('2026-12-31') }, day('2026-12-01'))).toBe(renewable);
    },
  );

  it.each([
    ['2026-11-01', true],
    ['2026-10-31', false],
    ['2026-11-02', true],
    ['2027-02-01', true],
  ])('is near on %s: %s', (today, near) => {
    expect(isRenewable({ state: 'active', endsOn: day('2026-12-31') }, day(today))).toBe(near);
  });
});

/**
 * A mission: hours that a coordinator approved, what is done in them, and what of it the receiver confirms.
 *
 * Hours are whole quarter-hours throughout; days are dates of calendar days (midnight UTC).
 */

export const MISSION_STATES = ['planned', 'active', 'completed', 'evaluated', 'cancelled'] as const;
export type MissionState = (typeof MISSION_STATES)[number];

/**
 * Who stands how to a mission: of the giver, one of its people, of the receiver, or who looks after its region.
 * Whom the giver named is nobody to it before they confirm it; and then there is the clock.
 */
export const MISSION_ROLES = ['giver', 'person', 'receiver', 'coordinator', 'named', 'system'] as const;
export type MissionRole = (typeof MISSION_ROLES)[number];

/** Those who read a mission in that role. */
export type ReaderRole = Exclude<MissionRole, 'named' | 'system'>;

export const MISSION_ACTIONS = [
  'sign',
  'start',
  'declare',
  'correct',
  'confirm',
  'dispute',
  'complete',
  'cancel',
  'indicate',
  'drop',
  'measure',
  'evaluate',
  'feedback',
  'appoint',
  'name',
  'release',
  'join',
  'refuse',
] as const;
export type MissionAction = (typeof MISSION_ACTIONS)[number];

interface Transition {
  by: readonly MissionRole[];
  to: MissionState;
}

/**
 * The lifecycle, and who may take which step. What a state does not list is refused there. Only signed missions
 * start (`start` is written down by the clock: see `stateAt`), so hours are declared after both signatures.
 */
export const TRANSITIONS: Readonly<Record<MissionState, Readonly<Partial<Record<MissionAction, Transition>>>>> = {
  planned: {
    sign: { by: ['giver', 'receiver'], to: 'planned' },
    start: { by: ['system'], to: 'active' },
    cancel: { by: ['giver', 'receiver', 'coordinator'], to: 'cancelled' },
    indicate: { by: ['giver', 'receiver'], to: 'planned' },
    drop: { by: ['giver', 'receiver'], to: 'planned' },
    measure: { by: ['giver', 'receiver'], to: 'planned' },
    appoint: { by: ['receiver'], to: 'planned' },
    name: { by: ['giver'], to: 'planned' },
    release: { by: ['giver'], to: 'planned' },
    join: { by: ['named'], to: 'planned' },
    refuse: { by: ['named'], to: 'planned' },
  },
  active: {
    declare: { by: ['giver', 'person'], to: 'active' },
    correct: { by: ['giver', 'person'], to: 'active' },
    confirm: { by: ['receiver'], to: 'active' },
    dispute: { by: ['receiver'], to: 'active' },
    complete: { by: ['giver', 'receiver', 'coordinator'], to: 'completed' },
    cancel: { by: ['giver', 'receiver', 'coordinator'], to: 'cancelled' },
    indicate: { by: ['giver', 'receiver'], to: 'active' },
    drop: { by: ['giver', 'receiver'], to: 'active' },
    measure: { by: ['giver', 'receiver'], to: 'active' },
    appoint: { by: ['receiver'], to: 'active' },
    name: { by: ['giver'], to: 'active' },
    release: { by: ['giver'], to: 'active' },
    join: { by: ['named'], to: 'active' },
    refuse: { by: ['named'], to: 'active' },
  },
  // The last of the closing values evaluates it.
  completed: {
    measure: { by: ['giver', 'receiver'], to: 'completed' },
    evaluate: { by: ['system'], to: 'evaluated' },
    feedback: { by: ['giver', 'receiver'], to: 'completed' },
  },
  evaluated: {
    measure: { by: ['giver', 'receiver'], to: 'evaluated' },
    feedback: { by: ['giver', 'receiver'], to: 'evaluated' },
  },
  cancelled: {},
};

/** The state an action leads to when it is taken by this role, or undefined where the lifecycle does not allow it. */
export function next(state: MissionState, action: MissionAction, role: MissionRole): MissionState | undefined {
  const transition = TRANSITIONS[state][action];
  return transition?.by.includes(role) ? transition.to : undefined;
}

/** The state as it is true on the day `today`: signed, and its first day begun, it runs, whether or not the job has written it down. */
export function stateAt(
  { state, signedAt, startsOn }: { state: MissionState; signedAt: Date | null; startsOn: Date },
  today: Date,
): MissionState {
  return state === 'planned' && signedAt !== null && startsOn <= today ? 'active' : state;
}

/** States that nothing leads out of, for the hours: what was not used has been given back. */
/** The work was done, and perhaps evaluated since. */
export const DONE_STATES = ['completed', 'evaluated'] as const satisfies readonly MissionState[];

export function isDone(state: MissionState): boolean {
  return DONE_STATES.some((done) => done === state);
}

export const ENDED_STATES = ['completed', 'evaluated', 'cancelled'] as const satisfies readonly MissionState[];

export function hasEnded(state: MissionState): boolean {
  return ENDED_STATES.some((ended) => ended === state);
}

/** What a form sends for a contact where the receiver's owners are to be turned to. */
export const OWNERS = 'owners';

/** Signs of what was done in some hours, and of the reasons to dispute them or to cancel. */
export const WHAT_LENGTH = { min: 3, max: 300 } as const;
export const REASON_LENGTH = { min: 10, max: 500 } as const;

/** Quarter-hours that one entry holds at most: a day has no more. */
export const MOST_OF_A_DAY = 96;

/** Entries that a page shows, and that are confirmed in one go. */
export const ENTRIES_PER_PAGE = 50;

/** Days that the receiver has to answer declared hours; then they are unanswered, and still count only once confirmed. */
export const ANSWER_DAYS = 10;

/** How an entry stands. `corrected` counts no more: another one stands for it. */
export const HOUR_STATES = ['declared', 'unanswered', 'confirmed', 'disputed', 'corrected'] as const;
export type HourState = (typeof HOUR_STATES)[number];

/** An entry of the ledger with what was answered to it. */
export interface LedgerEntry {
  id: number;
  correctsId: number | null;
  quarters: number;
  answer: 'confirmed' | 'disputed' | null;
  /** Whole calendar days since it was declared, 0 or more. */
  days: number;
}

/** What a ledger comes to. */
export interface Ledger {
  states: ReadonlyMap<number, HourState>;
  /** Confirmed quarter-hours: of an entry and its corrections, the last that was confirmed. */
  confirmed: number;
  /** What would count besides, were everything confirmed that waits and adds to it. */
  waiting: number;
}

/**
 * How the entries of a mission stand, and what they come to. An entry and its corrections are a chain: the last one
 * that was confirmed counts, and the last of all waits if it has no answer. A correction leaves what was confirmed
 * before it standing until it is confirmed itself.
 *
 * @param entries all of a mission, in any order; at most one corrects another. Complexity O(entries); no errors.
 */
export function ledgerOf(entries: readonly LedgerEntry[]): Ledger {
  const corrections = new Map(entries.flatMap((entry) => (entry.correctsId === null ? [] : [[entry.correctsId, entry] as const])));
  const states = new Map<number, HourState>();
  let confirmed = 0;
  let waiting = 0;
  for (const first of entries) {
    if (first.correctsId !== null) continue;
    let counted: LedgerEntry | undefined;
    let last = first;
    for (let entry: LedgerEntry | undefined = first; entry; entry = corrections.get(entry.id)) {
      states.set(entry.id, ownState(entry));
      if (entry.answer === 'confirmed') counted = entry;
      last = entry;
    }
    for (let entry: LedgerEntry | undefined = first; entry && entry !== last; entry = corrections.get(entry.id)) {
      if (entry !== counted) states.set(entry.id, 'corrected');
    }
    confirmed += counted?.quarters ?? 0;
    if (last.answer === null) waiting += Math.max(0, last.quarters - (counted?.quarters ?? 0));
  }
  return { states, confirmed, waiting };
}

export interface DatedEntry extends LedgerEntry {
  workedOn: Date;
}

export interface QuarterOfYear {
  year: number;
  /** 1 to 4. */
  quarter: number;
  /** Quarter-hours. */
  quarters: number;
}

function ownState({ answer, days }: LedgerEntry): HourState {
  return answer ?? (days > ANSWER_DAYS ? 'unanswered' : 'declared');
}

/** Whether the receiver still has something to say to an entry. */
export function waitsForAnswer(state: HourState): boolean {
  return state === 'declared' || state === 'unanswered';
}

/**
 * Quarter-hours that one more entry may hold, so that all that counts and all that waits stay within what was reserved.
 *
 * @param quarters reserved, above 0
 * @param entries all of the mission
 * @param correctsId the last of a chain, whose hours the new entry replaces; null for hours of their own
 * @returns 0 or more. Complexity O(entries); no errors.
 */
export function quartersToDeclare(quarters: number, entries: readonly LedgerEntry[], correctsId: number | null = null): number {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const replaced = new Set<number>();
  for (let entry = byId.get(correctsId ?? 0); entry; entry = byId.get(entry.correctsId ?? 0)) replaced.add(entry.id);
  const { confirmed, waiting } = ledgerOf(entries.filter(({ id }) => !replaced.has(id)));
  return Math.max(0, quarters - confirmed - waiting);
}

/** Why hours of a day cannot be declared: a code of `errors`, or undefined. */
export function workedOnError(
  day: Date,
  { startsOn, endsOn, signedOn }: { startsOn: Date; endsOn: Date; signedOn: Date },
  today: Date,
): 'hoursInFuture' | 'hoursBeforeSigned' | 'hoursOutsideMission' | undefined {
  if (day > today) return 'hoursInFuture';
  if (day < signedOn) return 'hoursBeforeSigned';
  return day < startsOn || day > endsOn ? 'hoursOutsideMission' : undefined;
}

/** Days before the first one on which both sides are told; after it, with nothing declared, on which they are asked. */
export const STARTING_SOON_DAYS = 3;
export const NOT_STARTED_DAYS = 7;
/** Days without a declaration after which the giver is asked for hours. */
export const QUIET_DAYS = 14;
/** Days after which the receiver is asked again for an answer to hours. */
export const ASKED_AGAIN_DAYS = 5;
/** Days before the end on which both sides are told of it; from the first of them on it can be renewed. */
export const ENDING_DAYS = [30, 60] as const;
/** Days past the end on which both sides are asked to close; after the last, the coordinators see it. */
export const OVERDUE_DAYS = [3, 10, 30] as const;

export const REMINDER_KINDS = [
  'starting_soon',
  'not_started',
  'hours_to_declare',
  'hours_to_confirm',
  'hours_unanswered',
  'ending',
  'overdue',
] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** What one is reminded of, and of which: each key once, however often the job runs. */
export interface Reminder {
  kind: ReminderKind;
  key: string;
}

export interface ReminderFacts {
  /** As it is true today. */
  state: MissionState;
  signed: boolean;
  today: Date;
  startsOn: Date;
  endsOn: Date;
  /** The last day for which hours were declared, or null. */
  lastWorkedOn: Date | null;
  /** Entries that wait for an answer, oldest first, with the days that each has waited. */
  waiting: readonly { id: number; days: number }[];
}

const MS_PER_DAY = 86_400_000;
const daysFrom = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / MS_PER_DAY);
const keyOf = (day: Date) => day.toISOString().slice(0, 10);

/**
 * What a mission's people are to be reminded of on a morning. One that was missed is not made up for: of several times
 * to be asked the last counts.
 *
 * Complexity O(waiting); no errors.
 */
export function remindersDue({ state, signed, today, startsOn, endsOn, lastWorkedOn, waiting }: ReminderFacts): Reminder[] {
  const due: Reminder[] = [];
  const sinceStart = daysFrom(startsOn, today);
  if (state === 'planned' && signed && -sinceStart <= STARTING_SOON_DAYS) due.push({ kind: 'starting_soon', key: keyOf(startsOn) });
  if (state !== 'active') return due;
  const sinceEnd = daysFrom(endsOn, today);
  if (lastWorkedOn === null && sinceStart >= NOT_STARTED_DAYS) due.push({ kind: 'not_started', key: keyOf(startsOn) });
  if (lastWorkedOn !== null && sinceEnd <= 0 && daysFrom(lastWorkedOn, today) >= QUIET_DAYS) {
    due.push({ kind: 'hours_to_declare', key: keyOf(lastWorkedOn) });
  }
  const [oldest, newest] = [waiting[0], waiting.at(-1)];
  const late = waiting.findLast(({ days }) => days > ANSWER_DAYS);
  if (late) due.push({ kind: 'hours_unanswered', key: String(late.id) });
  else if (oldest && oldest.days >= ASKED_AGAIN_DAYS) due.push({ kind: 'hours_to_confirm', key: `again ${oldest.id}` });
  if (newest && newest.days < ASKED_AGAIN_DAYS) due.push({ kind: 'hours_to_confirm', key: String(newest.id) });
  // Who hears of 30 days first, because the mission is no longer than that, need not hear of 60.
  const ending = ENDING_DAYS.find((days) => sinceEnd <= 0 && -sinceEnd <= days);
  if (ending !== undefined) due.push({ kind: 'ending', key: `${keyOf(endsOn)} ${ending}` });
  const overdue = OVERDUE_DAYS.findLast((days) => sinceEnd >= days);
  if (overdue !== undefined) due.push({ kind: 'overdue', key: `${keyOf(endsOn)} ${overdue}` });
  return due;
}

/** Days past its end after which a mission that still runs is left open: the coordinators see it. */
export const LEFT_OPEN_DAYS = Math.max(...OVERDUE_DAYS);

/**
 * Whether its two sides may go on with another mission: it was done, or it runs and its end is near. One that was renewed
 * is gone on with already.
 *
 * Complexity O(1); no errors.
 */
export function isRenewable({ state, endsOn }: { state: MissionState; endsOn: Date }, today: Date): boolean {
  if (state === 'active') return daysFrom(today, endsOn) <= Math.max(...ENDING_DAYS);
  return isDone(state);
}

/** Whether a mission has been past its end for so long that the coordinators see it. */
export function isLeftOpen({ state, endsOn }: { state: MissionState; endsOn: Date }, today: Date): boolean {
  return state === 'active' && daysFrom(endsOn, today) >= LEFT_OPEN_DAYS;
}

/** Confirmed quarter-hours, and the missions that they are of. */
export interface Given {
  missions: number;
  quarters: number;
}

/** What one gave, and what it got from all others. Complexity O(givers); no errors. */
export function balanceOf(byGiver: ReadonlyMap<number, Given>, organisationId: number): { given: Given; received: Given } {
  const sum = (some: readonly Given[]): Given => ({
    missions: some.reduce((total, { missions }) => total + missions, 0),
    quarters: some.reduce((total, { quarters }) => total + quarters, 0),
  });
  const parts = (own: boolean) => [...byGiver].filter(([giverId]) => (giverId === organisationId) === own).map(([, given]) => given);
  return { given: sum(parts(true)), received: sum(parts(false)) };
}

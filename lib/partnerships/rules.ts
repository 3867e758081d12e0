/**
 * A partnership: what an association and a company have together above their missions, from the first approval on.
 *
 * Days are dates of calendar days (midnight UTC).
 */

export const PARTNERSHIP_STATES = ['active', 'paused', 'ended'] as const;
export type PartnershipState = (typeof PARTNERSHIP_STATES)[number];

/** Who stands how to a partnership. The programme reads it. */
export const PARTNERS = ['ASSOCIATION', 'COMPANY'] as const;
export type Partner = (typeof PARTNERS)[number];

export const PARTNERSHIP_ACTIONS = ['revise', 'review', 'pause', 'resume', 'renew', 'end'] as const;
export type PartnershipAction = (typeof PARTNERSHIP_ACTIONS)[number];

interface Transition {
  by: readonly Partner[];
  to: PartnershipState;
}

const both = (to: PartnershipState): Transition => ({ by: PARTNERS, to });

/** The lifecycle, and who may take which step. What a state does not list is refused there. */
export const TRANSITIONS: Readonly<Record<PartnershipState, Readonly<Partial<Record<PartnershipAction, Transition>>>>> = {
  active: { revise: both('active'), review: both('active'), pause: both('paused'), renew: both('active'), end: both('ended') },
  paused: { revise: both('paused'), review: both('paused'), resume: both('active'), renew: both('active'), end: both('ended') },
  ended: { review: both('ended'), renew: both('active') },
};

/** Whether anybody may read what came of it: both sides let them, and the programme vouches for both. */
export function isPublic(consents: readonly { kind: Partner }[], states: readonly string[]): boolean {
  return PARTNERS.every((partner) => consents.some(({ kind }) => kind === partner)) && states.every((state) => state === 'verified');
}

/** Days before its end from which on a partnership can go on for another period. */
export const RENEWABLE_DAYS = 60;

/** Days without anything done together after which it is quiet. */
export const QUIET_DAYS = 90;

/** Days of a period: from its first to its last. */
export const PERIOD_DAYS = 365;

const DAY_MS = 86_400_000;

/** The last day of a period that begins on a day. Complexity O(1); no errors. */
export function lastDayOf(first: Date): Date {
  return new Date(first.getTime() + (PERIOD_DAYS - 1) * DAY_MS);
}

/** Signs of the aims, of a reason, and of each part of a review. */
export const AIMS_LENGTH = { max: 1_000 } as const;
export const PARTNERSHIP_REASON = { min: 10, max: 500 } as const;
export const REVIEW_LENGTH = { min: 10, max: 1_000 } as const;

/**
 * The state an action leads to when it is taken by this side, or undefined where it is not allowed. An active one is
 * renewed only once its end is near, a paused one once it is over: earlier, there is nothing to decide.
 *
 * @param daysLeft whole days until its last one, below 0 after it. Complexity O(1); no errors.
 */
export function next(
  { state, daysLeft }: { state: PartnershipState; daysLeft: number },
  action: PartnershipAction,
  partner: Partner,
): PartnershipState | undefined {
  if (action === 'renew' && state !== 'ended' && daysLeft > (state === 'active' ? RENEWABLE_DAYS : -1)) return undefined;
  const transition = TRANSITIONS[state][action];
  return transition?.by.includes(partner) ? transition.to : undefined;
}

/** How a partnership is, in a word; what asks for something comes before what does not. */
export const HEALTH = ['ended', 'paused', 'over', 'agreement', 'hours', 'answer', 'ending', 'quiet', 'active'] as const;
export type Health = (typeof HEALTH)[number];

export interface HealthFacts {
  state: PartnershipState;
  /** Whole days until its last one, below 0 after it. */
  daysLeft: number;
  /** Whole days since anything was done together, 0 or more. */
  idleDays: number;
  /** What waits for somebody: agreements to sign, hours to confirm, requests to answer or decide. */
  agreements: number;
  hours: number;
  requests: number;
}

/** Complexity O(1); no errors. */
export function healthOf({ state, daysLeft, idleDays, agreements, hours, requests }: HealthFacts): Health {
  if (state !== 'active') return state;
  if (daysLeft < 0) return 'over';
  if (agreements > 0) return 'agreement';
  if (hours > 0) return 'hours';
  if (requests > 0) return 'answer';
  if (daysLeft <= RENEWABLE_DAYS) return 'ending';
  return idleDays > QUIET_DAYS ? 'quiet' : 'active';
}

/** Days before the end on which both sides are told of it, and before each anniversary on which they are asked for a review. */
export const ENDING_DAYS = [30, RENEWABLE_DAYS] as const;
export const REVIEW_DAYS = 30;

export const PARTNERSHIP_REMINDERS = ['ending', 'review', 'quiet'] as const;

/** What both sides are reminded of, and of which: each key once, however often the job runs. */
export interface PartnershipReminder {
  kind: (typeof PARTNERSHIP_REMINDERS)[number];
  key: string;
}

export interface PartnershipReminderFacts {
  state: PartnershipState;
  today: Date;
  startsOn: Date;
  endsOn: Date;
  /** Day on which anything was last done together. */
  lastOn: Date;
}

const keyOf = (day: Date) => day.toISOString().slice(0, 10);

/** What is due today, of an active partnership. Complexity O(1); no errors. */
export function partnershipRemindersDue({ state, today, startsOn, endsOn, lastOn }: PartnershipReminderFacts): PartnershipReminder[] {
  if (state !== 'active') return [];
  const due: PartnershipReminder[] = [];
  const daysTo = (day: Date) => Math.round((day.getTime() - today.getTime()) / DAY_MS);
  const left = daysTo(endsOn);
  // Who hears of 30 days first, because nobody ran the job before, need not hear of 60.
  const near = ENDING_DAYS.find((days) => left >= 0 && left <= days);
  if (near !== undefined) due.push({ kind: 'ending', key: `${keyOf(endsOn)} ${near}` });
  let anniversary = anniversaryOf(startsOn, 1);
  for (let year = 2; daysTo(anniversary) < 0; year += 1) anniversary = anniversaryOf(startsOn, year);
  if (daysTo(anniversary) <= REVIEW_DAYS) due.push({ kind: 'review', key: keyOf(anniversary) });
  if (-daysTo(lastOn) > QUIET_DAYS) due.push({ kind: 'quiet', key: keyOf(lastOn) });
  return due;
}

/** The day after so many whole years. */
function anniversaryOf(startsOn: Date, years: number): Date {
  const day = new Date(startsOn);
  day.setUTCFullYear(day.getUTCFullYear() + years);
  return day;
}

/**
 * The year that a review of this day is of, from 1: both sides are asked for it `REVIEW_DAYS` before its end, and until
 * they are asked for the next, what they say is of this one. Complexity O(years); no errors.
 */
export function reviewedYear(startsOn: Date, day: Date): number {
  const askedOn = (year: number) => anniversaryOf(startsOn, year).getTime() - REVIEW_DAYS * DAY_MS;
  let year = 1;
  while (askedOn(year + 1) <= day.getTime()) year += 1;
  return year;
}

/** The partnerships behind a figure: begun long ago, come to a choice about going on, gone on. */
export const PARTNERSHIP_SHARES = ['older', 'due', 'renewed'] as const;
export type PartnershipShare = (typeof PARTNERSHIP_SHARES)[number];

export interface PartnershipFigures {
  partnerships: number;
  missions: number;
  /** Not ended, and begun more than a year ago. */
  olderThanAYear: number;
  renewed: number;
  /** That have come to a choice: renewed, ended, or left to run out. */
  dueForRenewal: number;
}

/** Missions of each partnership on average, in tenths; null of none. Complexity O(1); no errors. */
export function missionsEach({ missions, partnerships }: PartnershipFigures): number | null {
  return partnerships === 0 ? null : Math.round((missions * 10) / partnerships) / 10;
}

/** Renewed ones of a hundred that have come to that choice; null while none has. Complexity O(1); no errors. */
export function renewalRate({ renewed, dueForRenewal }: PartnershipFigures): number | null {
  return dueForRenewal === 0 ? null : Math.round((renewed * 100) / dueForRenewal);
}

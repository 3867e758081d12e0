/*
 * Leads: what may come of a contact at a forum, and the funnel that they all make. Times are instants, days date columns.
 * Nothing here knows the clock.
 */

export const LEAD_STATES = ['new', 'in_touch', 'meeting', 'request', 'partnership', 'closed'] as const;
export type LeadState = (typeof LEAD_STATES)[number];

/** Still to be followed. */
export const OPEN_STATES = ['new', 'in_touch', 'meeting', 'request'] as const satisfies readonly LeadState[];

export function isOpen(state: LeadState): boolean {
  return OPEN_STATES.some((open) => open === state);
}

/** Where somebody may move a lead. A request and a partnership are what happened, and nobody says so by hand. */
export const MOVES: Readonly<Record<LeadState, readonly LeadState[]>> = {
  new: ['in_touch', 'meeting', 'closed'],
  in_touch: ['meeting', 'closed'],
  meeting: ['in_touch', 'closed'],
  request: ['in_touch', 'closed'],
  partnership: [],
  closed: ['in_touch'],
};

export function canMove(from: LeadState, to: LeadState): boolean {
  return from === to || MOVES[from].includes(to);
}

export const NEXT_STEP_LENGTH = { min: 3, max: 200 } as const;
export const REASON_LENGTH = { min: 5, max: 300 } as const;
export const ORGANISATION_LENGTH = { min: 2, max: 160 } as const;

/** What is overdue comes first, then what is next, then what nobody has planned; ended leads last. Complexity O(1). */
export function urgencyOf(lead: { state: LeadState; nextOn: Date | null }, today: Date): 'overdue' | 'planned' | 'unplanned' | 'over' {
  if (!isOpen(lead.state)) return 'over';
  if (lead.nextOn === null) return 'unplanned';
  return lead.nextOn < today ? 'overdue' : 'planned';
}

/** The steps of the funnel, in order. */
export const STEPS = ['contact', 'lead', 'meeting', 'request', 'agreement', 'active'] as const;
export type Step = (typeof STEPS)[number];

/** What a contact led to so far: when each step was reached; null where it was not. */
export interface Course {
  contact: Date | null;
  lead: Date | null;
  meeting: Date | null;
  request: Date | null;
  /** Both sides have signed. */
  agreement: Date | null;
  /** The partnership above it: when it ended, if it did, and until when it was planned (the last day, included). */
  partnership: { endedAt: Date | null; endsOn: Date } | null;
}

const DAY = 86_400_000;

/** Days after the signatures on which a partnership is looked at again: half a year. */
export const ACTIVE_AFTER_DAYS = 183;

/**
 * Whether two still work together half a year after they signed; null while that is too early to say, or nothing was signed.
 * Complexity O(1); no errors.
 */
export function isActiveLater({ agreement, partnership }: Pick<Course, 'agreement' | 'partnership'>, now: Date): boolean | null {
  if (agreement === null) return null;
  const then = new Date(agreement.getTime() + ACTIVE_AFTER_DAYS * DAY);
  if (then > now) return null;
  if (partnership === null) return false;
  const over = partnership.endedAt ?? new Date(partnership.endsOn.getTime() + DAY);
  return over > then;
}

export interface StepFigure {
  step: Step;
  count: number;
  /** Of how many it could have been: those who reached the step before; for `active`, those for whom half a year is over. */
  of: number;
  /** Whole percent of these; null of none. */
  rate: number | null;
  /** Whole days from the step before, the median of those of whom both times are known; null of none. */
  days: number | null;
}

/** The middle of some numbers, of an even count the mean of the two, rounded; null of none. Complexity O(n log n). */
export function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const value = sorted.length % 2 === 1 ? sorted[middle] : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  return Math.round(value ?? 0);
}

const TIMED = ['contact', 'lead', 'meeting', 'request', 'agreement'] as const satisfies readonly Step[];

/** How far a course came: the last step that it reached, so that who asked without a meeting is not lost on the way. */
function reached(course: Course): number {
  return TIMED.reduce((last, step, index) => (course[step] === null ? last : index), -1);
}

/**
 * The funnel of some courses. A step counts who reached it or any later one; the time between two steps counts where both
 * have one, and is never negative: a clock on a device may be ahead.
 *
 * Complexity O(n log n); no errors.
 */
export function funnelOf(courses: readonly Course[], now: Date): StepFigure[] {
  const far = courses.map(reached);
  // Opened by hand, a lead has no contact, and yet is one of those who were met.
  const counts = TIMED.map((_, index) => far.filter((last) => last >= index).length);
  const rateOf = (count: number, of: number) => (of === 0 ? null : Math.round((count * 100) / of));
  const timed = TIMED.map((step, index): StepFigure => {
    const before = TIMED[index - 1];
    const [count = 0, of = courses.length] = [counts[index], counts[index - 1]];
    const waits = courses.flatMap((course) => {
      const [from, to] = [before === undefined ? null : course[before], course[step]];
      return from === null || to === null ? [] : [Math.max(0, to.getTime() - from.getTime()) / DAY];
    });
    return { step, count, of, rate: rateOf(count, of), days: median(waits) };
  });
  const later = courses.flatMap((course) => isActiveLater(course, now) ?? []);
  const active = later.filter(Boolean).length;
  return [...timed, { step: 'active', count: active, of: later.length, rate: rateOf(active, later.length), days: null }];
}

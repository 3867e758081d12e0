import type { MissionState } from '@/lib/missions/rules';

/**
 * What a mission changed: a few indicators, measured before it, at its end and some months later.
 *
 * Values are whole hundredths of their unit throughout; of a yes and a no, 100 and 0.
 */

/** How many indicators a mission is told by: more would be filled in by nobody. */
export const MOST_INDICATORS = 3;
/** The lines of a form that asks for all of them. */
export const SLOTS = [1, 2, 3] as const;
export type Slot = (typeof SLOTS)[number];

export const INDICATOR_KINDS = ['count', 'percent', 'score', 'days', 'mad', 'yes_no'] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

export const DIRECTIONS = ['up', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const MOMENTS = ['baseline', 'target', 'closing', 'later'] as const;
export type Moment = (typeof MOMENTS)[number];

/** Whether the receiver can now do it without the giver. */
export const AUTONOMY = ['alone', 'with_help', 'not_yet'] as const;
export type Autonomy = (typeof AUTONOMY)[number];

export const NAME_LENGTH = { min: 3, max: 120 } as const;
export const HOW_LENGTH = 500;
export const EVIDENCE_LENGTH = 500;

/** What a value may be, in hundredths, and the decimals that it is given to. */
export interface Scale {
  lowest: number;
  highest: number;
  decimals: number;
}

/** More than any association counts, and within what the database keeps. */
export const HIGHEST = 999_999_999;

/** The scale of each kind, where the catalogue says no other. */
export const SCALES: Readonly<Record<IndicatorKind, Scale>> = {
  count: { lowest: 0, highest: HIGHEST - 99, decimals: 0 },
  percent: { lowest: 0, highest: 10_000, decimals: 2 },
  score: { lowest: 0, highest: 1_000, decimals: 2 },
  days: { lowest: 0, highest: 999_900, decimals: 0 },
  mad: { lowest: 0, highest: HIGHEST, decimals: 2 },
  yes_no: { lowest: 0, highest: 100, decimals: 0 },
};

/** Why a value is none of a scale: a code of `errors`, or undefined. */
export function valueError(hundredths: number, { lowest, highest, decimals }: Scale): 'numberOutOfRange' | 'numberTooFine' | undefined {
  if (hundredths < lowest || hundredths > highest) return 'numberOutOfRange';
  return hundredths % 10 ** (2 - decimals) === 0 ? undefined : 'numberTooFine';
}

/** What is asked for together, and the moments it is of. */
export const STAGES = ['start', 'closing', 'later'] as const;
export type Stage = (typeof STAGES)[number];
export const MOMENTS_OF: Readonly<Record<Stage, readonly Moment[]>> = {
  start: ['baseline', 'target'],
  closing: ['closing'],
  later: ['later'],
};

/** Days after the end between which the later survey is answered: three months and six. */
export const LATER_DAYS = { from: 90, until: 180 } as const;

/**
 * What of a mission can be measured now.
 *
 * @param state as it is true today
 * @param days whole calendar days since it ended, or null while it has not
 */
export function stagesOf(state: MissionState, days: number | null): Stage[] {
  if (state === 'planned' || state === 'active') return ['start'];
  if (state === 'cancelled' || days === null) return [];
  return days >= LATER_DAYS.from && days <= LATER_DAYS.until ? ['closing', 'later'] : ['closing'];
}

/** Whether all is there that evaluates a mission: each indicator's closing value, and the receiver's answer. */
export function isEvaluated(indicators: readonly { closed: boolean }[], autonomyAnswered: boolean): boolean {
  return autonomyAnswered && indicators.every(({ closed }) => closed);
}

export const OUTCOMES = ['reached', 'better', 'same', 'worse'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * What became of an indicator, in a word: its target was reached, or how it stands to where it began.
 * Undefined while there is nothing to compare.
 */
export function outcomeOf(
  direction: Direction,
  { baseline, target, now }: { baseline: number | undefined; target: number | undefined; now: number | undefined },
): Outcome | undefined {
  if (now === undefined) return undefined;
  const gain = (from: number) => (direction === 'up' ? now - from : from - now);
  if (target !== undefined && gain(target) >= 0) return 'reached';
  if (baseline === undefined) return undefined;
  const gained = gain(baseline);
  return gained === 0 ? 'same' : gained > 0 ? 'better' : 'worse';
}

/** Days after the end on which each survey is sent, and sent again while nobody has answered. */
export const CLOSING_ASKED_DAYS = [0, 14] as const;
export const LATER_ASKED_DAYS = [LATER_DAYS.from, 150] as const;
/** Days that each asking for the closing values gives. */
export const CLOSING_ANSWER_DAYS = 14;

/** Which survey a mission's people are to be sent, and which time: each once, however often the job runs. */
export interface Survey {
  kind: 'result_to_measure' | 'followup_due';
  asked: number;
}

/**
 * The surveys due on a morning. One that was missed is not made up for: of several times to be asked the last counts.
 *
 * @param days whole calendar days since the mission was completed, 0 or more
 * @param evaluated whether the closing values are there
 * @param answeredLater whether the later survey was answered
 */
export function surveysDue({ days, evaluated, answeredLater }: { days: number; evaluated: boolean; answeredLater: boolean }): Survey[] {
  const closing = evaluated ? undefined : CLOSING_ASKED_DAYS.findLast((asked) => days >= asked);
  const later = answeredLater || days > LATER_DAYS.until ? undefined : LATER_ASKED_DAYS.findLast((asked) => days >= asked);
  return [
    ...(closing === undefined ? [] : [{ kind: 'result_to_measure' as const, asked: closing }]),
    ...(later === undefined ? [] : [{ kind: 'followup_due' as const, asked: later }]),
  ];
}

/** A need: what an organisation asks for. Days are `YYYY-MM-DD`, so that they compare as strings. */

export const CONTEXT_LENGTH = { min: 40, max: 2_000 } as const;
export const DELIVERABLE_LENGTH = { min: 20, max: 1_000 } as const;
export const ACCESS_NOTE_LENGTH = { max: 300 } as const;
/** For all the experts together. */
export const NEED_HOURS = { minHours: 1, maxHours: 400 } as const;

export const IMPORTANCES = ['essential', 'useful'] as const;
export type Importance = (typeof IMPORTANCES)[number];

export interface NeedDays {
  closesOn: string;
  wantedStart: string;
}

export type NeedDayError = 'dayNotAfterToday' | 'closesAfterStart';

/**
 * What is wrong with a need's days on the day `today`, by field; empty when nothing is.
 * The last day to pledge is after today, and nobody pledges once the work should have begun.
 */
export function needDayErrors(days: NeedDays, today: string): Partial<Record<keyof NeedDays, NeedDayError>> {
  const errors: Partial<Record<keyof NeedDays, NeedDayError>> = {};
  if (days.wantedStart <= today) errors.wantedStart = 'dayNotAfterToday';
  if (days.closesOn <= today) errors.closesOn = 'dayNotAfterToday';
  else if (errors.wantedStart === undefined && days.closesOn > days.wantedStart) errors.closesOn = 'closesAfterStart';
  return errors;
}

/** Whether anybody may read the need; `verified` is of its organisation. Mirrored in SQL by `lib/needs/queries.ts`. */
export function isPublic(need: { state: string; quartersLeft: number; closesOn: string; verified: boolean }, today: string): boolean {
  return need.state === 'open' && need.verified && need.quartersLeft > 0 && need.closesOn >= today;
}

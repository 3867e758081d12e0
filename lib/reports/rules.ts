/**
 * The programme's report for a period: its log-frame. Each indicator counts dated things, each once, on the day on which
 * it came to be; what is not confirmed counts nowhere.
 *
 * Days are calendar days in Casablanca, both ends of a period included. Figures are whole: things, or quarter-hours.
 */

export const DIMENSIONS = ['region', 'sector', 'kind'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export type Unit = 'count' | 'hours';
/** What an indicator counts: whose page its rows open. */
export type Counted = 'organisation' | 'need' | 'mission' | 'partnership';

interface Definition {
  counts: Counted;
  unit: Unit;
  /** What its figure is divided by; an organisation has several sectors, so that theirs would add up to more. */
  by: readonly Dimension[];
}

const everything = DIMENSIONS;
const ofMissions = { counts: 'mission', unit: 'count', by: everything } as const;

/** In the order of a log-frame: from what is done to what lasts. `kind` is that of who asks for a need, and of who gives a mission. */
export const INDICATORS = {
  organisations_verified: { counts: 'organisation', unit: 'count', by: ['region', 'kind'] },
  diagnostics_closed: { counts: 'organisation', unit: 'count', by: ['region'] },
  needs_published: { counts: 'need', unit: 'count', by: everything },
  missions_approved: ofMissions,
  agreements_signed: ofMissions,
  hours_confirmed: { counts: 'mission', unit: 'hours', by: everything },
  missions_completed: ofMissions,
  needs_met: { counts: 'need', unit: 'count', by: everything },
  indicators_improved: ofMissions,
  partnerships_begun: { counts: 'partnership', unit: 'count', by: ['region'] },
  partnerships_lasting: { counts: 'partnership', unit: 'count', by: ['region'] },
} as const satisfies Record<string, Definition>;
export type Indicator = keyof typeof INDICATORS;
export const INDICATOR_CODES = Object.keys(INDICATORS) as Indicator[];

export function isIndicator(code: string): code is Indicator {
  return Object.hasOwn(INDICATORS, code);
}

/** What an indicator's figure is divided by. */
export function dimensionsOf(indicator: Indicator): readonly Dimension[] {
  return INDICATORS[indicator].by;
}

/** What its people write of a period, in both languages. */
export const NARRATIVES = ['achieved', 'difficulties', 'next'] as const;
export type Narrative = (typeof NARRATIVES)[number];
export const NARRATIVE_LENGTH = 4_000;

/** Whole, in the unit that people read: things, or hours. */
export const TARGET = { min: 0, max: 1_000_000 } as const;

/** A figure of a row's group: of one region, sector and kind; null where the indicator does not know it. */
export interface GroupFigure {
  region: string | null;
  sector: string | null;
  kind: string | null;
  amount: number;
}

/**
 * The figures of the groups along one dimension, the largest first, groups without one left out; they sum to the total
 * where the indicator is divided by it. Complexity O(groups log groups); no errors.
 */
export function divide(groups: readonly GroupFigure[], dimension: Dimension): { key: string; amount: number }[] {
  const sums = new Map<string, number>();
  for (const group of groups) {
    const key = group[dimension];
    if (key !== null) sums.set(key, (sums.get(key) ?? 0) + group.amount);
  }
  return [...sums].map(([key, amount]) => ({ key, amount })).sort((a, b) => b.amount - a.amount || a.key.localeCompare(b.key));
}

export function totalOf(groups: readonly GroupFigure[]): number {
  return groups.reduce((sum, { amount }) => sum + amount, 0);
}

/** An amount as people read it: things as they are, quarter-hours as hours. */
export function inUnit(indicator: Indicator, amount: number): number {
  return INDICATORS[indicator].unit === 'hours' ? amount / 4 : amount;
}

/**
 * How far a target is reached, in whole percent, rounded down: 100 only when it is. Null where there is none, or it asks
 * for nothing. Complexity O(1); no errors.
 *
 * @param amount in things or quarter-hours; @param target in things or hours
 */
export function reached(indicator: Indicator, amount: number, target: number | null): number | null {
  return target === null || target === 0 ? null : Math.floor((inUnit(indicator, amount) / target) * 100);
}

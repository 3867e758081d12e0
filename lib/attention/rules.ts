/*
 * Fair attention: how seldom an organisation was shown becomes points, which the ranking adds to its needs
 * (part `attention` of lib/matching). What was shown is counted per day (lib/ranking/shown.ts).
 */

/** Days of which the staff's page sums what was shown. */
export const SHOWN_DAYS = 30;

/** Days after which a showing counts half as much: a season's standing fades, last week's does not. */
export const HALF_LIFE_DAYS = 14;

/** Whole days after which a showing counts no more; by then it is worth 12 thousandths. */
export const COUNTED_DAYS = 90;

/** What a showing of today weighs; older ones weigh less, in whole parts of it. */
export const SHOWING = 1_000;

/**
 * How often, in percent of the average, an organisation has been shown that keeps no point.
 *
 * @source tests/bench/attention.ts: other ends and other curves show fewer for the same loss of rank
 */
export const SHOWN_ENOUGH = 125;

/**
 * What a showing weighs, by its age in whole days: whole thousandths, never rising, from `SHOWING` on its day to 0 at
 * `COUNTED_DAYS`. Complexity O(1); no errors.
 *
 * @source exponential decay, halved every `HALF_LIFE_DAYS`
 */
export function weightOf(ageDays: number): number {
  return ageDays >= 0 && ageDays < COUNTED_DAYS ? Math.floor(SHOWING * 2 ** (-ageDays / HALF_LIFE_DAYS)) : 0;
}

/** What organisations that have an open need were shown together, and how many they are. */
export interface Exposure {
  /** Weighed showings, whole, 0 and up. */
  total: number;
  /** Whole, 0 and up. */
  organisations: number;
}

/**
 * The least exposures that cost points: whoever reaches the n-th has n points less than `full`, so that
 * points = floor(full × (1 − own / (mean × SHOWN_ENOUGH %))), and never below 0. Relative to the mean, so that the same
 * organisation stands the same when twice as many people look.
 *
 * @param full points of who was never shown, whole, above 0
 * @returns `full` weighed exposures, whole, rising; the last cost the last point. Empty while nothing was shown: all have all points
 * @complexity O(full); exact below 2^53
 */
export function exposureSteps({ total, organisations }: Exposure, full: number): number[] {
  if (total <= 0 || organisations <= 0) return [];
  // points < p ⇔ own × full × organisations × 100 > (full − p) × total × SHOWN_ENOUGH
  return Array.from({ length: full }, (_, lost) => Math.floor((lost * total * SHOWN_ENOUGH) / (full * organisations * 100)) + 1);
}

/**
 * Points of one organisation: as `exposureSteps` says, counted.
 *
 * @param own its weighed exposure, whole, 0 and up
 * @returns whole, 0..full. Complexity O(full); no errors
 */
export function attentionOf(own: number, exposure: Exposure, full: number): number {
  return full - exposureSteps(exposure, full).filter((least) => own >= least).length;
}

/** Of some shares in rising order: how many, their sum, and the sum of each times its place, which counts from 1. */
export interface Shares {
  count: number;
  total: number;
  placed: number;
}

/**
 * How unevenly showings are shared, in whole thousandths: 0 when all were shown as often, near 1,000 when one has all.
 * 0 when nothing was shown. Complexity O(1); no errors.
 *
 * @source C. Gini, Variabilità e mutabilità, 1912; in the form over ordered shares
 */
export function giniOf({ count, total, placed }: Shares): number {
  if (count === 0 || total === 0) return 0;
  return Math.round((1_000 * (2 * placed - (count + 1) * total)) / (count * total));
}

import type { Chance } from './chance';

/** How rankings and times are judged. Pure. */

/**
 * The share `at` of the values lies at or below it: the smallest such value, never one in between.
 *
 * @param values in any order, one at least
 * @param at above 0, up to 1
 */
export function percentile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * at) - 1)];
  if (value === undefined) throw new RangeError('no values');
  return value;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

export interface Interval {
  value: number;
  low: number;
  high: number;
}

/**
 * A figure of a sample, with the middle 95 % of what it is over samples drawn from that sample.
 *
 * @source B. Efron, Bootstrap methods, Annals of Statistics 7 (1979): the percentile interval
 */
export function bootstrap(
  values: readonly number[],
  figure: (sample: readonly number[]) => number,
  chance: Chance,
  times = 1_000,
): Interval {
  const figures = Array.from({ length: times }, () => figure(values.map(() => chance.one(values))));
  return { value: figure(values), low: percentile(figures, 0.025), high: percentile(figures, 0.975) };
}

/**
 * Normalised discounted cumulative gain of the first `k`: the gain at rank r counts 1 / log2(r + 1).
 *
 * @param gains of what was shown, in its order; 0 and up
 * @param all gains that could have been shown, in any order
 * @returns 0..1; 1 when nothing could be gained
 * @source K. Järvelin and J. Kekäläinen, ACM Transactions on Information Systems 20 (2002), with linear gains
 */
export function ndcg(gains: readonly number[], all: readonly number[], k: number): number {
  const best = discounted(
    [...all].sort((a, b) => b - a),
    k,
  );
  return best === 0 ? 1 : discounted(gains, k) / best;
}

function discounted(gains: readonly number[], k: number): number {
  return gains.slice(0, k).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}

/** 1 / rank of the first that is true; 0 when none is. */
export function reciprocalRank(accepted: readonly boolean[]): number {
  return 1 / (accepted.indexOf(true) + 1 || Number.POSITIVE_INFINITY);
}

/**
 * How unevenly a whole is shared: 0 when all have the same, near 1 when one has all.
 *
 * @param shares 0 and up, in any order; those that have nothing are among them
 * @returns 0 for no shares, and when nobody has anything
 */
export function gini(shares: readonly number[]): number {
  const sorted = [...shares].sort((a, b) => a - b);
  const total = sorted.reduce((sum, share) => sum + share, 0);
  if (total === 0) return 0;
  const weighted = sorted.reduce((sum, share, index) => sum + share * (index + 1), 0);
  return (2 * weighted) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}

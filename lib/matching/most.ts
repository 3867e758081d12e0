import { maskOfLanguages } from './codes';
import type { Language } from './pair';
import { REFUSED } from './rows';
import { languagePoints } from './score';
import type { Weights } from './weights';

/*
 * Points by what occurs in a run: the most that a trait among them gives.
 */

/** The most of some points, or `REFUSED` when none is possible. */
export function highest(points: Int16Array): number {
  let most = REFUSED;
  for (let at = 0; at < points.length; at += 1) if ((points[at] as number) > most) most = points[at] as number;
  return most;
}

/** Sets, by mask, the most that one of its members gives; 0 for none. */
export function setMost(most: Int16Array, points: Int16Array): void {
  for (let mask = 1; mask < most.length; mask += 1) {
    const rest = mask & (mask - 1);
    const ofLowest = points[31 - Math.clz32(mask ^ rest)] as number;
    most[mask] = rest === 0 ? ofLowest : Math.max(ofLowest, most[rest] as number);
  }
}

/** Sets, by mask of what the other side speaks, the points for the languages in common, or `REFUSED` without one. */
export function setLanguagePoints(points: Int16Array, own: readonly Language[], weights: Weights): void {
  const spoken = maskOfLanguages(own);
  for (let mask = 0; mask < points.length; mask += 1) {
    let common = 0;
    for (let left = mask & spoken; left !== 0; left &= left - 1) common += 1;
    points[mask] = common === 0 ? REFUSED : languagePoints(common, weights);
  }
}

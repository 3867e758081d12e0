/** The weight of a skill as frequent as the most frequent, and of one that nobody has counted. */
export const COMMON = 100;
/** The weight of the rarest: beyond a factor of eight, the table would speak of chance. */
export const RAREST = 400;

/**
 * How much each skill weighs in a need: the fewer offers have it, the more. Each halving of supply,
 * measured from the most frequent skill, adds `COMMON`, up to `RAREST`.
 *
 * This is inverse document frequency in its first, whole-number form, f(N) − f(n) + 1 with f(n) = the m
 * for which 2^(m−1) < n ≤ 2^m; N is the count of the most frequent skill. Whole steps keep the table
 * the same when one offer comes or goes, and the same on every machine.
 *
 * @param counts open offers that have each skill, by code: whole numbers; 0 weighs as 1
 * @returns by the same codes, whole numbers, `COMMON`..`RAREST`; a smaller count never weighs less
 * @throws RangeError when a count is not a whole number, 0 and up
 * @complexity O(n)
 * @source K. Spärck Jones, A statistical interpretation of term specificity, J. of Documentation 28 (1972)
 */
export function rarityOf(counts: Readonly<Record<string, number>>): Record<string, number> {
  const entries = Object.entries(counts);
  for (const [code, count] of entries) {
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`count ${count} of ${code}: whole and 0 or more expected`);
  }
  const most = entries.reduce((most, [, count]) => Math.max(most, doublings(count)), 0);
  return Object.fromEntries(entries.map(([code, count]) => [code, Math.min(RAREST, COMMON * (most - doublings(count) + 1))]));
}

/** How often 1 must be doubled to reach `count`. Counted, not a logarithm: those round by machine. */
function doublings(count: number): number {
  let m = 0;
  for (let reached = 1; reached < count; reached *= 2) m += 1;
  return m;
}

/**
 * Divides a whole total in proportion to weights, by largest remainder, so that the shares are whole
 * and none is lost to rounding. Equal remainders favour the earlier weight: give them in an order
 * that does not depend on how the list arrived.
 *
 * Raising one weight alone never lowers its share (the method's paradoxes need two to change).
 *
 * @param total whole, 0 and up
 * @param weights whole, above 0, with total × weight below 2^53
 * @returns one share per weight, in their order, whole, 0 and up; they sum to `total`. Empty for no weights
 * @throws RangeError when a weight is not a whole number above 0: a division would lose points unseen
 * @complexity O(n log n)
 * @source A. Hamilton's method of 1792; M. Balinski and H. P. Young, Fair Representation, 2001
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const bad = weights.find((weight) => !Number.isSafeInteger(weight) || weight <= 0);
  if (bad !== undefined) throw new RangeError(`weight ${bad}: whole and above 0 expected`);
  const sum = weights.reduce((a, b) => a + b, 0);
  const quotas = weights.map((weight, index) => ({
    index,
    share: Math.floor((total * weight) / sum),
    remainder: (total * weight) % sum,
  }));
  let left = total - quotas.reduce((given, { share }) => given + share, 0);
  for (const quota of [...quotas].sort((a, b) => b.remainder - a.remainder || a.index - b.index)) {
    if (left === 0) break;
    quota.share += 1;
    left -= 1;
  }
  return quotas.map(({ share }) => share);
}

/** The eight parts of a score, in the order in which they are shown. */
export const PARTS = ['skills', 'place', 'sector', 'format', 'hours', 'languages', 'freshness', 'attention'] as const;
export type Part = (typeof PARTS)[number];

/** The most points that each part can give: whole numbers, 0 and up, together `TOTAL_POINTS`. */
export type Weights = { readonly version: number } & Readonly<Record<Part, number>>;

export const TOTAL_POINTS = 1_000;

/** The one place where the weights stand. Other numbers are another version: kept scores name theirs. */
export const DEFAULT_WEIGHTS: Weights = {
  version: 1,
  skills: 450,
  place: 150,
  sector: 100,
  format: 80,
  hours: 80,
  languages: 50,
  freshness: 40,
  attention: 50,
};

export type WeightsError = 'part_not_whole' | 'part_negative' | 'sum_not_total';

/**
 * What is wrong with weights, or null. The engine does not check again on each pair.
 *
 * @complexity constant
 */
export function weightsError(weights: Weights): WeightsError | null {
  const points = PARTS.map((part) => weights[part]);
  if (!points.every(Number.isSafeInteger)) return 'part_not_whole';
  if (points.some((of) => of < 0)) return 'part_negative';
  return points.reduce((sum, of) => sum + of, 0) === TOTAL_POINTS ? null : 'sum_not_total';
}

/**
 * `weight × done / full` in whole points, rounded down: the one rule by which a part follows its weight.
 * What design tables say in points of the default weight keeps its proportion under any other.
 *
 * @param weight whole points, 0 and up
 * @param done whole, 0..full, in the unit of `full`
 * @param full whole, above 0
 * @returns whole points, 0..weight; exactly `done` when weight = full
 * @complexity constant; exact, since the products stay far below 2^53
 */
export function pointsFor(weight: number, done: number, full: number): number {
  return Math.floor((weight * done) / full);
}

import { z } from 'zod';
import { text, version, wholeNumber } from '@/lib/actions/fields';
import { formatNumber } from '@/lib/i18n/formats';
import { PARTS, type Part, TOTAL_POINTS } from '@/lib/matching/weights';
import { WEIGHT, WEIGHTS_REASON } from './rules';

export type Points = Readonly<Record<Part, number>>;

const weight = () => wholeNumber(WEIGHT);

const points = {
  skills: weight(),
  place: weight(),
  sector: weight(),
  format: weight(),
  hours: weight(),
  languages: weight(),
  freshness: weight(),
  attention: weight(),
} satisfies Record<Part, unknown>;

/** The sum's own error stands by the sum, and says what it is now. */
function refuseOtherSums(given: Points, context: z.core.$RefinementCtx<unknown>): void {
  const sum = PARTS.reduce((total, part) => total + given[part], 0);
  if (sum === TOTAL_POINTS) return;
  const params = {
    sum: formatNumber(sum),
    total: formatNumber(TOTAL_POINTS),
    difference: formatNumber(Math.abs(sum - TOTAL_POINTS)),
    over: sum > TOTAL_POINTS ? 'yes' : 'no',
  };
  context.addIssue({ code: 'custom', message: 'weightsSum', params, path: ['sum'] });
}

export const pointsSchema = z.object(points).superRefine(refuseOtherSums);

/** The change itself: what it comes after, and why. */
export const changeWeightsSchema = z
  .object({ ...points, version: version(), reason: text({ ...WEIGHTS_REASON, missing: 'reasonMissing', multiline: true }) })
  .superRefine(refuseOtherSums);

export function samePoints(one: Points, other: Points): boolean {
  return PARTS.every((part) => one[part] === other[part]);
}

/** Weights in a page's address: `450-150-…`, in the order of the parts; null when they are none. */
export function readPoints(segment: string | undefined): Points | null {
  const numbers = segment?.split('-') ?? [];
  if (numbers.length !== PARTS.length) return null;
  const fields = Object.fromEntries(PARTS.map((part, index) => [part, [numbers[index] ?? '']]));
  const read = pointsSchema.safeParse(fields);
  return read.success ? read.data : null;
}

/** The same, to be put into an address. */
export function writePoints(given: Points): string {
  return PARTS.map((part) => given[part]).join('-');
}

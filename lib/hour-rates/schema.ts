import { z } from 'zod';
import { text, wholeNumber } from '@/lib/actions/fields';
import { FAMILIES, type Family, RATE, RATES_REASON, type Rates } from './rules';

function perFamily<Field>(field: () => Field): Record<Family, Field> {
  return Object.fromEntries(FAMILIES.map((family) => [family, field()])) as Record<Family, Field>;
}

/** The change itself: what it comes after, and why. Where there were none, it comes after version 0. */
export const setRatesSchema = z.object({
  ...perFamily(() => wholeNumber(RATE)),
  version: wholeNumber({ min: 0, max: 2_147_483_647, missing: 'choiceMissing' }),
  reason: text({ ...RATES_REASON, missing: 'reasonMissing', multiline: true }),
});

const kept = z.strictObject(perFamily(() => z.int().min(RATE.min).max(RATE.max)));

/** Reads a row of `HourRates` back. Throws on one that this version never wrote. */
export function readRates(rates: unknown): Rates {
  return kept.parse(rates);
}

/**
 * What an hour of each skill family is indicatively worth, in MAD. Administrators set it; it is never a price, an
 * invoice or a tax receipt.
 */

/** The skill families, in the order of the catalogue. */
export const FAMILIES = [
  'strategy_governance',
  'project_impact',
  'fundraising',
  'communication',
  'design_media',
  'digital_it',
  'data',
  'finance_accounting',
  'legal',
  'human_resources',
  'operations_logistics',
  'training_coaching',
  'inclusion_accessibility',
  'translation',
] as const;
export type Family = (typeof FAMILIES)[number];

/** Whole MAD of an hour. */
export type Rates = Readonly<Record<Family, number>>;

/** An hour is worth a whole number of MAD within these. */
export const RATE = { min: 1, max: 10_000 } as const;

/** Signs of the reason for a change. */
export const RATES_REASON = { min: 10, max: 500 } as const;

import { monthsBetween } from '@/lib/requests/rules';

/** An offer: what an organisation can give. Days are `YYYY-MM-DD`, so that they compare as strings. */

export const DESCRIPTION_LENGTH = { min: 40, max: 2_000 } as const;
/** Over the whole period, for all the people together. */
export const OFFER_HOURS = { minHours: 1, maxHours: 2_000 } as const;
export const MONTHLY_HOURS = { minHours: 0.25, maxHours: 400 } as const;
export const PEOPLE = { min: 1, max: 100 } as const;

export const REGIMES = ['employer_time', 'own_time'] as const;
export type Regime = (typeof REGIMES)[number];

/**
 * In which time an organisation's people may work for the other side. Law 06-18 has volunteering serve the general
 * interest: for a company, an association's people work in their working time. Complexity O(1); no errors.
 */
export function regimesOf(kind: 'ASSOCIATION' | 'COMPANY'): readonly [Regime, ...Regime[]] {
  return kind === 'ASSOCIATION' ? ['employer_time'] : REGIMES;
}

/** 1 beginner's practice to 4 expert. */
export const LEVELS = ['1', '2', '3', '4'] as const;
export type Level = (typeof LEVELS)[number];

/** Where an offer is given: at a distance, on site in some of the twelve regions, or both. */
export const PLACES = ['remote', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;
export type Place = (typeof PLACES)[number];
/** Of the places, those that are regions. */
export const REGION_COUNT = PLACES.length - 1;

export interface OfferDays {
  availableFrom: string;
  availableUntil: string;
}

export type OfferDayError = 'dayBeforeToday' | 'dayNotAfterToday' | 'untilNotAfterFrom';

/** What is wrong with an offer's days on the day `today`, by field; empty when nothing is. */
export function offerDayErrors(days: OfferDays, today: string): Partial<Record<keyof OfferDays, OfferDayError>> {
  const errors: Partial<Record<keyof OfferDays, OfferDayError>> = {};
  if (days.availableFrom < today) errors.availableFrom = 'dayBeforeToday';
  if (days.availableUntil <= today) errors.availableUntil = 'dayNotAfterToday';
  else if (days.availableUntil <= days.availableFrom) errors.availableUntil = 'untilNotAfterFrom';
  return errors;
}

/**
 * The most quarter-hours that fit in the period at the monthly rate, a begun month counted whole.
 * More than that is a promise nobody can keep.
 */
export function quartersInPeriod(from: Date, until: Date, quartersPerMonth: number): number {
  return monthsBetween(from, until) * quartersPerMonth;
}

/** Whether others may read the offer and ask for it. */
export function isOnOffer(
  offer: { state: string; quartersLeft: number; availableUntil: string; verified: boolean },
  today: string,
): boolean {
  return offer.state === 'open' && offer.verified && offer.quartersLeft > 0 && offer.availableUntil >= today;
}

import type { OfferFacts } from '@/lib/matching/pair';
import { NEIGHBOURS } from '@/lib/matching/regions';
import { Chance } from './chance';
import type { Country } from './country';

/** Offers of the country by chance, each at most once: those that can rank something, as people would ask. */
export function baseQueries({ offers, context }: Country, count: number, seed: number): OfferFacts[] {
  const able = offers.filter(({ open, quartersLeft, availableUntilDay }) => open && quartersLeft > 0 && availableUntilDay >= context.asOf);
  return new Chance(seed).shuffled(able).slice(0, count);
}

/**
 * Offers against which a bound does little: anything goes by place, language, sector and time, so that a crowd of
 * needs ties at the top; or so many skills, at so low a level, that no run stands out.
 */
export function hardQueries(country: Country, count: number, seed: number): OfferFacts[] {
  const chance = new Chance(seed, 1);
  const codes = Object.keys(country.context.skills.family);
  return baseQueries(country, count, seed).map((offer, index) => {
    const open: OfferFacts = {
      ...offer,
      sectors: ['disability', 'education', 'gender_equality', 'environment', 'economic_inclusion'],
      regions: Object.keys(NEIGHBOURS).sort(),
      remote: true,
      languages: ['ar', 'fr', 'en', 'zgh'],
      quartersLeft: 100_000,
      availableFromDay: country.context.asOf,
      availableUntilDay: country.context.asOf + 400,
    };
    const many = chance.shuffled(codes).slice(0, 40);
    switch (index % 4) {
      case 0:
        return open;
      case 1:
        return { ...open, skills: many.map((code) => ({ code, level: 1 })) };
      case 2:
        return { ...open, skills: many.map((code) => ({ code, level: 4 })), regions: [], sectors: [] };
      default:
        // Nothing begins so late but a few: nearly every need that a bound lets through is refused.
        return { ...open, availableFromDay: country.context.asOf + 148, skills: many.slice(0, 10).map((code) => ({ code, level: 4 })) };
    }
  });
}

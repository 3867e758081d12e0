import { dayNumberOf, dayNumberOfDate } from '@/lib/i18n/day';
import type { Context, NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { rarityOf } from '@/lib/matching/rarity';
import { DEFAULT_WEIGHTS } from '@/lib/matching/weights';
import type { CastRows } from './cast';
import { readSkills } from './content';
import { rowOf } from './ids';

/** The first version of the rarity table: what the cast's requests were ranked with. */
export const SEED_RARITY_VERSION = 1;

/** How rare each skill is among those of the cast's offers that are not over. */
export function seedRarity(rows: CastRows): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { skillCode, offerId } of rows.offerSkills) {
    const { organisationId, availableUntil } = rowOf(rows.offers, offerId);
    const owner = rowOf(rows.organisations, organisationId);
    if (owner.state === 'verified' && availableUntil >= rows.today) counts[skillCode] = (counts[skillCode] ?? 0) + 1;
  }
  return rarityOf(counts);
}

/** What the engine scores with on the day of an instant. */
export function seedContext(rows: CastRows): (instant: Date) => Context {
  const { skills } = readSkills();
  const context = {
    weights: DEFAULT_WEIGHTS,
    rarity: { version: SEED_RARITY_VERSION, of: seedRarity(rows) },
    skills: {
      family: Object.fromEntries(skills.map(({ code, family }) => [code, family])),
      related: Object.fromEntries(skills.map(({ code, related }) => [code, related])),
    },
  };
  return (instant) => ({ ...context, asOf: dayNumberOf(instant) });
}

/** A need of the cast as the engine reads it, before any hour was reserved. */
export function needFactsOf(rows: CastRows, id: number): NeedFacts {
  const need = rowOf(rows.needs, id);
  const owner = rowOf(rows.organisations, need.organisationId);
  return {
    id,
    organisationId: owner.id,
    kind: owner.kind,
    open: need.state === 'open' && owner.state === 'verified',
    skills: rows.needSkills
      .filter((skill) => skill.needId === id)
      .map((skill) => ({ code: skill.skillCode, essential: skill.importance === 'essential' })),
    sector: need.sector,
    region: need.regionCode,
    province: need.provinceCode,
    mode: need.mode,
    format: need.format,
    quartersLeft: need.quartersTotal,
    languages: need.languages,
    publishedDay: dayNumberOf(need.publishedAt ?? need.createdAt),
    closesDay: dayNumberOfDate(need.closesOn),
    wantedStartDay: dayNumberOfDate(need.wantedStart),
    attention: owner.attention,
  };
}

/** An offer of the cast as the engine reads it, before any hour was reserved. */
export function offerFactsOf(rows: CastRows, id: number): OfferFacts {
  const offer = rowOf(rows.offers, id);
  const owner = rowOf(rows.organisations, offer.organisationId);
  return {
    id,
    organisationId: owner.id,
    kind: owner.kind,
    open: offer.state === 'open' && owner.state === 'verified',
    skills: rows.offerSkills.filter((skill) => skill.offerId === id).map(({ skillCode, level }) => ({ code: skillCode, level })),
    sectors: offer.sectors,
    homeRegion: owner.regionCode,
    homeProvince: owner.provinceCode,
    regions: offer.regions,
    remote: offer.remote,
    format: offer.format,
    quartersLeft: offer.quartersTotal,
    languages: offer.languages,
    availableFromDay: dayNumberOfDate(offer.availableFrom),
    availableUntilDay: dayNumberOfDate(offer.availableUntil),
  };
}

import { FORMAT_FIT, FORMAT_FULL } from './format-fit';
import type { Context, Format, Language, NeedFacts, OfferFacts } from './pair';
import { areNeighbours } from './regions';
import { creditSkills, type SkillFact } from './skill-credit';
import { PARTS, type Part, pointsFor, type Weights } from './weights';

export type { Part } from './weights';

/**
 * Why a pair is impossible whatever its points, in the order in which they are looked for: a pair has one
 * refusal, its first.
 */
export const REFUSALS = [
  'same_organisation',
  'same_kind',
  'need_not_open',
  'need_past_closing',
  'need_no_hours_left',
  'offer_not_open',
  'offer_period_over',
  'offer_no_hours_left',
  'offer_ends_before_start',
  'offer_begins_too_late',
  'region_not_served',
  'remote_not_offered',
  'no_common_language',
  'no_essential_skill',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** How far after the wanted start an offer may begin: a wish can wait a month, not a season. */
export const LATEST_START_DAYS = 30;

/** Points for each rule of place, out of `PLACE_FULL`; in this order, the first that applies is the best. */
export const PLACE_POINTS = {
  same_province: 150,
  same_region: 120,
  remote: 95,
  neighbouring_region: 70,
  further: 30,
} as const;
export type Place = keyof typeof PLACE_POINTS;
export const PLACE_FULL = PLACE_POINTS.same_province;

/** Out of 100: an offer that names its sectors may still help in another. */
export const OTHER_SECTOR = 60;
/** Out of 50; two languages or more are full. */
export const ONE_LANGUAGE = 30;
export const LANGUAGES_FULL = 50;
export const LANGUAGES: readonly Language[] = ['ar', 'fr', 'en', 'zgh'];
/** Days until nothing is left of freshness; it falls evenly, half of it in half the time. */
export const STALE_AFTER_DAYS = 80;
/** The highest `NeedFacts.attention`. */
export const ATTENTION_FULL = 50;

/** All that the words about a score are made of: codes and numbers, never sentences. Plain JSON. */
export type Explanation = {
  /** Essential ones first, then by code. */
  skills: SkillFact[];
  place: Place;
  sectorDeclared: boolean;
  formatSame: boolean;
  needFormat: Format;
  offerFormat: Format;
  /** covered ≤ needed. */
  hours: { neededQuarters: number; coveredQuarters: number };
  /** One at least. */
  commonLanguages: Language[];
  /** 0 and up. */
  daysSincePublication: number;
  /** From the wanted start to the offer's first day: 0..`LATEST_START_DAYS`. */
  daysLate: number;
};

export interface Scored {
  ok: true;
  /** The sum of the parts, 0..1000. */
  points: number;
  /** Each 0..its weight. */
  parts: Record<Part, number>;
  facts: Explanation;
}

export interface Refused {
  ok: false;
  refusal: Refusal;
}

/**
 * How well an offer serves a need: the only scorer, for both directions and either kind of organisation.
 *
 * A skill added to the offer, or a level raised, never lowers the points and never refuses a pair.
 *
 * @param need see `NeedFacts` for units and ranges, which are trusted
 * @param offer see `OfferFacts`
 * @param context weights that `weightsError` accepts, rarities above 0
 * @returns points 0..1000 with their parts and facts, or the first refusal that applies
 * @throws RangeError when a rarity of the need's skills is not a whole number above 0
 * @complexity O(n log n + n × m × r) for n skills of the need, m of the offer, r related to one: all small
 * @source design §5
 */
export function scorePair(need: NeedFacts, offer: OfferFacts, context: Context): Scored | Refused {
  const listing = refusalOfListings(need, offer, context.asOf);
  if (listing) return refused(listing);
  const place = placeOf(need, offer);
  if (!place) return refused(need.mode === 'remote' ? 'remote_not_offered' : 'region_not_served');
  const commonLanguages = LANGUAGES.filter((language) => need.languages.includes(language) && offer.languages.includes(language));
  if (commonLanguages.length === 0) return refused('no_common_language');
  const skills = creditSkills(need, offer, context);
  if (!skills.some(({ essential, k }) => essential && k !== 'none')) return refused('no_essential_skill');

  const facts: Explanation = {
    skills,
    place,
    sectorDeclared: offer.sectors.includes(need.sector),
    formatSame: need.format === offer.format,
    needFormat: need.format,
    offerFormat: offer.format,
    hours: { neededQuarters: need.quartersLeft, coveredQuarters: Math.min(need.quartersLeft, offer.quartersLeft) },
    commonLanguages,
    daysSincePublication: Math.max(0, context.asOf - need.publishedDay),
    daysLate: Math.max(0, offer.availableFromDay - need.wantedStartDay),
  };
  const parts = partsOf(facts, need.attention, context.weights);
  return { ok: true, points: PARTS.reduce((sum, part) => sum + parts[part], 0), parts, facts };
}

function refused(refusal: Refusal): Refused {
  return { ok: false, refusal };
}

/** The refusals that the two listings and the day settle. */
function refusalOfListings(need: NeedFacts, offer: OfferFacts, asOf: number): Refusal | undefined {
  if (need.organisationId === offer.organisationId) return 'same_organisation';
  if (need.kind === offer.kind) return 'same_kind';
  const alone = refusalOfNeed(need, asOf) ?? refusalOfOffer(offer, asOf);
  if (alone) return alone;
  if (need.wantedStartDay > offer.availableUntilDay) return 'offer_ends_before_start';
  if (offer.availableFromDay > need.wantedStartDay + LATEST_START_DAYS) return 'offer_begins_too_late';
  return undefined;
}

/** Why nothing comes of a need whatever the offer, if so. */
export function refusalOfNeed({ open, closesDay, quartersLeft }: NeedFacts, asOf: number): Refusal | undefined {
  if (!open) return 'need_not_open';
  if (asOf > closesDay) return 'need_past_closing';
  return quartersLeft <= 0 ? 'need_no_hours_left' : undefined;
}

/** Why nothing comes of an offer whatever the need, if so. */
export function refusalOfOffer({ open, availableUntilDay, quartersLeft }: OfferFacts, asOf: number): Refusal | undefined {
  if (!open) return 'offer_not_open';
  if (asOf > availableUntilDay) return 'offer_period_over';
  return quartersLeft <= 0 ? 'offer_no_hours_left' : undefined;
}

/**
 * The best rule of place that applies, if any: each side agrees to be on site, or both to be apart.
 *
 * @complexity O(r) for r regions served
 */
export function placeOf(
  need: Pick<NeedFacts, 'mode' | 'region' | 'province'>,
  offer: Pick<OfferFacts, 'homeRegion' | 'homeProvince' | 'regions' | 'remote'>,
): Place | undefined {
  const onSite = need.mode !== 'remote' && offer.regions.includes(need.region);
  if (onSite && offer.homeProvince === need.province) return 'same_province';
  if (onSite && offer.homeRegion === need.region) return 'same_region';
  if (need.mode !== 'on_site' && offer.remote) return 'remote';
  if (onSite) return areNeighbours(offer.homeRegion, need.region) ? 'neighbouring_region' : 'further';
  return undefined;
}

function partsOf(facts: Explanation, attention: number, weights: Weights): Record<Part, number> {
  return {
    skills: facts.skills.reduce((sum, { credit }) => sum + credit, 0),
    place: placePoints(facts.place, weights),
    sector: sectorPoints(facts.sectorDeclared, weights),
    format: formatPoints(facts.needFormat, facts.offerFormat, weights),
    hours: pointsFor(weights.hours, facts.hours.coveredQuarters, facts.hours.neededQuarters),
    languages: languagePoints(facts.commonLanguages.length, weights),
    freshness: freshnessPoints(facts.daysSincePublication, weights),
    attention: attentionPoints(attention, weights),
  };
}

/*
 * Each part's points by what decides them, for `partsOf` and for an index that has them in tables: whole, 0..the
 * weight of the part, constant time.
 */

export function placePoints(place: Place, weights: Weights): number {
  return pointsFor(weights.place, PLACE_POINTS[place], PLACE_FULL);
}

export function sectorPoints(declared: boolean, weights: Weights): number {
  return pointsFor(weights.sector, declared ? 100 : OTHER_SECTOR, 100);
}

export function formatPoints(need: Format, offer: Format, weights: Weights): number {
  return pointsFor(weights.format, FORMAT_FIT[need][offer], FORMAT_FULL);
}

/** @param common how many languages both sides speak, one at least */
export function languagePoints(common: number, weights: Weights): number {
  return pointsFor(weights.languages, common > 1 ? LANGUAGES_FULL : ONE_LANGUAGE, LANGUAGES_FULL);
}

/** In a straight line, so that time alone never turns the order of two fresh needs. */
export function freshnessPoints(daysSincePublication: number, weights: Weights): number {
  return pointsFor(weights.freshness, Math.max(0, STALE_AFTER_DAYS - daysSincePublication), STALE_AFTER_DAYS);
}

export function attentionPoints(attention: number, weights: Weights): number {
  return pointsFor(weights.attention, Math.min(ATTENTION_FULL, Math.max(0, attention)), ATTENTION_FULL);
}

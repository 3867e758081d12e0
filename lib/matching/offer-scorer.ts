import { type Codes, FORMATS, LIMITS, NO_PROVINCE, SECTORS } from './codes';
import { highest, setLanguagePoints } from './most';
import { OFFER_CELL, OFFER_STATES, OFFER_TRAITS, type OfferRows } from './offer-rows';
import type { Context, Format, NeedFacts } from './pair';
import { POSSIBLE, REFUSED, SKILLS_SHIFT } from './rows';
import {
  attentionPoints,
  formatPoints,
  freshnessPoints,
  LANGUAGES,
  LATEST_START_DAYS,
  placeOf,
  placePoints,
  type Refusal,
  refusalOfNeed,
  sectorPoints,
} from './score';
import { divideAmongSkills, WORTH_FULL } from './skill-credit';
import { pointsFor } from './weights';
import type { Worths } from './worths';

/** A skill of the need: its share, and by numbered skill and level what an offered one is worth to it. */
export interface AskedSkill {
  essential: boolean;
  share: number;
  worth: Uint8Array;
}

/** What any offer is worth to one need, by tables: as `NeedScorer`, from the other side. */
export class OfferScorer {
  readonly codes: Codes;
  readonly #worths: Worths;
  readonly #context: Context;
  skills: readonly AskedSkill[] = [];
  /** By cell, twice: where the region is not served, and where it is. `REFUSED` where no rule of place applies. */
  readonly place = new Int16Array(LIMITS.places << (OFFER_CELL.place + 1)).fill(REFUSED);
  /** By the languages of an offer, by its format, and by whether it declares the sector. */
  readonly languages = new Int16Array(1 << LANGUAGES.length);
  readonly format = new Int16Array(FORMATS.length);
  readonly sector: readonly [number, number];
  /** The most that all of these give together with the hours and what is fixed, or `REFUSED`. */
  most = REFUSED;
  readonly hoursWeight: number;
  /** The bit of the need's sector, and of its region among those served: -1 when no offer serves it. */
  sectorBit = 0;
  regionBit = -1;
  /** The points that do not depend on the offer. */
  fixed = 0;
  quarters = 0;
  start = 0;
  latestFrom = 0;
  /** Why no offer is possible, if so. */
  refusal: Refusal | undefined;
  #organisation = 0;
  #ownKind = 0;
  #remote = false;

  constructor(codes: Codes, worths: Worths, context: Context) {
    this.codes = codes;
    this.#worths = worths;
    this.#context = context;
    this.hoursWeight = context.weights.hours;
    this.sector = [sectorPoints(false, context.weights), sectorPoints(true, context.weights)];
  }

  /** @complexity O(p + n log n) for p places and n skills of the need */
  set(need: NeedFacts): this {
    const { weights, rarity, asOf } = this.#context;
    this.refusal = refusalOfNeed(need, asOf);
    this.quarters = need.quartersLeft;
    this.start = need.wantedStartDay;
    this.latestFrom = need.wantedStartDay + LATEST_START_DAYS;
    this.#organisation = need.organisationId;
    this.#ownKind = Number(need.kind === 'COMPANY');
    this.#remote = need.mode === 'remote';
    this.skills = divideAmongSkills(need.skills, weights.skills, rarity.of).map(({ code, essential, share }) => ({
      essential,
      share,
      worth: this.#worths.ofAsked(code),
    }));
    this.sectorBit = SECTORS.indexOf(need.sector);
    this.regionBit = this.codes.regions.find(need.region) ?? -1;
    this.fixed = freshnessPoints(Math.max(0, asOf - need.publishedDay), weights) + attentionPoints(need.attention, weights);
    setLanguagePoints(this.languages, need.languages, weights);
    for (let at = 0; at < this.format.length; at += 1) this.format[at] = formatPoints(need.format, FORMATS[at] as Format, weights);
    const place = this.#setPlace(need);
    const languages = highest(this.languages);
    const others = this.sector[1] + highest(this.format) + this.hoursWeight + this.fixed;
    this.most = place === REFUSED || languages === REFUSED ? REFUSED : place + languages + others;
    return this;
  }

  /** @returns the most */
  #setPlace(need: NeedFacts): number {
    const { codes, place } = this;
    let most = REFUSED;
    for (const remote of [false, true]) {
      for (const regions of [[], [need.region]]) {
        const write = (at: number, points: number) => {
          const cell = (at << OFFER_CELL.place) | (Number(remote) << OFFER_CELL.remote);
          place[((cell | this.#ownKind) << 1) | regions.length] = REFUSED;
          place[((cell | (1 - this.#ownKind)) << 1) | regions.length] = points;
          if (points > most) most = points;
        };
        const points = (homeRegion: string, homeProvince: string) => {
          const rule = placeOf(need, { homeRegion, homeProvince, regions, remote });
          return rule ? placePoints(rule, this.#context.weights) : REFUSED;
        };
        const ofRegion = codes.regions.names.map((region) => points(region, NO_PROVINCE));
        for (let at = 0; at < codes.places; at += 1) write(at, ofRegion[codes.regionOf[at] as number] as number);
        // The only province that a rule names.
        for (const at of codes.placesIn(need.province)) write(at, points(codes.placeOf(at).region, need.province));
      }
    }
    return most;
  }

  serves(regions: number): number {
    return this.regionBit === -1 ? 0 : (regions >>> this.regionBit) & 1;
  }

  /**
   * The points of a row, as `scorePair` gives them, or `REFUSED`.
   *
   * @param least `REFUSED` may also be what has fewer points than this
   * @complexity O(n × m) for n skills of the need and m of the offer
   */
  points(rows: OfferRows, row: number, least: number): number {
    const { columns } = rows;
    const features = columns.features[row] as number;
    const cell = (features >>> OFFER_CELL.shift) & OFFER_CELL.mask;
    const place = this.place[2 * cell + this.serves(columns.regions[row] as number)] as number;
    const languages = this.languages[features & 15] as number;
    if (place === REFUSED || languages === REFUSED) return REFUSED;
    const sector = this.sector[(features >>> (OFFER_TRAITS.sectors + this.sectorBit)) & 1] as number;
    const known = place + languages + sector + (this.format[(features >>> OFFER_TRAITS.format) & 7] as number) + this.fixed;
    const credit = this.#credit(rows, row);
    if (credit === REFUSED || known + credit + this.hoursWeight < least) return REFUSED;
    if (this.start > (columns.until[row] as number) || (columns.from[row] as number) > this.latestFrom) return REFUSED;
    if (columns.organisation[row] === this.#organisation || columns.state[row] !== POSSIBLE) return REFUSED;
    const hours = pointsFor(this.hoursWeight, Math.min(this.quarters, columns.quarters[row] as number), this.quarters);
    return known + credit + hours;
  }

  /** `REFUSED` when no essential skill is met. */
  #credit({ columns, skills }: OfferRows, row: number): number {
    const from = columns.skillFrom[row] as number;
    const end = from + ((columns.features[row] as number) >>> SKILLS_SHIFT);
    let credit = 0;
    let met = false;
    for (const { essential, share, worth } of this.skills) {
      let best = 0;
      for (let at = from; at < end; at += 1) {
        const eighths = worth[skills[at] as number] as number;
        if (eighths > best) best = eighths;
      }
      if (best === 0) continue;
      credit += Math.floor((share * best) / WORTH_FULL);
      met ||= essential;
    }
    return met ? credit : REFUSED;
  }

  /** The first refusal that applies to a row that has not gone, as `scorePair` gives it. */
  refusalOf(rows: OfferRows, row: number): Refusal | undefined {
    const { columns } = rows;
    if (columns.organisation[row] === this.#organisation) return 'same_organisation';
    const features = columns.features[row] as number;
    const cell = (features >>> OFFER_CELL.shift) & OFFER_CELL.mask;
    if ((cell & 1) === this.#ownKind) return 'same_kind';
    if (this.refusal) return this.refusal;
    const state = columns.state[row] as number;
    if (state !== POSSIBLE) return OFFER_STATES[state];
    if (this.start > (columns.until[row] as number)) return 'offer_ends_before_start';
    if ((columns.from[row] as number) > this.latestFrom) return 'offer_begins_too_late';
    if (this.place[2 * cell + this.serves(columns.regions[row] as number)] === REFUSED) {
      return this.#remote ? 'remote_not_offered' : 'region_not_served';
    }
    if (this.languages[features & 15] === REFUSED) return 'no_common_language';
    return this.#credit(rows, row) === REFUSED ? 'no_essential_skill' : undefined;
  }
}

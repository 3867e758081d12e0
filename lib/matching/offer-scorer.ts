import { bits, type Codes, FORMATS, maskOfLanguages, SECTORS } from './codes';
import { OFFER_CELL, OFFER_STATES, OFFER_TRAITS, type OfferRows } from './offer-rows';
import type { Context, NeedFacts } from './pair';
import { POSSIBLE, REFUSED, SKILLS_SHIFT } from './rows';
import {
  attentionPoints,
  formatPoints,
  freshnessPoints,
  LATEST_START_DAYS,
  languagePoints,
  type Place,
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

/** What any offer is worth to one need, by tables: `scorePair` in numbers, for a row. */
export class OfferScorer {
  readonly need: NeedFacts;
  readonly hoursWeight: number;
  readonly skills: readonly AskedSkill[];
  /** By cell, twice: where the region is not served, and where it is. `REFUSED` where none applies. */
  readonly place: Int16Array;
  /** By format of an offer, whether it declares the sector, and its languages. */
  readonly format: number[];
  readonly sector: readonly [number, number];
  readonly languages: number[];
  /** The bit of the need's sector, and of its region among those served. */
  readonly sectorBit: number;
  readonly regionBit: number;
  /** The points that do not depend on the offer. */
  readonly fixed: number;
  readonly latestFrom: number;
  /** Why no offer is possible, if so. */
  readonly refusal: Refusal | undefined;
  readonly #ownKind: number;

  /** @complexity O(s + p) for s numbered skills and p places */
  constructor(need: NeedFacts, codes: Codes, worths: Worths, { weights, rarity, asOf }: Context) {
    this.need = need;
    this.hoursWeight = weights.hours;
    this.refusal = refusalOfNeed(need, asOf);
    this.latestFrom = need.wantedStartDay + LATEST_START_DAYS;
    this.skills = divideAmongSkills(need.skills, weights.skills, rarity.of).map(({ code, essential, share }) => ({
      essential,
      share,
      worth: worths.ofAsked(code),
    }));
    this.#ownKind = Number(need.kind === 'COMPANY');
    const points = (place: Place | undefined) => (place ? placePoints(place, weights) : REFUSED);
    this.place = new Int16Array(codes.places.size << (OFFER_CELL.place + 1)).fill(REFUSED);
    for (let place = 0; place < codes.places.size; place += 1) {
      const { region: homeRegion, province: homeProvince } = codes.placeOf(place);
      for (const remote of [false, true]) {
        const cell = (place << OFFER_CELL.place) | (Number(remote) << OFFER_CELL.remote) | (1 - this.#ownKind);
        for (const [served, regions] of [[], [need.region]].entries()) {
          this.place[2 * cell + served] = points(placeOf(need, { homeRegion, homeProvince, regions, remote }));
        }
      }
    }
    this.format = FORMATS.map((format) => formatPoints(need.format, format, weights));
    this.sector = [sectorPoints(false, weights), sectorPoints(true, weights)];
    const spoken = maskOfLanguages(need.languages);
    this.languages = Array.from({ length: 16 }, (_, mask) => (mask & spoken ? languagePoints(bits(mask & spoken), weights) : REFUSED));
    this.sectorBit = SECTORS.indexOf(need.sector);
    // Past the last bit when no offer serves the region.
    this.regionBit = codes.regions.find(need.region) ?? -1;
    this.fixed = freshnessPoints(Math.max(0, asOf - need.publishedDay), weights) + attentionPoints(need.attention, weights);
  }

  serves(regions: number): number {
    return this.regionBit === -1 ? 0 : (regions >>> this.regionBit) & 1;
  }

  /**
   * The points of a row, as `scorePair` gives them, or `REFUSED`.
   *
   * @complexity O(n × m) for n skills of the need and m of the offer
   */
  points(rows: OfferRows, row: number): number {
    const { columns } = rows;
    if (columns.state[row] !== POSSIBLE) return REFUSED;
    const features = columns.features[row] as number;
    const cell = (features >>> OFFER_CELL.shift) & OFFER_CELL.mask;
    const place = this.place[2 * cell + this.serves(columns.regions[row] as number)] as number;
    const languages = this.languages[features & 15] as number;
    if (place === REFUSED || languages === REFUSED) return REFUSED;
    if (this.need.wantedStartDay > (columns.until[row] as number) || (columns.from[row] as number) > this.latestFrom) return REFUSED;
    if (columns.organisation[row] === this.need.organisationId) return REFUSED;
    const credit = this.#credit(rows, row);
    if (credit === REFUSED) return REFUSED;
    const needed = this.need.quartersLeft;
    return (
      place +
      languages +
      (this.sector[(features >>> (OFFER_TRAITS.sectors + this.sectorBit)) & 1] as number) +
      (this.format[(features >>> OFFER_TRAITS.format) & 7] as number) +
      pointsFor(this.hoursWeight, Math.min(needed, columns.quarters[row] as number), needed) +
      credit +
      this.fixed
    );
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
    if (columns.organisation[row] === this.need.organisationId) return 'same_organisation';
    const features = columns.features[row] as number;
    const cell = (features >>> OFFER_CELL.shift) & OFFER_CELL.mask;
    if ((cell & 1) === this.#ownKind) return 'same_kind';
    if (this.refusal) return this.refusal;
    const state = columns.state[row] as number;
    if (state !== POSSIBLE) return OFFER_STATES[state];
    if (this.need.wantedStartDay > (columns.until[row] as number)) return 'offer_ends_before_start';
    if ((columns.from[row] as number) > this.latestFrom) return 'offer_begins_too_late';
    if (this.place[2 * cell + this.serves(columns.regions[row] as number)] === REFUSED) {
      return this.need.mode === 'remote' ? 'remote_not_offered' : 'region_not_served';
    }
    if (this.languages[features & 15] === REFUSED) return 'no_common_language';
    return this.#credit(rows, row) === REFUSED ? 'no_essential_skill' : undefined;
  }
}

import { type Codes, FORMATS, LIMITS, MODES, NO_PROVINCE, SECTORS } from './codes';
import { setLanguagePoints } from './most';
import { NEED_CELL, NEED_SKILL, NEED_STATES, NEED_TRAITS, type NeedRows } from './need-rows';
import type { Context, Format, Mode, OfferFacts, Sector } from './pair';
import { POSSIBLE, REFUSED, SKILLS_SHIFT } from './rows';
import { formatPoints, LANGUAGES, LATEST_START_DAYS, placeOf, placePoints, type Refusal, refusalOfOffer, sectorPoints } from './score';
import { WORTH_FULL } from './skill-credit';
import { pointsFor } from './weights';
import type { Worths } from './worths';

/**
 * What one offer is worth to any need, by tables: `scorePair` in numbers, for a row. An index has one, which is set to
 * an offer before each query: to make the tables anew took longer than most queries.
 */
export class NeedScorer {
  readonly codes: Codes;
  readonly #worths: Worths;
  readonly #context: Context;
  /** By skill: 0..8 eighths. */
  readonly worth = new Uint8Array(LIMITS.skills);
  /** By cell; `REFUSED` where no rule of place applies, or the kind is the offer's own. */
  readonly place = new Int16Array(LIMITS.places << NEED_CELL.place).fill(REFUSED);
  /** By traits: sector, format and languages together; `REFUSED` without a language in common. */
  readonly traits = new Int16Array(NEED_TRAITS.size).fill(REFUSED);
  /** By the languages of a need, by format and by sector. */
  readonly languages = new Int16Array(1 << LANGUAGES.length);
  readonly format = new Int16Array(FORMATS.length);
  readonly sector = new Int16Array(SECTORS.length);
  /** The most that all of these give together with the hours, or `REFUSED`. */
  most = REFUSED;
  readonly hoursWeight: number;
  quarters = 0;
  /** Of the wanted start. */
  firstStart = 0;
  lastStart = 0;
  /** Why no need is possible, if so. */
  refusal: Refusal | undefined;
  #organisation = 0;
  #ownKind = 0;

  constructor(codes: Codes, worths: Worths, context: Context) {
    this.codes = codes;
    this.#worths = worths;
    this.#context = context;
    this.hoursWeight = context.weights.hours;
  }

  /** @complexity O(s × m + p) for s numbered skills, m of the offer, and p places */
  set(offer: OfferFacts): this {
    const { asOf } = this.#context;
    this.refusal = refusalOfOffer(offer, asOf);
    this.quarters = offer.quartersLeft;
    this.firstStart = offer.availableFromDay - LATEST_START_DAYS;
    this.lastStart = offer.availableUntilDay;
    this.#organisation = offer.organisationId;
    this.#ownKind = Number(offer.kind === 'COMPANY');
    this.#setWorth(offer);
    const place = this.#setPlace(offer);
    const traits = this.#setTraits(offer);
    this.most = place === REFUSED || traits === REFUSED ? REFUSED : place + traits + this.hoursWeight;
    return this;
  }

  #setWorth({ skills }: OfferFacts): void {
    this.worth.fill(0, 0, this.codes.skills.size);
    for (const { code, level } of skills) {
      const ofSkill = this.#worths.ofOffered(code, level);
      for (let skill = 0; skill < ofSkill.length; skill += 1) {
        if ((ofSkill[skill] as number) > (this.worth[skill] as number)) this.worth[skill] = ofSkill[skill] as number;
      }
    }
  }

  /** @returns the most */
  #setPlace(offer: OfferFacts): number {
    const { codes, place } = this;
    let most = REFUSED;
    const write = (at: number, mode: number, points: number) => {
      const cell = (at << NEED_CELL.place) | (mode << NEED_CELL.mode);
      place[cell | this.#ownKind] = REFUSED;
      place[cell | (1 - this.#ownKind)] = points;
      if (points > most) most = points;
    };
    for (let mode = 0; mode < MODES.length; mode += 1) {
      const ofRegion = codes.regions.names.map((region) => this.#placePoints(offer, mode, region, NO_PROVINCE));
      for (let at = 0; at < codes.places; at += 1) write(at, mode, ofRegion[codes.regionOf[at] as number] as number);
      // The only province that a rule names.
      for (const at of codes.placesIn(offer.homeProvince)) {
        write(at, mode, this.#placePoints(offer, mode, codes.placeOf(at).region, offer.homeProvince));
      }
    }
    return most;
  }

  #placePoints(offer: OfferFacts, mode: number, region: string, province: string): number {
    const place = placeOf({ mode: MODES[mode] as Mode, region, province }, offer);
    return place ? placePoints(place, this.#context.weights) : REFUSED;
  }

  /** @returns the most */
  #setTraits(offer: OfferFacts): number {
    const { languages, format, sector, traits } = this;
    const { weights } = this.#context;
    setLanguagePoints(languages, offer.languages, weights);
    for (let at = 0; at < format.length; at += 1) format[at] = formatPoints(FORMATS[at] as Format, offer.format, weights);
    for (let at = 0; at < sector.length; at += 1) sector[at] = sectorPoints(offer.sectors.includes(SECTORS[at] as Sector), weights);
    let most = REFUSED;
    for (let ofSector = 0; ofSector < sector.length; ofSector += 1) {
      for (let ofFormat = 0; ofFormat < format.length; ofFormat += 1) {
        const both = (sector[ofSector] as number) + (format[ofFormat] as number);
        const from = (ofSector << NEED_TRAITS.sector) | (ofFormat << NEED_TRAITS.format);
        for (let mask = 0; mask < languages.length; mask += 1) {
          const points = languages[mask] === REFUSED ? REFUSED : both + (languages[mask] as number);
          traits[from | mask] = points;
          if (points > most) most = points;
        }
      }
    }
    return most;
  }

  /**
   * The points of a row, as `scorePair` gives them, or `REFUSED`. What costs least and refuses most comes first: rows
   * lie apart in memory, and each column read is a wait.
   *
   * @param least `REFUSED` may also be what has fewer points than this
   * @complexity O(n) for n skills of the need
   */
  points(rows: NeedRows, row: number, least: number): number {
    const { columns, skills } = rows;
    const start = columns.start[row] as number;
    if (start < this.firstStart || start > this.lastStart) return REFUSED;
    const features = columns.features[row] as number;
    const place = this.place[(features >>> NEED_CELL.shift) & NEED_CELL.mask] as number;
    const traits = this.traits[features & (NEED_TRAITS.size - 1)] as number;
    if (place === REFUSED || traits === REFUSED) return REFUSED;
    const from = columns.skillFrom[row] as number;
    const end = from + (features >>> SKILLS_SHIFT);
    let credit = 0;
    let met = 0;
    for (let at = from; at < end; at += 1) {
      const entry = skills[at] as number;
      const eighths = this.worth[entry >>> NEED_SKILL.skill] as number;
      if (eighths === 0) continue;
      credit += Math.floor((((entry >>> NEED_SKILL.share) & NEED_SKILL.shareMask) * eighths) / WORTH_FULL);
      met |= entry;
    }
    if ((met & NEED_SKILL.essential) === 0) return REFUSED;
    const known = place + traits + credit + (columns.fixed[row] as number);
    if (known + this.hoursWeight < least) return REFUSED;
    if (columns.organisation[row] === this.#organisation || columns.state[row] !== POSSIBLE) return REFUSED;
    const needed = columns.quarters[row] as number;
    return known + pointsFor(this.hoursWeight, Math.min(needed, this.quarters), needed);
  }

  /** The first refusal that applies to a row that has not gone, as `scorePair` gives it. */
  refusalOf(rows: NeedRows, row: number): Refusal | undefined {
    const { columns, skills } = rows;
    if (columns.organisation[row] === this.#organisation) return 'same_organisation';
    const features = columns.features[row] as number;
    const cell = (features >>> NEED_CELL.shift) & NEED_CELL.mask;
    if ((cell & 1) === this.#ownKind) return 'same_kind';
    const state = columns.state[row] as number;
    if (state !== POSSIBLE) return NEED_STATES[state];
    if (this.refusal) return this.refusal;
    const start = columns.start[row] as number;
    if (start > this.lastStart) return 'offer_ends_before_start';
    if (start < this.firstStart) return 'offer_begins_too_late';
    if (this.place[cell] === REFUSED) {
      return MODES[(cell >>> NEED_CELL.mode) & 3] === 'remote' ? 'remote_not_offered' : 'region_not_served';
    }
    if (this.traits[features & (NEED_TRAITS.size - 1)] === REFUSED) return 'no_common_language';
    const end = rows.skillsEnd(row);
    for (let at = columns.skillFrom[row] as number; at < end; at += 1) {
      const entry = skills[at] as number;
      if (entry & NEED_SKILL.essential && this.worth[entry >>> NEED_SKILL.skill] !== 0) return undefined;
    }
    return 'no_essential_skill';
  }
}

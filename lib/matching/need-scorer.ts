import { bits, type Codes, FORMATS, MODES, maskOfLanguages, SECTORS } from './codes';
import { NEED_CELL, NEED_SKILL, NEED_STATES, NEED_TRAITS, type NeedRows } from './need-rows';
import type { Context, OfferFacts } from './pair';
import { POSSIBLE, REFUSED, SKILLS_SHIFT } from './rows';
import {
  formatPoints,
  LATEST_START_DAYS,
  languagePoints,
  type Place,
  placeOf,
  placePoints,
  type Refusal,
  refusalOfOffer,
  sectorPoints,
} from './score';
import { WORTH_FULL } from './skill-credit';
import { pointsFor } from './weights';
import type { Worths } from './worths';

/** What one offer is worth to any need, by tables: `scorePair` in numbers, for a row. */
export class NeedScorer {
  readonly offer: OfferFacts;
  readonly hoursWeight: number;
  /** By skill: 0..8 eighths. */
  readonly worth: Uint8Array;
  /** By cell; `REFUSED` where none applies, or the kind is the offer's own. */
  readonly place: Int16Array;
  /** By traits: sector, format and languages together; `REFUSED` without a language in common. */
  readonly traits: Int16Array;
  /** By format, by sector, and by the languages of a need. */
  readonly format: number[];
  readonly sector: number[];
  readonly languages: number[];
  /** Of the wanted start. */
  readonly firstStart: number;
  readonly lastStart: number;
  /** Why no need is possible, if so. */
  readonly refusal: Refusal | undefined;
  readonly #ownKind: number;

  /** @complexity O(s + p) for s numbered skills and p places */
  constructor(offer: OfferFacts, codes: Codes, worths: Worths, { weights, asOf }: Context) {
    this.offer = offer;
    this.hoursWeight = weights.hours;
    this.refusal = refusalOfOffer(offer, asOf);
    this.firstStart = offer.availableFromDay - LATEST_START_DAYS;
    this.lastStart = offer.availableUntilDay;
    this.worth = new Uint8Array(codes.skills.size);
    for (const { code, level } of offer.skills) {
      const ofSkill = worths.ofOffered(code, level);
      for (let skill = 0; skill < ofSkill.length; skill += 1) {
        if ((ofSkill[skill] as number) > (this.worth[skill] as number)) this.worth[skill] = ofSkill[skill] as number;
      }
    }
    this.#ownKind = Number(offer.kind === 'COMPANY');
    const points = (place: Place | undefined) => (place ? placePoints(place, weights) : REFUSED);
    this.place = new Int16Array(codes.places.size << NEED_CELL.place).fill(REFUSED);
    for (let place = 0; place < codes.places.size; place += 1) {
      const there = codes.placeOf(place);
      for (const [number, mode] of MODES.entries()) {
        const cell = (place << NEED_CELL.place) | (number << NEED_CELL.mode) | (1 - this.#ownKind);
        this.place[cell] = points(placeOf({ ...there, mode }, offer));
      }
    }
    this.format = FORMATS.map((format) => formatPoints(format, offer.format, weights));
    this.sector = SECTORS.map((sector) => sectorPoints(offer.sectors.includes(sector), weights));
    const spoken = maskOfLanguages(offer.languages);
    this.languages = Array.from({ length: 16 }, (_, mask) => (mask & spoken ? languagePoints(bits(mask & spoken), weights) : REFUSED));
    this.traits = new Int16Array(NEED_TRAITS.size).fill(REFUSED);
    for (const [sector, ofSector] of this.sector.entries()) {
      for (const [format, ofFormat] of this.format.entries()) {
        const at = (sector << NEED_TRAITS.sector) | (format << NEED_TRAITS.format);
        for (const [mask, ofLanguages] of this.languages.entries()) {
          if (ofLanguages !== REFUSED) this.traits[at | mask] = ofSector + ofFormat + ofLanguages;
        }
      }
    }
  }

  /**
   * The points of a row, as `scorePair` gives them, or `REFUSED`.
   *
   * @complexity O(n) for n skills of the need
   */
  points(rows: NeedRows, row: number): number {
    const { columns, skills } = rows;
    if (columns.state[row] !== POSSIBLE) return REFUSED;
    const features = columns.features[row] as number;
    const place = this.place[(features >>> NEED_CELL.shift) & NEED_CELL.mask] as number;
    const traits = this.traits[features & (NEED_TRAITS.size - 1)] as number;
    if (place === REFUSED || traits === REFUSED) return REFUSED;
    const start = columns.start[row] as number;
    if (start < this.firstStart || start > this.lastStart) return REFUSED;
    if (columns.organisation[row] === this.offer.organisationId) return REFUSED;
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
    const needed = columns.quarters[row] as number;
    const hours = pointsFor(this.hoursWeight, Math.min(needed, this.offer.quartersLeft), needed);
    return place + traits + hours + credit + (columns.fixed[row] as number);
  }

  /** The first refusal that applies to a row that has not gone, as `scorePair` gives it. */
  refusalOf(rows: NeedRows, row: number): Refusal | undefined {
    const { columns, skills } = rows;
    if (columns.organisation[row] === this.offer.organisationId) return 'same_organisation';
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

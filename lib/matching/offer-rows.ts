import { type Codes, FORMATS, maskOfLanguages, maskOfSectors, membersOf, SECTORS, whole } from './codes';
import type { Context, Level, OfferFacts } from './pair';
import { POSSIBLE, type RowColumns, type RowData, Rows } from './rows';
import { LANGUAGES, type Refusal, refusalOfOffer } from './score';

export type OfferColumns = RowColumns & {
  from: Int32Array<ArrayBuffer>;
  until: Int32Array<ArrayBuffer>;
  quarters: Int32Array<ArrayBuffer>;
  /** Regions served: a mask. */
  regions: Uint32Array<ArrayBuffer>;
};

/** Why nothing comes of an offer, by its state. */
export const OFFER_STATES: readonly (Refusal | undefined)[] = [
  undefined,
  undefined,
  'offer_not_open',
  'offer_period_over',
  'offer_no_hours_left',
];

/*
 * `features` of an offer, from the lowest bit: languages 4, format 3, sectors 5, which are its traits; kind 1, remote
 * 1, home 10, which are its cell. `skills`: level less one 2, skill 10.
 */
export const OFFER_TRAITS = { languages: 0, format: 4, sectors: 7 } as const;
export const OFFER_CELL = { shift: 12, mask: (1 << 12) - 1, kind: 0, remote: 1, place: 2 } as const;
export const OFFER_SKILL = { levelMask: 3, skill: 2 } as const;

export class OfferRows extends Rows<OfferFacts, OfferColumns> {
  readonly #codes: Codes;
  readonly #context: Context;

  constructor(codes: Codes, context: Context, data: RowData<OfferColumns>) {
    super(data);
    this.#codes = codes;
    this.#context = context;
  }

  static empty(capacity: number, skills: number): RowData<OfferColumns> {
    return {
      count: 0,
      columns: {
        id: new Uint32Array(capacity),
        state: new Uint8Array(capacity),
        features: new Uint32Array(capacity),
        skillFrom: new Uint32Array(capacity),
        organisation: new Int32Array(capacity),
        from: new Int32Array(capacity),
        until: new Int32Array(capacity),
        quarters: new Int32Array(capacity),
        regions: new Uint32Array(capacity),
      },
      skills: new Uint32Array(skills),
    };
  }

  /** Those of one cell stand together, and among them those of the same traits. */
  static order(offer: OfferFacts, codes: Codes): number {
    return OfferRows.features(offer, codes);
  }

  private static features(offer: OfferFacts, codes: Codes): number {
    const cell =
      (Number(offer.kind === 'COMPANY') << OFFER_CELL.kind) |
      (Number(offer.remote) << OFFER_CELL.remote) |
      (codes.place(offer.homeRegion, offer.homeProvince) << OFFER_CELL.place);
    return (
      (cell << OFFER_CELL.shift) |
      (maskOfLanguages(offer.languages) << OFFER_TRAITS.languages) |
      (FORMATS.indexOf(offer.format) << OFFER_TRAITS.format) |
      (maskOfSectors(offer.sectors) << OFFER_TRAITS.sectors)
    );
  }

  protected override pack(offer: OfferFacts): { state: number; features: number; skills: readonly number[] } {
    const refusal = refusalOfOffer(offer, this.#context.asOf);
    return {
      state: refusal ? OFFER_STATES.indexOf(refusal) : POSSIBLE,
      features: OfferRows.features(offer, this.#codes),
      skills: offer.skills.map(({ code, level }) => (this.#codes.skills.of(code) << OFFER_SKILL.skill) | (level - 1)),
    };
  }

  protected override write(row: number, offer: OfferFacts): void {
    const { columns } = this;
    columns.from[row] = whole('first day', offer.availableFromDay);
    columns.until[row] = whole('last day', offer.availableUntilDay);
    columns.quarters[row] = whole('quarters', offer.quartersLeft);
    columns.regions[row] = offer.regions.reduce((mask, region) => mask | (1 << this.#codes.regions.of(region)), 0);
  }

  override factsOf(row: number): OfferFacts {
    const { columns } = this;
    const features = columns.features[row] as number;
    const cell = (features >>> OFFER_CELL.shift) & OFFER_CELL.mask;
    const from = columns.skillFrom[row] as number;
    const { region: homeRegion, province: homeProvince } = this.#codes.placeOf(cell >>> OFFER_CELL.place);
    return {
      id: columns.id[row] as number,
      organisationId: columns.organisation[row] as number,
      kind: (cell >>> OFFER_CELL.kind) & 1 ? 'COMPANY' : 'ASSOCIATION',
      open: true,
      skills: Array.from(this.skills.subarray(from, this.skillsEnd(row)), (entry) => ({
        code: this.#codes.skills.name(entry >>> OFFER_SKILL.skill),
        level: ((entry & OFFER_SKILL.levelMask) + 1) as Level,
      })),
      sectors: membersOf((features >>> OFFER_TRAITS.sectors) & 31, SECTORS),
      homeRegion,
      homeProvince,
      regions: membersOf(columns.regions[row] as number, this.#codes.regions.names),
      remote: ((cell >>> OFFER_CELL.remote) & 1) === 1,
      format: FORMATS[(features >>> OFFER_TRAITS.format) & 7] as OfferFacts['format'],
      quartersLeft: columns.quarters[row] as number,
      languages: membersOf(features & 15, LANGUAGES),
      availableFromDay: columns.from[row] as number,
      availableUntilDay: columns.until[row] as number,
    };
  }
}

import { type Codes, FORMATS, MODES, maskOfLanguages, membersOf, SECTORS, whole } from './codes';
import type { Context, NeedFacts } from './pair';
import { POSSIBLE, type RowColumns, type RowData, Rows } from './rows';
import { ATTENTION_FULL, attentionPoints, freshnessPoints, LANGUAGES, type Refusal, refusalOfNeed } from './score';
import { divideAmongSkills } from './skill-credit';

export type NeedColumns = RowColumns & {
  start: Int32Array<ArrayBuffer>;
  published: Int32Array<ArrayBuffer>;
  closes: Int32Array<ArrayBuffer>;
  quarters: Int32Array<ArrayBuffer>;
  attention: Uint8Array<ArrayBuffer>;
  /** The points that do not depend on the offer: of freshness and attention. */
  fixed: Uint16Array<ArrayBuffer>;
};

/** Why nothing comes of a need, by its state. */
export const NEED_STATES: readonly (Refusal | undefined)[] = [
  undefined,
  undefined,
  'need_not_open',
  'need_past_closing',
  'need_no_hours_left',
];

/*
 * `features` of a need, from the lowest bit: languages 4, format 3, sector 3, which are its traits; kind 1, mode 2,
 * place 10, which are its cell. `skills`: essential 1, share 10, skill 10.
 */
export const NEED_TRAITS = { languages: 0, format: 4, sector: 7, size: 1 << 10 } as const;
export const NEED_CELL = { shift: 10, mask: (1 << 13) - 1, kind: 0, mode: 1, place: 3 } as const;
export const NEED_SKILL = { essential: 1, share: 1, shareMask: (1 << 10) - 1, skill: 11 } as const;

export class NeedRows extends Rows<NeedFacts, NeedColumns> {
  readonly #codes: Codes;
  readonly #context: Context;

  constructor(codes: Codes, context: Context, data: RowData<NeedColumns>) {
    super(data);
    this.#codes = codes;
    this.#context = context;
  }

  static empty(capacity: number, skills: number): RowData<NeedColumns> {
    return {
      count: 0,
      columns: {
        id: new Uint32Array(capacity),
        state: new Uint8Array(capacity),
        features: new Uint32Array(capacity),
        skillFrom: new Uint32Array(capacity),
        organisation: new Int32Array(capacity),
        start: new Int32Array(capacity),
        published: new Int32Array(capacity),
        closes: new Int32Array(capacity),
        quarters: new Int32Array(capacity),
        attention: new Uint8Array(capacity),
        fixed: new Uint16Array(capacity),
      },
      skills: new Uint32Array(skills),
    };
  }

  /** Those of one run stand together, and among them those with the most points that do not depend on the offer first. */
  static order(need: NeedFacts, codes: Codes, context: Context): number {
    return cellOfRun(NeedRows.features(need, codes)) * NEED_TRAITS.size + NEED_TRAITS.size - 1 - fixedPoints(need, context);
  }

  private static features(need: NeedFacts, codes: Codes): number {
    const cell =
      (Number(need.kind === 'COMPANY') << NEED_CELL.kind) |
      (MODES.indexOf(need.mode) << NEED_CELL.mode) |
      (codes.place(need.region, need.province) << NEED_CELL.place);
    return (
      (cell << NEED_CELL.shift) |
      (maskOfLanguages(need.languages) << NEED_TRAITS.languages) |
      (FORMATS.indexOf(need.format) << NEED_TRAITS.format) |
      (SECTORS.indexOf(need.sector) << NEED_TRAITS.sector)
    );
  }

  protected override pack(need: NeedFacts): { state: number; features: number; skills: readonly number[] } {
    const { weights, rarity, asOf } = this.#context;
    const refusal = refusalOfNeed(need, asOf);
    return {
      state: refusal ? NEED_STATES.indexOf(refusal) : POSSIBLE,
      features: NeedRows.features(need, this.#codes),
      skills: divideAmongSkills(need.skills, weights.skills, rarity.of).map(
        ({ code, essential, share }) =>
          (this.#codes.skills.of(code) << NEED_SKILL.skill) | (share << NEED_SKILL.share) | (essential ? NEED_SKILL.essential : 0),
      ),
    };
  }

  protected override write(row: number, need: NeedFacts): void {
    const { columns } = this;
    columns.start[row] = whole('start', need.wantedStartDay);
    columns.published[row] = whole('day of publication', need.publishedDay);
    columns.closes[row] = whole('closing day', need.closesDay);
    columns.quarters[row] = whole('quarters', need.quartersLeft);
    columns.attention[row] = Math.min(ATTENTION_FULL, Math.max(0, need.attention));
    columns.fixed[row] = fixedPoints(need, this.#context);
  }

  override factsOf(row: number): NeedFacts {
    const { columns } = this;
    const features = columns.features[row] as number;
    const cell = (features >>> NEED_CELL.shift) & NEED_CELL.mask;
    const from = columns.skillFrom[row] as number;
    return {
      id: columns.id[row] as number,
      organisationId: columns.organisation[row] as number,
      kind: (cell >>> NEED_CELL.kind) & 1 ? 'COMPANY' : 'ASSOCIATION',
      open: true,
      skills: Array.from(this.skills.subarray(from, this.skillsEnd(row)), (entry) => ({
        code: this.#codes.skills.name(entry >>> NEED_SKILL.skill),
        essential: (entry & NEED_SKILL.essential) === NEED_SKILL.essential,
      })),
      sector: SECTORS[(features >>> NEED_TRAITS.sector) & 7] as NeedFacts['sector'],
      ...this.#codes.placeOf(cell >>> NEED_CELL.place),
      mode: MODES[(cell >>> NEED_CELL.mode) & 3] as NeedFacts['mode'],
      format: FORMATS[(features >>> NEED_TRAITS.format) & 7] as NeedFacts['format'],
      quartersLeft: columns.quarters[row] as number,
      languages: membersOf(features & 15, LANGUAGES),
      publishedDay: columns.published[row] as number,
      closesDay: columns.closes[row] as number,
      wantedStartDay: columns.start[row] as number,
      attention: columns.attention[row] as number,
    };
  }
}

/** The cell by which runs are cut: a remote need is as far from everybody wherever it is. */
export function cellOfRun(features: number): number {
  const cell = (features >>> NEED_CELL.shift) & NEED_CELL.mask;
  return MODES[(cell >>> NEED_CELL.mode) & 3] === 'remote' ? cell & ((1 << NEED_CELL.place) - 1) : cell;
}

function fixedPoints({ publishedDay, attention }: NeedFacts, { weights, asOf }: Context): number {
  return freshnessPoints(Math.max(0, asOf - publishedDay), weights) + attentionPoints(attention, weights);
}

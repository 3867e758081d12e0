import type { Best } from './best';
import { FORMATS } from './codes';
import { setMost } from './most';
import { OFFER_CELL, OFFER_SKILL, OFFER_TRAITS, type OfferRows } from './offer-rows';
import type { OfferScorer } from './offer-scorer';
import { POSSIBLE, REFUSED } from './rows';
import { type Counters, type Lists, listRuns, Queue, runCount } from './runs';
import { WORTH_FULL } from './skill-credit';
import { pointsFor } from './weights';
import { LEVELS } from './worths';

/** The offers by the skills they have, in runs, and what bounds each run. */
export interface OfferRunData extends Pick<Lists, 'first' | 'from' | 'rows'> {
  cell: Uint16Array<ArrayBuffer>;
  /** Masks of what occurs in the run: languages 4, formats 5, sectors 5. */
  traits: Uint16Array<ArrayBuffer>;
  regions: Uint32Array<ArrayBuffer>;
  /** The highest level of the skill, less one. */
  level: Uint8Array<ArrayBuffer>;
  /** The first day on which one begins, the last on which one ends. */
  starts: Int32Array<ArrayBuffer>;
  until: Int32Array<ArrayBuffer>;
  /** The most quarters left. */
  quarters: Int32Array<ArrayBuffer>;
  oldest: Uint32Array<ArrayBuffer>;
}

const FORMATS_AT = 4;
const SECTORS_AT = 9;

export function makeOfferRuns(rows: OfferRows, skills: number): OfferRunData {
  const { columns } = rows;
  const cellOf = (row: number) => ((columns.features[row] as number) >>> OFFER_CELL.shift) & OFFER_CELL.mask;
  const possible = (row: number) => (columns.state[row] === POSSIBLE ? cellOf(row) : undefined);
  const { first, from, rows: listed, at } = listRuns(rows, skills, (packed) => packed >>> OFFER_SKILL.skill, possible);
  const runs = runCount({ from });
  const data: OfferRunData = {
    first,
    from,
    rows: listed,
    cell: new Uint16Array(runs),
    traits: new Uint16Array(runs),
    regions: new Uint32Array(runs),
    level: new Uint8Array(runs),
    starts: new Int32Array(runs).fill(0x7fffffff),
    until: new Int32Array(runs).fill(-0x7fffffff),
    quarters: new Int32Array(runs),
    oldest: new Uint32Array(runs).fill(0xffffffff),
  };
  for (let run = 0; run < runs; run += 1) {
    data.cell[run] = cellOf(listed[from[run] as number] as number);
    for (let entry = from[run] as number; entry < (from[run + 1] as number); entry += 1) {
      const row = listed[entry] as number;
      const features = columns.features[row] as number;
      const format = (features >>> OFFER_TRAITS.format) & 7;
      const sectors = (features >>> OFFER_TRAITS.sectors) & 31;
      data.traits[run] = (data.traits[run] as number) | (features & 15) | (1 << (FORMATS_AT + format)) | (sectors << SECTORS_AT);
      data.regions[run] = (data.regions[run] as number) | (columns.regions[row] as number);
      const level = (rows.skills[at[entry] as number] as number) & OFFER_SKILL.levelMask;
      data.level[run] = Math.max(data.level[run] as number, level);
      data.starts[run] = Math.min(data.starts[run] as number, columns.from[row] as number);
      data.until[run] = Math.max(data.until[run] as number, columns.until[row] as number);
      data.quarters[run] = Math.max(data.quarters[run] as number, columns.quarters[row] as number);
      data.oldest[run] = Math.min(data.oldest[run] as number, columns.id[row] as number);
    }
  }
  return data;
}

/** One list of a query; by level of its skill, the credit that an offer in it can have. */
interface AskedList {
  skill: number;
  credit: number[];
  bound: number;
}

/** Finds the best offers of the base by looking at as few as it can. */
export class OfferRuns {
  readonly data: OfferRunData;
  readonly #rows: OfferRows;
  readonly #queue: Queue;
  /** By mask of what occurs in a run. */
  readonly #formats = new Int16Array(1 << FORMATS.length);
  /** By run of the query: what the skills can give. */
  readonly #credit: Uint16Array;

  constructor(rows: OfferRows, data: OfferRunData) {
    this.#rows = rows;
    this.data = data;
    this.#queue = new Queue(runCount(data));
    this.#credit = new Uint16Array(runCount(data));
  }

  /**
   * Offers `best` every offer that could be among them: as `NeedRuns.search`, from the other side.
   *
   * @param worthIt whether a run of this bound and oldest id may hold one of the best
   */
  search(scorer: OfferScorer, best: Best, counters: Counters, worthIt: (bound: number, oldest: number) => boolean): void {
    if (scorer.most === REFUSED) return;
    const lists = this.#lists(scorer);
    setMost(this.#formats, scorer.format);
    const queue = this.#queue;
    let opened = 0;
    try {
      for (let bound = lists[0]?.bound ?? -1; bound >= 0 && worthIt(bound, 0); bound -= 1) {
        for (; opened < lists.length && (lists[opened] as AskedList).bound >= bound; opened += 1) {
          this.#open(lists[opened] as AskedList, scorer, best, counters);
        }
        for (let run = queue.head(bound); run !== -1; run = queue.after(run)) {
          if (worthIt(bound, this.data.oldest[run] as number)) this.#read(run, scorer, best, counters);
        }
      }
    } finally {
      queue.clear();
    }
  }

  /** The lists of the skills that serve the need, those that alone give the most first. */
  #lists({ skills, most }: OfferScorer): AskedList[] {
    const { first } = this.data;
    const lists: { skill: number; worths: number[][]; alone: number }[] = [];
    for (let skill = 0; skill < first.length - 1; skill += 1) {
      if (first[skill] === first[skill + 1]) continue;
      const worths = LEVELS.map((level) => skills.map(({ worth }) => worth[LEVELS.length * skill + level - 1] as number));
      const alone = creditOf(skills, worths.at(-1) as number[]);
      if (worths.some((ofLevel) => ofLevel.some((worth) => worth > 0))) lists.push({ skill, worths, alone });
    }
    lists.sort((a, b) => b.alone - a.alone);
    // An offer stands in the list of each of its skills; in its first one, the others come from the lists after it.
    let after = skills.map(() => 0);
    const asked: AskedList[] = [];
    for (const { skill, worths } of lists.reverse()) {
      const together = (ofLevel: readonly number[]) => ofLevel.map((worth, index) => Math.max(worth, after[index] as number));
      const credit = worths.map((ofLevel) => creditOf(skills, together(ofLevel)));
      asked.push({ skill, credit, bound: most + Math.max(...credit) });
      after = together(worths.at(-1) as number[]);
    }
    return asked.sort((a, b) => b.bound - a.bound);
  }

  /** Bounds each run of a list. */
  #open(list: AskedList, scorer: OfferScorer, best: Best, counters: Counters): void {
    const { data } = this;
    const { place, languages, sector, sectorBit, hoursWeight, fixed, latestFrom, start, quarters: needed } = scorer;
    const formats = this.#formats;
    const end = data.first[list.skill + 1] as number;
    for (let run = data.first[list.skill] as number; run < end; run += 1) {
      counters.offsets += 1;
      const traits = data.traits[run] as number;
      const ofPlace = place[2 * (data.cell[run] as number) + scorer.serves(data.regions[run] as number)] as number;
      const ofLanguages = languages[traits & 15] as number;
      if (ofPlace === REFUSED || ofLanguages === REFUSED) continue;
      if ((data.starts[run] as number) > latestFrom || (data.until[run] as number) < start) continue;
      const credit = list.credit[data.level[run] as number] as number;
      const bound =
        ofPlace +
        ofLanguages +
        (formats[(traits >>> FORMATS_AT) & 31] as number) +
        (sector[(traits >>> (SECTORS_AT + sectorBit)) & 1] as number) +
        pointsFor(hoursWeight, Math.min(needed, data.quarters[run] as number), needed) +
        fixed +
        credit;
      if (bound < best.least) continue;
      this.#credit[run] = credit;
      this.#queue.add(run, bound);
    }
  }

  #read(run: number, scorer: OfferScorer, best: Best, counters: Counters): void {
    const { data } = this;
    const { id } = this.#rows.columns;
    const end = data.from[run + 1] as number;
    counters.runs += 1;
    for (let at = data.from[run] as number; at < end; at += 1) {
      const row = data.rows[at] as number;
      counters.postings += 1;
      counters.records += 1;
      const points = scorer.points(this.#rows, row, best.least);
      if (points !== REFUSED) best.take(points, id[row] as number);
    }
  }
}

/** The credit of skills by what each is worth to them. */
function creditOf(skills: OfferScorer['skills'], worths: readonly number[]): number {
  return skills.reduce((sum, { share }, index) => sum + Math.floor((share * (worths[index] as number)) / WORTH_FULL), 0);
}

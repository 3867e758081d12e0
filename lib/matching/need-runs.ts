import type { Best } from './best';
import { membersOf } from './codes';
import { NEED_CELL, NEED_SKILL, NEED_TRAITS, type NeedRows } from './need-rows';
import type { NeedScorer } from './need-scorer';
import { POSSIBLE, REFUSED } from './rows';
import { type Counters, highest, type Lists, listRuns, mostByMask, Queue, runCount } from './runs';
import { WORTH_FULL } from './skill-credit';
import { pointsFor, type Weights } from './weights';

/** The needs by the skills they ask for, in runs, and what bounds each run. */
export interface NeedRunData extends Pick<Lists, 'first' | 'from'> {
  /** By entry: the row, and above its 22 bits the points that do not depend on the offer. */
  entries: Uint32Array<ArrayBuffer>;
  cell: Uint16Array<ArrayBuffer>;
  /** Masks of what occurs in the run: languages 4, formats 5, sectors 5. */
  traits: Uint16Array<ArrayBuffer>;
  /** The most points that do not depend on the offer, and the greatest share of the skill. */
  fixed: Uint16Array<ArrayBuffer>;
  share: Uint16Array<ArrayBuffer>;
  /** The first and the last wanted start. */
  firstStart: Int32Array<ArrayBuffer>;
  lastStart: Int32Array<ArrayBuffer>;
  /** The fewest quarters left: a larger need is covered less. */
  quarters: Int32Array<ArrayBuffer>;
  oldest: Uint32Array<ArrayBuffer>;
  /** By skill: the greatest share. */
  shareOfList: Uint16Array<ArrayBuffer>;
}

const ROW_BITS = 22;
const ROW = 2 ** ROW_BITS - 1;
const FORMATS_AT = 4;
const SECTORS_AT = 9;

export function makeNeedRuns(rows: NeedRows, skills: number): NeedRunData {
  const { columns } = rows;
  const cellOf = (row: number) => ((columns.features[row] as number) >>> NEED_CELL.shift) & NEED_CELL.mask;
  const possible = (row: number) => (columns.state[row] === POSSIBLE ? cellOf(row) : undefined);
  const { first, from, rows: listed, at } = listRuns(rows, skills, (packed) => packed >>> NEED_SKILL.skill, possible);
  const runs = runCount({ from });
  const data: NeedRunData = {
    first,
    from,
    entries: new Uint32Array(listed.length),
    cell: new Uint16Array(runs),
    traits: new Uint16Array(runs),
    fixed: new Uint16Array(runs),
    share: new Uint16Array(runs),
    firstStart: new Int32Array(runs).fill(0x7fffffff),
    lastStart: new Int32Array(runs).fill(-0x7fffffff),
    quarters: new Int32Array(runs).fill(0x7fffffff),
    oldest: new Uint32Array(runs).fill(0xffffffff),
    shareOfList: new Uint16Array(skills),
  };
  for (let run = 0; run < runs; run += 1) {
    data.cell[run] = cellOf(listed[from[run] as number] as number);
    for (let entry = from[run] as number; entry < (from[run + 1] as number); entry += 1) {
      const row = listed[entry] as number;
      const fixed = columns.fixed[row] as number;
      data.entries[entry] = (fixed << ROW_BITS) | row;
      const features = columns.features[row] as number;
      const format = (features >>> NEED_TRAITS.format) & 7;
      const sector = (features >>> NEED_TRAITS.sector) & 7;
      data.traits[run] = (data.traits[run] as number) | (features & 15) | (1 << (FORMATS_AT + format)) | (1 << (SECTORS_AT + sector));
      const share = ((rows.skills[at[entry] as number] as number) >>> NEED_SKILL.share) & NEED_SKILL.shareMask;
      data.fixed[run] = Math.max(data.fixed[run] as number, fixed);
      data.share[run] = Math.max(data.share[run] as number, share);
      data.firstStart[run] = Math.min(data.firstStart[run] as number, columns.start[row] as number);
      data.lastStart[run] = Math.max(data.lastStart[run] as number, columns.start[row] as number);
      data.quarters[run] = Math.min(data.quarters[run] as number, columns.quarters[row] as number);
      data.oldest[run] = Math.min(data.oldest[run] as number, columns.id[row] as number);
    }
  }
  for (let skill = 0; skill < skills; skill += 1) {
    data.shareOfList[skill] = data.share.subarray(first[skill], first[skill + 1]).reduce((most, share) => Math.max(most, share), 0);
  }
  return data;
}

/** One list of a query, with what it is worth and what the lists after it are worth at most. */
interface AskedList {
  skill: number;
  worth: number;
  next: number;
  bound: number;
}

/** By mask of the traits in a run, the points that one of it can have. */
type Most = Record<'languages' | 'formats' | 'sectors', Int16Array>;

/** Finds the best needs of the base by looking at as few as it can. */
export class NeedRuns {
  readonly data: NeedRunData;
  readonly #rows: NeedRows;
  readonly #queue: Queue;
  /** By run of the query: what its skills can give. */
  readonly #credit: Uint16Array;
  readonly #weights: Weights;

  constructor(rows: NeedRows, data: NeedRunData, weights: Weights) {
    this.#rows = rows;
    this.data = data;
    this.#queue = new Queue(runCount(data));
    this.#credit = new Uint16Array(runCount(data));
    this.#weights = weights;
  }

  /**
   * Offers `best` every need that could be among them.
   *
   * A need stands in the list of each of its skills. It is enough to bound it in the first of the query's lists
   * that it stands in: there its other skills are worth at most what the lists after it are.
   *
   * @param worthIt whether a run of this bound and oldest id may hold one of the best
   */
  search(scorer: NeedScorer, best: Best, counters: Counters, worthIt: (bound: number, oldest: number) => boolean): void {
    const lists = this.#lists(scorer);
    const most: Most = {
      languages: mostByMask(4, (mask) => scorer.languages[mask] as number),
      formats: mostByMask(5, (mask) => Math.max(...membersOf(mask, scorer.format))),
      sectors: mostByMask(5, (mask) => Math.max(...membersOf(mask, scorer.sector))),
    };
    const queue = this.#queue;
    let opened = 0;
    try {
      for (let bound = lists[0]?.bound ?? -1; bound >= 0 && worthIt(bound, 0); bound -= 1) {
        for (; opened < lists.length && (lists[opened] as AskedList).bound >= bound; opened += 1) {
          this.#open(lists[opened] as AskedList, most, scorer, best, counters);
        }
        for (let run = queue.head(bound); run !== -1; run = queue.after(run)) {
          if (worthIt(bound, this.data.oldest[run] as number)) this.#read(run, scorer, best, counters);
        }
      }
    } finally {
      queue.clear();
    }
  }

  /** The lists of the skills that the offer serves, the worthiest first. */
  #lists({ worth, place, sector, format, languages, hoursWeight }: NeedScorer): AskedList[] {
    const lists: AskedList[] = [];
    const { first, shareOfList } = this.data;
    for (let skill = 0; skill < shareOfList.length; skill += 1) {
      if (worth[skill] === 0 || first[skill] === first[skill + 1]) continue;
      lists.push({ skill, worth: worth[skill] as number, next: 0, bound: 0 });
    }
    lists.sort((a, b) => b.worth - a.worth);
    if (highest(place) === REFUSED || highest(languages) === REFUSED) return [];
    const { freshness, attention } = this.#weights;
    const others = highest(place) + highest(languages) + highest(sector) + highest(format) + hoursWeight + freshness + attention;
    for (const [index, list] of lists.entries()) {
      list.next = lists[index + 1]?.worth ?? 0;
      list.bound = others + this.#creditOf(list, shareOfList[list.skill] as number);
    }
    return lists.sort((a, b) => b.bound - a.bound);
  }

  /** Rounded down once, for all skills: never below the sum of what each gives. */
  #creditOf({ worth, next }: AskedList, share: number): number {
    return Math.floor((share * worth + (this.#weights.skills - share) * next) / WORTH_FULL);
  }

  /** Bounds each run of a list. */
  #open(list: AskedList, { languages, formats, sectors }: Most, scorer: NeedScorer, best: Best, counters: Counters): void {
    const { data } = this;
    const { place, hoursWeight, firstStart, lastStart, offer } = scorer;
    const end = data.first[list.skill + 1] as number;
    for (let run = data.first[list.skill] as number; run < end; run += 1) {
      counters.offsets += 1;
      const ofPlace = place[data.cell[run] as number] as number;
      const traits = data.traits[run] as number;
      const ofLanguages = languages[traits & 15] as number;
      if (ofPlace === REFUSED || ofLanguages === REFUSED) continue;
      if ((data.lastStart[run] as number) < firstStart || (data.firstStart[run] as number) > lastStart) continue;
      const needed = data.quarters[run] as number;
      const credit = this.#creditOf(list, data.share[run] as number);
      const bound =
        ofPlace +
        ofLanguages +
        (formats[(traits >>> FORMATS_AT) & 31] as number) +
        (sectors[traits >>> SECTORS_AT] as number) +
        pointsFor(hoursWeight, Math.min(needed, offer.quartersLeft), needed) +
        (data.fixed[run] as number) +
        credit;
      if (bound < best.least) continue;
      this.#credit[run] = credit;
      this.#queue.add(run, bound);
    }
  }

  #read(run: number, scorer: NeedScorer, best: Best, counters: Counters): void {
    const { data } = this;
    const { columns } = this.#rows;
    const { features, id } = columns;
    const others = (scorer.place[data.cell[run] as number] as number) + scorer.hoursWeight + (this.#credit[run] as number);
    const end = data.from[run + 1] as number;
    counters.runs += 1;
    for (let at = data.from[run] as number; at < end; at += 1) {
      const entry = data.entries[at] as number;
      const row = entry & ROW;
      const traits = scorer.traits[(features[row] as number) & (NEED_TRAITS.size - 1)] as number;
      counters.postings += 1;
      if (traits === REFUSED || others + traits + (entry >>> ROW_BITS) < best.least) continue;
      counters.records += 1;
      const points = scorer.points(this.#rows, row);
      if (points !== REFUSED) best.take(points, id[row] as number);
    }
  }
}

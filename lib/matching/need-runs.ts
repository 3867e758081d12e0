import type { Best } from './best';
import { FORMATS, SECTORS } from './codes';
import { setMost } from './most';
import { cellOfRun, NEED_SKILL, NEED_TRAITS, type NeedRows } from './need-rows';
import type { NeedScorer } from './need-scorer';
import { POSSIBLE, REFUSED } from './rows';
import { type Counters, type Lists, listRuns, Queue, runCount } from './runs';
import { WORTH_FULL } from './skill-credit';
import { pointsFor, type Weights } from './weights';

/** The needs by the skills they ask for, in runs, and what bounds each run. */
export interface NeedRunData extends Pick<Lists, 'first' | 'from'> {
  /** By entry: the row, and above its 22 bits the points that do not depend on the offer. */
  entries: Uint32Array<ArrayBuffer>;
  /** By entry, from the lowest bit: traits 10, the share of the skill 10, and 12 for marks of the need's other skills. */
  hints: Uint32Array<ArrayBuffer>;
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
const SHARE_AT = 10;
const MARKS_AT = 20;
/** Marks are looked up by halves: tables of 64 are quickly made. */
const MARKS = 12;
const HALF = MARKS / 2;
const HALF_MASK = (1 << HALF) - 1;
const FORMATS_AT = 4;
const SECTORS_AT = 9;

export function makeNeedRuns(rows: NeedRows, skills: number): NeedRunData {
  const { columns } = rows;
  const cellOf = (row: number) => cellOfRun(columns.features[row] as number);
  const possible = (row: number) => (columns.state[row] === POSSIBLE ? cellOf(row) : undefined);
  const { first, from, rows: listed, at } = listRuns(rows, skills, (packed) => packed >>> NEED_SKILL.skill, possible);
  const runs = runCount({ from });
  const data: NeedRunData = {
    first,
    from,
    entries: new Uint32Array(listed.length),
    hints: new Uint32Array(listed.length),
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
      const features = columns.features[row] as number;
      const packed = rows.skills[at[entry] as number] as number;
      const share = (packed >>> NEED_SKILL.share) & NEED_SKILL.shareMask;
      data.entries[entry] = (fixed << ROW_BITS) | row;
      data.hints[entry] = (features & (NEED_TRAITS.size - 1)) | (share << SHARE_AT) | (marksBeside(rows, row, packed) << MARKS_AT);
      const format = (features >>> NEED_TRAITS.format) & 7;
      const sector = (features >>> NEED_TRAITS.sector) & 7;
      data.traits[run] = (data.traits[run] as number) | (features & 15) | (1 << (FORMATS_AT + format)) | (1 << (SECTORS_AT + sector));
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

/** Skills share marks, so a mark says only what a need may ask for, and its absence what it does not. */
function markOf(skill: number): number {
  return skill % MARKS;
}

function marksBeside(rows: NeedRows, row: number, packed: number): number {
  let marks = 0;
  for (const other of rows.skills.subarray(rows.columns.skillFrom[row], rows.skillsEnd(row))) {
    if (other !== packed) marks |= 1 << markOf(other >>> NEED_SKILL.skill);
  }
  return marks;
}

/** One list of a query, with what it is worth and what the lists after it are worth at most. */
interface AskedList {
  skill: number;
  worth: number;
  next: number;
  bound: number;
}

/** Finds the best needs of the base by looking at as few as it can. */
export class NeedRuns {
  readonly data: NeedRunData;
  readonly #rows: NeedRows;
  readonly #queue: Queue;
  /** By mask of what occurs in a run. */
  readonly #formats = new Int16Array(1 << FORMATS.length);
  readonly #sectors = new Int16Array(1 << SECTORS.length);
  /** By marks, lower and upper half: the most that a skill with one of them is worth. */
  readonly #lower = new Int16Array(1 << HALF);
  readonly #upper = new Int16Array(1 << HALF);
  readonly #ofMark = new Int16Array(MARKS);
  /** By run of the query: the worth of its skill, and above four bits what the lists after it are worth at most. */
  readonly #worths: Uint8Array;
  readonly #weights: Weights;

  constructor(rows: NeedRows, data: NeedRunData, weights: Weights) {
    this.#rows = rows;
    this.data = data;
    this.#queue = new Queue(runCount(data));
    this.#worths = new Uint8Array(runCount(data));
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
    if (scorer.most === REFUSED) return;
    const lists = this.#lists(scorer);
    this.#setMarks(lists);
    setMost(this.#formats, scorer.format);
    setMost(this.#sectors, scorer.sector);
    const queue = this.#queue;
    let opened = 0;
    try {
      for (let bound = lists[0]?.bound ?? -1; bound >= 0 && worthIt(bound, 0); bound -= 1) {
        for (; opened < lists.length && (lists[opened] as AskedList).bound >= bound; opened += 1) {
          this.#open(lists[opened] as AskedList, scorer, best, counters);
        }
        for (let run = queue.head(bound); run !== -1; run = queue.after(run)) {
          if (worthIt(bound, this.data.oldest[run] as number)) this.#read(run, bound, scorer, best, counters);
        }
      }
    } finally {
      queue.clear();
    }
  }

  /** The lists of the skills that the offer serves, those that can give the most first. */
  #lists({ worth, most }: NeedScorer): AskedList[] {
    const lists: AskedList[] = [];
    const { first, shareOfList } = this.data;
    for (let skill = 0; skill < shareOfList.length; skill += 1) {
      if (worth[skill] === 0 || first[skill] === first[skill + 1]) continue;
      lists.push({ skill, worth: worth[skill] as number, next: 0, bound: 0 });
    }
    lists.sort((a, b) => b.worth - a.worth);
    const { freshness, attention } = this.#weights;
    for (const [index, list] of lists.entries()) {
      list.next = lists[index + 1]?.worth ?? 0;
      list.bound = most + freshness + attention + this.#creditOf(shareOfList[list.skill] as number, list.worth, list.next);
    }
    return lists.sort((a, b) => b.bound - a.bound);
  }

  #setMarks(lists: readonly AskedList[]): void {
    const ofMark = this.#ofMark.fill(0);
    for (const { skill, worth } of lists) ofMark[markOf(skill)] = Math.max(ofMark[markOf(skill)] as number, worth);
    setMost(this.#lower, ofMark.subarray(0, HALF));
    setMost(this.#upper, ofMark.subarray(HALF));
  }

  /** Rounded down once, for all skills: never below the sum of what each gives. */
  #creditOf(share: number, worth: number, next: number): number {
    return Math.floor((share * worth + (this.#weights.skills - share) * next) / WORTH_FULL);
  }

  /** Bounds each run of a list. */
  #open(list: AskedList, scorer: NeedScorer, best: Best, counters: Counters): void {
    const { data } = this;
    const { place, languages, hoursWeight, quarters, firstStart, lastStart } = scorer;
    const [formats, sectors] = [this.#formats, this.#sectors];
    const end = data.first[list.skill + 1] as number;
    for (let run = data.first[list.skill] as number; run < end; run += 1) {
      counters.offsets += 1;
      const ofPlace = place[data.cell[run] as number] as number;
      const traits = data.traits[run] as number;
      const ofLanguages = languages[traits & 15] as number;
      if (ofPlace === REFUSED || ofLanguages === REFUSED) continue;
      if ((data.lastStart[run] as number) < firstStart || (data.firstStart[run] as number) > lastStart) continue;
      const needed = data.quarters[run] as number;
      const bound =
        ofPlace +
        ofLanguages +
        (formats[(traits >>> FORMATS_AT) & 31] as number) +
        (sectors[traits >>> SECTORS_AT] as number) +
        pointsFor(hoursWeight, Math.min(needed, quarters), needed) +
        (data.fixed[run] as number) +
        this.#creditOf(data.share[run] as number, list.worth, list.next);
      if (bound < best.least) continue;
      this.#worths[run] = list.worth | (list.next << 4);
      this.#queue.add(run, bound);
    }
  }

  /** Scores the rows of a run, those with the most fixed points first, until none can be wanted. */
  #read(run: number, bound: number, scorer: NeedScorer, best: Best, counters: Counters): void {
    const { data } = this;
    const { id } = this.#rows.columns;
    const worth = (this.#worths[run] as number) & 15;
    const next = (this.#worths[run] as number) >>> 4;
    const withoutFixed = bound - (data.fixed[run] as number);
    const placeAndHours = (scorer.place[data.cell[run] as number] as number) + scorer.hoursWeight;
    const end = data.from[run + 1] as number;
    counters.runs += 1;
    for (let at = data.from[run] as number; at < end; at += 1) {
      const entry = data.entries[at] as number;
      const fixed = entry >>> ROW_BITS;
      if (withoutFixed + fixed < best.least) return;
      counters.postings += 1;
      const hint = data.hints[at] as number;
      const traits = scorer.traits[hint & (NEED_TRAITS.size - 1)] as number;
      if (traits === REFUSED) continue;
      const marked = Math.max(this.#lower[(hint >>> MARKS_AT) & HALF_MASK] as number, this.#upper[hint >>> (MARKS_AT + HALF)] as number);
      const credit = this.#creditOf((hint >>> SHARE_AT) & NEED_SKILL.shareMask, worth, Math.min(marked, next));
      if (placeAndHours + traits + fixed + credit < best.least) continue;
      counters.records += 1;
      const row = entry & ROW;
      const points = scorer.points(this.#rows, row, best.least);
      if (points !== REFUSED) best.take(points, id[row] as number);
    }
  }
}

import type { Sector } from '@/lib/listings/rules';

/**
 * What the public picture of the programme may say.
 *
 * What both sides of a partnership let anybody read is public as it is, at once. Of the rest, only what is of quarters of
 * a year that are over is told: a figure is a sum over cells, and behind each cell stand at least `FEWEST`
 * organisations. Since no figure is anything but whole cells added up, no difference of figures is either, whatever is
 * taken from what. A cell that was made stays as it is when later quarters follow, so neither does waiting tell.
 *
 * What an organisation shows of itself, nobody can hide again: whoever remembers a figure from before two sides let
 * anybody read what came of their partnership can take theirs from it, here as on their own pages, and what is left may
 * be of fewer.
 */

/** The least organisations behind a cell. */
export const FEWEST = 5;

/** What is counted: each adds up. */
export const MEASURES = ['needs', 'quarters', 'partnerships', 'measured', 'better'] as const;
export type Measure = (typeof MEASURES)[number];
export type Figures = Readonly<Record<Measure, number>>;

export const NOTHING: Figures = { needs: 0, quarters: 0, partnerships: 0, measured: 0, better: 0 };

/** Something that a mission came to, within a quarter of a year. */
export interface Contribution {
  /** `quarterOf` the day it was confirmed on. */
  quarter: number;
  /** The receiver's. */
  region: string;
  sector: Sector;
  /** Both sides of the mission. */
  organisations: readonly number[];
  /** Both let anybody read what came of their partnership. */
  isPublic: boolean;
  figures: Partial<Figures>;
}

/** The least that figures are made of. */
export interface Cell {
  /** In which it was counted; what waited for it may be of earlier ones. */
  quarter: number;
  regions: readonly string[];
  sectors: readonly Sector[];
  figures: Figures;
}

/**
 * With whom something shares a cell, tried in this order at the end of each quarter: those that agree in all of these.
 * What finds fewer than `FEWEST` organisations in the last of them waits for the next quarter.
 */
export const NEIGHBOURS = [['region', 'sector'], ['region'], ['sector'], []] as const satisfies readonly (readonly (
  | 'region'
  | 'sector'
)[])[];

export interface Disclosure {
  cells: readonly Cell[];
  /** What belongs to no cell yet. */
  waiting: readonly Contribution[];
}

/**
 * Makes cells of all that happened. Complexity O(quarters × contributions); the order of the input is of no account.
 *
 * @param until the last quarter that is over
 */
export function disclose(contributions: readonly Contribution[], until: number): Disclosure {
  const cells = [
    ...groupsOf(
      contributions.filter(({ isPublic }) => isPublic),
      ['region', 'sector', 'quarter'],
    ),
  ].map((group) => cellOf(group, group[0].quarter));
  const hidden = contributions.filter(({ isPublic, quarter }) => !isPublic && quarter <= until);
  let waiting: Contribution[] = [];
  for (const quarter of [...new Set(hidden.map((one) => one.quarter))].sort((a, b) => a - b)) {
    waiting.push(...hidden.filter((one) => one.quarter === quarter));
    for (const shared of NEIGHBOURS) {
      for (const group of groupsOf(waiting, shared)) {
        if (new Set(group.flatMap(({ organisations }) => organisations)).size < FEWEST) continue;
        cells.push(cellOf(group, quarter));
        waiting = waiting.filter((one) => !group.includes(one));
      }
    }
  }
  return { cells, waiting };
}

type Group = [Contribution, ...Contribution[]];

function groupsOf(contributions: readonly Contribution[], shared: readonly ('region' | 'sector' | 'quarter')[]): Group[] {
  const groups = new Map<string, Group>();
  for (const one of contributions) {
    const key = shared.map((property) => one[property]).join(' ');
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function cellOf(group: Group, quarter: number): Cell {
  return {
    quarter,
    regions: [...new Set(group.map(({ region }) => region))].sort(),
    sectors: [...new Set(group.map(({ sector }) => sector))].sort(),
    figures: sumOf(group),
  };
}

export function sumOf(parts: readonly { figures: Partial<Figures> }[]): Figures {
  const sum = { ...NOTHING };
  for (const { figures } of parts) for (const measure of MEASURES) sum[measure] += figures[measure] ?? 0;
  return sum;
}

/** Counts quarters of a year; the number of one is that of the one before, and one. `day` is `YYYY-MM-DD`. */
export function quarterOf(day: string): number {
  return Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
}

/** Its year, and which of the year it is, 1 to 4. */
export function partsOf(quarter: number): { year: number; quarter: number } {
  return { year: Math.floor(quarter / 4), quarter: (quarter % 4) + 1 };
}

/** A row of figures. */
export interface Row<Key> {
  key: Key;
  figures: Figures;
  /** More has happened, with fewer than `FEWEST` organisations: it is counted in the joined row, or waits. */
  fewer: boolean;
}

export interface Table<Key> {
  rows: Row<Key>[];
  /** What is of several rows together; null where nothing is. */
  joined: Figures | null;
}

/** One row for each key: its own cells, and whether there is more. `keysOf` says which rows a cell is of. */
function tableOf<Key>(
  keys: readonly Key[],
  { cells, waiting }: Disclosure,
  keysOf: (cell: Pick<Cell, 'regions' | 'sectors'>) => readonly Key[],
): Table<Key> {
  const isJoined = (cell: Cell) => keysOf(cell).length > 1;
  const elsewhere = new Set([
    ...cells.filter(isJoined).flatMap(keysOf),
    ...waiting.flatMap(({ region, sector }) => keysOf({ regions: [region], sectors: [sector] })),
  ]);
  const joined = cells.filter(isJoined);
  return {
    rows: keys.map((key) => ({
      key,
      figures: sumOf(cells.filter((cell) => !isJoined(cell) && keysOf(cell)[0] === key)),
      fewer: elsewhere.has(key),
    })),
    joined: joined.length === 0 ? null : sumOf(joined),
  };
}

export interface Picture {
  total: Figures;
  bySector: Table<Sector>;
  /** The oldest first, without those before the first figure. */
  overTime: { quarter: number; figures: Figures }[];
}

/** The figures of the country. */
export function pictureOf(disclosure: Disclosure, sectors: readonly Sector[]): Picture {
  const { cells } = disclosure;
  const quarters = [...new Set(cells.map(({ quarter }) => quarter))].sort((a, b) => a - b);
  return {
    total: sumOf(cells),
    bySector: tableOf(sectors, disclosure, (cell) => cell.sectors),
    overTime: quarters.map((quarter) => ({ quarter, figures: sumOf(cells.filter((cell) => cell.quarter === quarter)) })),
  };
}

/** A row for each region. */
export function byRegion(disclosure: Disclosure, regions: readonly string[]): Table<string> {
  return tableOf(regions, disclosure, (cell) => cell.regions);
}

/** What there is of one region: the cells that are of no other. What waits for it is there, but in no cell. */
export function within({ cells, waiting }: Disclosure, region: string): Disclosure {
  return {
    cells: cells.filter(({ regions }) => regions.length === 1 && regions[0] === region),
    waiting: waiting.filter((one) => one.region === region),
  };
}

/** How a region is drawn: by its hours, beside the region with most. `fewer` has something, but nothing of its own. */
export const SHADES = ['none', 'fewer', 'low', 'middle', 'high'] as const;
export type Shade = (typeof SHADES)[number];

/** @param most hours of the region with most, in the same unit as the row's */
export function shadeOf({ figures: { quarters }, fewer }: Pick<Row<string>, 'figures' | 'fewer'>, most: number): Shade {
  if (quarters <= 0) return fewer ? 'fewer' : 'none';
  const third = Math.ceil((quarters * 3) / most);
  return third === 3 ? 'high' : third === 2 ? 'middle' : 'low';
}

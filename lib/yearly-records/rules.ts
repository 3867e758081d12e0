/**
 * What an organisation gave within a year: the confirmed hours of its missions by sector, region and skill, and what
 * they are indicatively worth.
 *
 * Each part of a mission's hours is valued with the rate of its skill's family. Nothing that is not confirmed counts.
 */
import type { Family, Rates } from '@/lib/hour-rates/rules';
import { type DatedEntry, ledgerOf } from '@/lib/missions/rules';

/** The five sectors, and what they stand for among the Sustainable Development Goals (by number) beside the 17th, partnerships. */
const SDGS = {
  disability: [10],
  education: [4],
  gender_equality: [5],
  environment: [13, 15],
  economic_inclusion: [1, 8],
} as const;
export type Sector = keyof typeof SDGS;
const PARTNERSHIP_SDG = 17;
export type Sdg = (typeof SDGS)[Sector][number] | typeof PARTNERSHIP_SDG;

/** What a mission of a sector counts for, in ascending order. Complexity O(1); no errors. */
export function goalsOf(sector: Sector): Sdg[] {
  return [...SDGS[sector], PARTNERSHIP_SDG];
}

/** Axes of the CGEM's CSR label, by their number in its charter: what a mission of a sector counts for. */
export const CGEM_AXES = {
  disability: ['human_rights', 'community'],
  education: ['community'],
  gender_equality: ['human_rights', 'community'],
  environment: ['environment', 'community'],
  economic_inclusion: ['community'],
} as const satisfies Record<Sector, readonly string[]>;
export type CgemAxis = (typeof CGEM_AXES)[Sector][number];

/** The entries of a mission that count in a year: confirmed, of a day of that year. Complexity O(entries); no errors. */
export function countedIn<Entry extends DatedEntry>(entries: readonly Entry[], year: number): Entry[] {
  const { states } = ledgerOf(entries);
  return entries.filter((entry) => states.get(entry.id) === 'confirmed' && entry.workedOn.getUTCFullYear() === year);
}

/** A mission with what counts of it in the year, by the skills that it took. */
export interface GivenMission {
  sector: Sector;
  regionCode: string;
  /** Each skill once, with its part of the confirmed quarter-hours: 0 or more. */
  parts: readonly { code: string; family: Family; quarters: number }[];
}

/** Quarter-hours, and MAD where there are rates: rounded once, from quarters of a rate. */
export interface Total {
  quarters: number;
  value: number | null;
}

export interface RecordTotals {
  all: Total;
  bySector: ReadonlyMap<Sector, Total>;
  byRegion: ReadonlyMap<string, Total>;
  bySkill: ReadonlyMap<string, Total>;
  /** In the order of the missions. */
  byMission: readonly Total[];
}

/**
 * @param rates whole MAD of an hour by family; null where nobody has set any
 * @returns totals of which the hours sum to those of the missions in each division; a value is rounded to whole MAD by
 *   itself, so that the values of a division may differ from their sum by less than one MAD each
 * Complexity O(missions × skills); no errors.
 */
export function totalsOf(missions: readonly GivenMission[], rates: Rates | null): RecordTotals {
  const bySector = new Map<Sector, Exact>();
  const byRegion = new Map<string, Exact>();
  const bySkill = new Map<string, Exact>();
  const all: Exact = { quarters: 0, quarterMad: 0 };
  const byMission = missions.map(({ sector, regionCode, parts }) => {
    const own: Exact = { quarters: 0, quarterMad: 0 };
    for (const { code, family, quarters } of parts) {
      const part = { quarters, quarterMad: quarters * (rates?.[family] ?? 0) };
      for (const total of [all, own, within(bySector, sector), within(byRegion, regionCode), within(bySkill, code)]) add(total, part);
    }
    return own;
  });
  const rounded = ({ quarters, quarterMad }: Exact): Total => ({ quarters, value: rates && Math.round(quarterMad / 4) });
  const roundedAll = <Key>(totals: Map<Key, Exact>) => new Map([...totals].map(([key, total]) => [key, rounded(total)]));
  return {
    all: rounded(all),
    bySector: roundedAll(bySector),
    byRegion: roundedAll(byRegion),
    bySkill: roundedAll(bySkill),
    byMission: byMission.map(rounded),
  };
}

/** Quarter-hours, and quarter-hours × MAD of an hour. */
interface Exact {
  quarters: number;
  quarterMad: number;
}

function add(total: Exact, part: Exact): void {
  total.quarters += part.quarters;
  total.quarterMad += part.quarterMad;
}

function within<Key>(totals: Map<Key, Exact>, key: Key): Exact {
  const total = totals.get(key) ?? { quarters: 0, quarterMad: 0 };
  totals.set(key, total);
  return total;
}

import { FORMAT_FIT } from './format-fit';
import { Numbers } from './numbers';
import type { Format, Language, Mode, Sector } from './pair';
import { LANGUAGES } from './score';

/*
 * How the index writes facts as numbers. Whatever stands for a set is a mask, one bit for each member.
 */

export const MODES: readonly Mode[] = ['remote', 'on_site', 'either'];
export const FORMATS = Object.keys(FORMAT_FIT) as Format[];
export const SECTORS: readonly Sector[] = ['disability', 'education', 'gender_equality', 'environment', 'economic_inclusion'];

/** What the packed numbers have room for. */
export const LIMITS = { rows: 2 ** 22 - 1, skills: 1_024, places: 1_024, regions: 32, skillsOfOne: 255 } as const;

/** The numbers of what is not known beforehand; needs and offers share them. */
export class Codes {
  readonly skills: Numbers;
  /** Those served, and those of places. */
  readonly regions: Numbers;
  /** A province in its region. */
  readonly #places: Numbers;
  /** By place: its region's number, and its province. */
  readonly regionOf: number[] = [];
  readonly #provinceOf: string[] = [];
  readonly #inProvince = new Map<string, number[]>();

  constructor({ skills, places, regions }: CodeNames = { skills: [], places: [], regions: [] }) {
    this.skills = new Numbers('skills', LIMITS.skills, skills);
    this.regions = new Numbers('regions', LIMITS.regions, regions);
    this.#places = new Numbers('places', LIMITS.places);
    for (const place of places) {
      const [region = '', province = ''] = place.split(BETWEEN);
      this.place(region, province);
    }
  }

  place(region: string, province: string): number {
    const place = this.#places.of(`${region}${BETWEEN}${province}`);
    if (place < this.regionOf.length) return place;
    this.regionOf.push(this.regions.of(region));
    this.#provinceOf.push(province);
    this.#inProvince.set(province, [...this.placesIn(province), place]);
    return place;
  }

  /** How many places are numbered. */
  get places(): number {
    return this.regionOf.length;
  }

  placeOf(place: number): { region: string; province: string } {
    return { region: this.regions.name(this.regionOf[place] as number), province: this.#provinceOf[place] as string };
  }

  /** The places of a province: one, where provinces do not cross regions. */
  placesIn(province: string): readonly number[] {
    return this.#inProvince.get(province) ?? [];
  }

  get names(): CodeNames {
    return { skills: this.skills.names, places: this.#places.names, regions: this.regions.names };
  }
}

export type CodeNames = Record<'skills' | 'places' | 'regions', readonly string[]>;

/** No code has it. */
const BETWEEN = '\n';
/** A province that no listing is in. */
export const NO_PROVINCE = BETWEEN;

export function maskOfLanguages(languages: readonly Language[]): number {
  return languages.reduce((mask, language) => mask | (1 << LANGUAGES.indexOf(language)), 0);
}

export function maskOfSectors(sectors: readonly Sector[]): number {
  return sectors.reduce((mask, sector) => mask | (1 << SECTORS.indexOf(sector)), 0);
}

/** The members of `all` whose bit is set. */
export function membersOf<T>(mask: number, all: readonly T[]): T[] {
  return all.filter((_, bit) => mask & (1 << bit));
}

/** @throws RangeError when a number would lose something in a column of 32 bits */
export function whole(what: string, value: number): number {
  if (!Number.isInteger(value) || Math.abs(value) > 0x7fffffff)
    throw new RangeError(`${what} ${value}: the index holds whole numbers of 32 bits`);
  return value;
}

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
  /** A province in its region. */
  readonly places: Numbers;
  readonly regions: Numbers;

  constructor({ skills, places, regions }: CodeNames = { skills: [], places: [], regions: [] }) {
    this.skills = new Numbers('skills', LIMITS.skills, skills);
    this.places = new Numbers('places', LIMITS.places, places);
    this.regions = new Numbers('regions', LIMITS.regions, regions);
  }

  place(region: string, province: string): number {
    return this.places.of(`${region}${BETWEEN}${province}`);
  }

  placeOf(number: number): { region: string; province: string } {
    const [region = '', province = ''] = this.places.name(number).split(BETWEEN);
    return { region, province };
  }

  get names(): CodeNames {
    return { skills: this.skills.names, places: this.places.names, regions: this.regions.names };
  }
}

export type CodeNames = Record<'skills' | 'places' | 'regions', readonly string[]>;

/** No code has it. */
const BETWEEN = '\n';

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

/** How many bits are set. */
export function bits(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** @throws RangeError when a number would lose something in a column of 32 bits */
export function whole(what: string, value: number): number {
  if (!Number.isInteger(value) || Math.abs(value) > 0x7fffffff)
    throw new RangeError(`${what} ${value}: the index holds whole numbers of 32 bits`);
  return value;
}

import type { Figures, Picture, Row, Shade } from './rules';

/** What the programme came to by the end of a quarter of a year, of confirmed facts only. */
export interface ImpactView {
  /** The last quarter that is counted. */
  until: { year: number; quarter: number };
  /** The region that was asked for; null for the country. */
  region: RegionRow | null;
  picture: Picture;
  /** Of the country, whatever was asked for, in the official order. */
  regions: RegionRow[];
  /** What is of several regions together; null where nothing is. */
  joined: Figures | null;
}

export interface RegionRow extends Row<string> {
  name: string;
  shade: Shade;
}

export interface RegionOption {
  code: string;
  name: string;
}

export interface ProvinceOption {
  code: string;
  regionCode: string;
  name: string;
}

/** A region with the provinces and prefectures that people choose among. */
export interface RegionWithProvinces extends RegionOption {
  provinces: ProvinceOption[];
}

/** How a region is drawn on the map of the country, and where its number stands. */
export interface RegionOutline {
  code: string;
  /** The `d` of a path. */
  path: string;
  x: number;
  y: number;
}

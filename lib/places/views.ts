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

import 'server-only';
import { cachedFor } from '@/lib/cached-for';
import type { Locale } from '@/lib/i18n/locales';
import { listProvinces, listRegions } from './queries';
import type { ProvinceOption, RegionOption, RegionWithProvinces } from './views';

/** Places change with a law; an hour late is soon enough. */
const KEPT_FOR = 3_600_000;

const regions = {
  ar: cachedFor(KEPT_FOR, () => listRegions('ar')),
  fr: cachedFor(KEPT_FOR, () => listRegions('fr')),
} as const satisfies Record<Locale, () => Promise<RegionOption[]>>;

const provinces = {
  ar: cachedFor(KEPT_FOR, () => listProvinces('ar')),
  fr: cachedFor(KEPT_FOR, () => listProvinces('fr')),
} as const satisfies Record<Locale, () => Promise<ProvinceOption[]>>;

/** The regions to choose among. */
export function loadRegions(locale: Locale): Promise<RegionOption[]> {
  return regions[locale]();
}

/** The regions with their provinces and prefectures: the choices of a place. */
export async function loadPlaces(locale: Locale): Promise<RegionWithProvinces[]> {
  const [all, within] = await Promise.all([regions[locale](), provinces[locale]()]);
  return all.map((region) => ({ ...region, provinces: within.filter((province) => province.regionCode === region.code) }));
}

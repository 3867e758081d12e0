import 'server-only';
import { db } from '@/lib/db/client';
import type { Locale } from '@/lib/i18n/locales';
import type { ProvinceOption, RegionOption } from './views';

const names = { nameFr: true, nameAr: true } as const;

function nameIn(locale: Locale, place: { nameFr: string; nameAr: string }): string {
  return locale === 'ar' ? place.nameAr : place.nameFr;
}

/** The 12 regions, in the official order. */
export async function listRegions(locale: Locale): Promise<RegionOption[]> {
  const regions = await db.region.findMany({ select: { code: true, ...names }, orderBy: { code: 'asc' }, take: 12 });
  return regions.map((region) => ({ code: region.code, name: nameIn(locale, region) }));
}

/** The 75 provinces and prefectures, region by region, each in the alphabet of the language. */
export async function listProvinces(locale: Locale): Promise<ProvinceOption[]> {
  const provinces = await db.province.findMany({ select: { code: true, regionCode: true, ...names }, orderBy: { code: 'asc' }, take: 100 });
  const { compare } = new Intl.Collator(locale);
  return provinces
    .map((province) => ({ code: province.code, regionCode: province.regionCode, name: nameIn(locale, province) }))
    .sort((a, b) => compare(a.regionCode, b.regionCode) || compare(a.name, b.name));
}

import { expect, test } from 'vitest';
import { loadPlaces, loadRegions } from '@/lib/places/loaders';

test('the 12 regions stand in the official order, in the reader’s language', async () => {
  const regions = await loadRegions('fr');
  expect(regions.map(({ code }) => code)).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']);
  expect((await loadRegions('ar'))[5]).toEqual({ code: '06', name: 'الدار البيضاء-سطات' });
});

test('the 75 provinces stand under their regions, in the alphabet of the language', async () => {
  for (const locale of ['ar', 'fr'] as const) {
    const places = await loadPlaces(locale);
    expect(places.flatMap(({ provinces }) => provinces)).toHaveLength(75);
    for (const { code, provinces } of places) {
      expect(provinces.every(({ regionCode }) => regionCode === code)).toBe(true);
      const names = provinces.map(({ name }) => name);
      expect(names).toEqual([...names].sort(new Intl.Collator(locale).compare));
    }
  }
});

test('a prefecture of arrondissements is no place to choose', async () => {
  const casablanca = (await loadPlaces('fr')).find(({ code }) => code === '06');
  expect(casablanca?.provinces.filter(({ name }) => name.startsWith('Casablanca')).map(({ code }) => code)).toEqual(['06.141']);
});

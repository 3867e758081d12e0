import { expect, test } from 'vitest';
import { loadImpact } from '@/lib/impact/loaders';
import { loadOpenResults } from '@/lib/open-data/loaders';
import { openResults, resultsAsked } from '@/lib/open-data/schema';
import { viewAs } from '@/tests/support/load-as';

test.each([undefined, '09'])('programs read the figures of the public page, of region %s', async (region) => {
  const results = openResults.parse(await loadOpenResults(resultsAsked.parse({ region })));
  const { picture, regions, joined, until } = await viewAs(null, () => loadImpact(region));
  expect(results.until).toBe(`${until.year}-Q${until.quarter}`);
  expect(results.total).toEqual({
    needsMet: picture.total.needs,
    hours: picture.total.quarters / 4,
    partnerships: picture.total.partnerships,
    indicatorsMeasured: picture.total.measured,
    indicatorsBetter: picture.total.better,
  });
  expect(results.bySector.rows.map(({ sector, fewer }) => [sector, fewer])).toEqual(
    picture.bySector.rows.map(({ key, fewer }) => [key, fewer]),
  );
  expect(results.byRegion.rows.map(({ region: code, figures, fewer }) => [code, figures.hours, fewer])).toEqual(
    regions.map(({ key, figures, fewer }) => [key, figures.quarters / 4, fewer]),
  );
  expect(results.byRegion.joined === null).toBe(joined === null);
  expect(results.byQuarter).toHaveLength(picture.overTime.length);
});

test.each([{ region: '13' }, { region: ['09', '10'] }, { sector: 'education' }])('%j is refused', (asked) => {
  expect(resultsAsked.safeParse(asked).success).toBe(false);
});

import 'server-only';
import { getLocale } from 'next-intl/server';
import { cachedFor } from '@/lib/cached-for';
import { dayOf } from '@/lib/i18n/day';
import { SECTORS } from '@/lib/listings/rules';
import { loadRegions } from '@/lib/places/loaders';
import { listContributions } from './queries';
import { byRegion, type Disclosure, disclose, partsOf, pictureOf, quarterOf, shadeOf, within } from './rules';
import type { ImpactView } from './views';

/** Of quarters that are over, figures stay; what a partnership shows may be taken back, and is gone within ten minutes. */
const KEPT_FOR = 600_000;

/** All that may be told, by the last quarter that is over: the same for every reader, so each process reads it once for all. */
export const loadDisclosure = cachedFor(KEPT_FOR, async (): Promise<Disclosure & { until: number }> => {
  const now = new Date();
  const until = quarterOf(dayOf(now)) - 1;
  return { ...disclose(await listContributions(now), until), until };
});

/** What the programme came to, in the country or in one region; in the country where there is no such region. */
export async function loadImpact(asked: unknown): Promise<ImpactView> {
  const [{ until, ...disclosure }, options] = await Promise.all([loadDisclosure(), getLocale().then(loadRegions)]);
  const names = new Map(options.map(({ code, name }) => [code, name]));
  const { rows, joined } = byRegion(disclosure, [...names.keys()]);
  const most = Math.max(...rows.map(({ figures }) => figures.quarters));
  const regions = rows.map((row) => ({ ...row, name: names.get(row.key) ?? row.key, shade: shadeOf(row, most) }));
  const region = regions.find(({ key }) => key === asked) ?? null;
  return {
    until: partsOf(until),
    region,
    picture: pictureOf(region ? within(disclosure, region.key) : disclosure, SECTORS),
    regions,
    joined,
  };
}

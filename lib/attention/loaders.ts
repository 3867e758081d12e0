import 'server-only';
import { forbidden } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { requireActor } from '@/lib/auth/require-actor';
import { SECTORS } from '@/lib/listings/rules';
import { loadRegions } from '@/lib/places/loaders';
import { currentWeights } from '@/lib/ranking/context';
import { routes } from '@/lib/routes';
import { canReadAttention } from './policy';
import { listFigures } from './queries';
import type { AttentionView } from './views';

/** Who is shown and who is not, as of the last night, for the programme's staff. */
export const loadAttention = cache(async (): Promise<AttentionView> => {
  const actor = await requireActor(routes.attention());
  if (!canReadAttention(actor)) forbidden();
  const [rows, { attention: weight }, regions] = await Promise.all([listFigures(), currentWeights(), loadRegions(await getLocale())]);
  const all = rows.find(({ group }) => group === 'all');
  if (!all) return { weight, figures: null };
  const of = (group: (typeof rows)[number]['group']) => rows.filter((row) => row.group === group);
  return {
    weight,
    figures: {
      day: all.day,
      all,
      regions: of('region').map((row) => ({ ...row, name: regions.find(({ code }) => code === row.key)?.name ?? row.key })),
      provinceTypes: of('province_type'),
      sectors: SECTORS.flatMap((sector) =>
        of('sector')
          .filter(({ key }) => key === sector)
          .map((row) => ({ ...row, sector })),
      ),
    },
  };
});

import 'server-only';
import { forbidden } from 'next/navigation';
import { cache } from 'react';
import { requireActor } from '@/lib/auth/require-actor';
import { routes } from '@/lib/routes';
import { canReadOrigins } from './policy';
import { countReached } from './queries';
import { ORIGINS, sumOf } from './rules';
import type { OriginsView } from './views';

/** Where companies come from, and how far they come, for the programme's staff. */
export const loadOrigins = cache(async (): Promise<OriginsView> => {
  if (!canReadOrigins(await requireActor(routes.origins()))) forbidden();
  const counted = await countReached();
  const rows = ORIGINS.map((origin) => ({ ...(counted.find((row) => row.origin === origin) ?? sumOf([])), origin }));
  const before = counted.find(({ origin }) => origin === null);
  return { rows: before ? [...rows, { ...before, origin: 'unknown' as const }] : rows, all: sumOf(counted) };
});

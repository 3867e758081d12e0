import type { PrismaClient } from '@/lib/generated/prisma/client';
import { readFilters, searchQuery } from '@/lib/search/schema';
import type { CastRows } from './cast';
import { passSequence } from './sequences';
import type { SeedClock } from './time';

/** What the owner of `noqta_systemes` looks for, and is told of once a day. */
export const SEED_SEARCH = { id: 1, name: 'Numérique près de Rabat' } as const;

const NOQTA_SYSTEMES = 38;

/** A search of the demo; one that exists is left as its person has it. */
export async function seedSavedSearches(db: PrismaClient, rows: CastRows, clock: SeedClock): Promise<void> {
  const owner = rows.memberships.find(({ organisationId, role }) => organisationId === NOQTA_SYSTEMES && role === 'owner');
  if (!owner) throw new Error(`Nobody answers for organisation ${NOQTA_SYSTEMES}`);
  const query = searchQuery(readFilters({ region: '04', family: 'digital_it' }));
  const since = { comparedUntil: clock.ago(1), createdAt: clock.ago(20) };
  await db.$transaction(async (tx) => {
    await tx.savedSearch.createMany({
      data: [{ ...SEED_SEARCH, userId: owner.userId, kind: 'need', query, alerts: 'daily', ...since }],
      skipDuplicates: true,
    });
    await passSequence(tx, 'SavedSearch');
  });
}

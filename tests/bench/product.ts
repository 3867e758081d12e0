import { migrate } from '@/scripts/migrations';
import { seedDatabase } from '@/scripts/seeding';
import { AS_OF, type Country } from './country';
import type { Engine } from './engines';
import { loadCountry } from './load';

/* The platform's own ranking by SQL, over its own tables, which hold the country. */

/** @param url of an empty database; the modules of the platform that are read after this use it */
export async function openProduct(country: Country, url: string): Promise<Engine> {
  await migrate(url);
  await seedDatabase(url, { demo: false });
  // The words of search are not what is measured.
  await loadCountry(url, country, { today: AS_OF, after: 0, search: false, progress: () => {} });
  Object.assign(process.env, { DATABASE_URL: url, AUTH_SECRET: 'b'.repeat(32), APP_URL: 'http://127.0.0.1:3000' });
  const [{ rankNeedsBySql }, { db }] = await Promise.all([import('@/lib/ranking/sql'), import('@/lib/db/client')]);
  return {
    rankNeeds: async (offer, k) => (await rankNeedsBySql(offer, country.context, k)).top,
    close: () => db.$disconnect(),
  };
}

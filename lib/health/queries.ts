import 'server-only';
import { db } from '@/lib/db/client';

/** Resolves once the database has answered anything. */
export async function askDatabase(): Promise<void> {
  await db.$queryRaw`SELECT 1`;
}

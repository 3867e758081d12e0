import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '@/lib/env';
import { PrismaClient } from '@/lib/generated/prisma/client';

/** Connections of one process; the worker has three more of its own. */
const CONNECTIONS = 10;
/** A request that finds none free, or no server, gives up after this. */
const CONNECTION_PATIENCE = 15_000;

// Hot reload gives each edit its own copy of this module; the process has one pool.
const shared = globalThis as { khibraDb?: PrismaClient };

export const db = (shared.khibraDb ??= new PrismaClient({
  adapter: new PrismaPg({ connectionString: env.DATABASE_URL, max: CONNECTIONS, connectionTimeoutMillis: CONNECTION_PATIENCE }),
}));

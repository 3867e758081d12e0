import { afterAll } from 'vitest';
import type { PrismaClient } from '@/lib/generated/prisma/client';
import { COMPANY_ICE } from './cast';
import { copyTemplate } from './template';

/** Before each file of tests, in its own process: a database of its own, which the modules under test find. */
const database = await copyTemplate();
process.env.DATABASE_URL = database.url;
process.env.AUTH_SECRET = 't'.repeat(32);
process.env.APP_URL = 'http://127.0.0.1:3000';

// A company of the cast signs its people in by a provider of its own; nothing here reaches it.
Object.assign(process.env, {
  OIDC_ISSUER: 'http://127.0.0.1:1',
  OIDC_CLIENT_ID: 'khibra',
  OIDC_CLIENT_SECRET: 'of-the-tests-alone',
  OIDC_COMPANY_ICE: COMPANY_ICE,
});

afterAll(async () => {
  // lib/db/client.ts keeps it here.
  await (globalThis as { khibraDb?: PrismaClient }).khibraDb?.$disconnect();
  await database[Symbol.asyncDispose]();
});

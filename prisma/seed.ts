import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@/lib/generated/prisma/client';
import { seedAttention } from './seed/attention';
import { castRows } from './seed/cast';
import { seedCompanyInvitations } from './seed/company-invitations';
import { seedDiagnostics, seedSupport } from './seed/diagnostics';
import { seedForums } from './seed/forums';
import { seedFailedJob } from './seed/jobs';
import { seedFailedMails } from './seed/mails';
import { seedPartnerships } from './seed/partnerships';
import { seedPropositions } from './seed/propositions';
import { seedRates } from './seed/rates';
import { seedAgreementText, seedIndicators, seedPlaces, seedSkills } from './seed/reference';
import { seedReports } from './seed/reports';
import { publishedBefore, requestStories } from './seed/requests';
import { seedSavedSearches } from './seed/saved-searches';
import { seedThreads } from './seed/threads';
import { SeedClock } from './seed/time';
import { seedUnpublished } from './seed/unpublished';
import { seedCast } from './seed/write-cast';
import { seedRequests } from './seed/write-requests';

export interface SeedOptions {
  /** Days of the cast count from this instant's day in Casablanca. */
  today: Date;
  /** With the invented cast; without, only places, skills, indicators and the text of agreements. */
  demo: boolean;
}

/** Fills a migrated database. Running it again changes nothing but the content's own corrections. */
export async function seed(db: PrismaClient, { today, demo }: SeedOptions): Promise<void> {
  await seedPlaces(db);
  await seedSkills(db);
  await seedAgreementText(db);
  await seedIndicators(db);
  if (!demo) return;
  const clock = new SeedClock(today);
  const rows = castRows(clock, publishedBefore());
  await seedCast(db, rows);
  const stories = requestStories(rows, clock);
  await seedRequests(db, stories, rows, clock);
  // Documents are set as the server sets them, with what it needs; places and skills need none of it.
  const { seedAgreements } = await import('./seed/agreements');
  await seedAgreements(db, stories);
  await seedThreads(db, rows, clock);
  await seedUnpublished(db, rows, clock);
  await seedAttention(db, rows, clock);
  await seedPartnerships(db, stories, clock);
  await seedDiagnostics(db, rows, clock);
  await seedSupport(db, clock);
  await seedPropositions(db, rows, clock);
  await seedRates(db, clock);
  await seedSavedSearches(db, rows, clock);
  await seedReports(db, clock);
  await seedForums(db, clock);
  await seedCompanyInvitations(db, rows, clock);
  await seedFailedMails(db, clock);
  await seedFailedJob(db, clock);
}

async function main(): Promise<void> {
  const connectionString = process.env.DATABASE_URL;
  if (connectionString === undefined) throw new Error('DATABASE_URL is not set');
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString }) });
  try {
    await seed(db, { today: new Date(), demo: process.argv.includes('--demo') });
  } finally {
    await db.$disconnect();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main();
  // At once: Prisma's engine leaves a timer of ten seconds.
  process.exit();
}

import { Prisma } from '@/lib/generated/prisma/client';

const TABLES = {
  Organisation: 'id',
  Membership: 'id',
  StaffRole: 'id',
  SkillNeed: 'id',
  ExpertiseOffer: 'id',
  PartnershipRequest: 'id',
  RarityTable: 'version',
  SkillProposal: 'id',
  Mail: 'id',
  SavedSearch: 'id',
  ThreadMessage: 'id',
  WaitingPledge: 'id',
} as const;

/**
 * Rows written with their own numbers leave the table's sequence behind: the next one written by a
 * person would then collide. Moves it past the highest number, never back.
 */
export async function passSequence(tx: Prisma.TransactionClient, table: keyof typeof TABLES): Promise<void> {
  const column = TABLES[table];
  const name = Prisma.raw(`"${table}"`);
  const number = Prisma.raw(`"${column}"`);
  const sequence = Prisma.raw(`"${table}_${column}_seq"`);
  await tx.$executeRaw`
    SELECT setval(${`"${table}_${column}_seq"`}::regclass, highest)
    FROM (SELECT max(${number}) AS highest FROM ${name}) AS numbers
    WHERE highest > (SELECT last_value - CASE WHEN is_called THEN 0 ELSE 1 END FROM ${sequence})`;
}

import 'server-only';
import { Prisma } from '@/lib/generated/prisma/client';

/** `fold` of lib/matching/normalise.ts over a text of the database: a function of the migrations; a test compares them. */
export function foldSql(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`search_fold(${text})`;
}

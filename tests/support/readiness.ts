import { db } from '@/lib/db/client';
import { ALL_ITEMS, type Item } from '@/lib/readiness/rules';
import type { Member } from './cast';

/** The open diagnostic of somebody's association, with these answers and no other. */
export async function openDiagnostic(
  { organisationId, userId }: Member,
  answers: Partial<Record<Item, number>> = {},
): Promise<{ id: number; version: number }> {
  const open = await db.diagnostic.findFirst({ where: { organisationId, closedAt: null }, select: { id: true } });
  const { id, version } = open
    ? await db.diagnostic.update({ where: { id: open.id }, data: { version: { increment: 1 } } })
    : await db.diagnostic.create({ data: { organisationId, startedById: userId } });
  await db.diagnosticAnswer.deleteMany({ where: { diagnosticId: id } });
  await db.diagnosticAnswer.createMany({
    data: Object.entries(answers).map(([item, level]) => ({ diagnosticId: id, item, level, version, byId: userId })),
  });
  return { id, version };
}

/** Every question answered with one level. */
export const allAt = (level: number): Partial<Record<Item, number>> => Object.fromEntries(ALL_ITEMS.map((item) => [item, level]));

/** A closed one, with these answers. */
export async function addDiagnostic(member: Member, answers = allAt(1)): Promise<number> {
  const { id } = await openDiagnostic(member, answers);
  await db.diagnostic.update({ where: { id }, data: { closedAt: new Date(), closedById: member.userId } });
  return id;
}

export const diagnosticAt = (id: number) =>
  db.diagnostic.findUniqueOrThrow({ where: { id }, include: { answers: { orderBy: { item: 'asc' } } } });

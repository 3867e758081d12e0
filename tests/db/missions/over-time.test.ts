import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/generated/prisma/client';
import { sumOverTime } from '@/lib/missions/queries';
import { addMission } from '@/tests/support/missions';
import { companyGives } from '@/tests/support/requests';

const { giver, receiver } = companyGives;
type Answer = 'confirmed' | 'disputed' | null;

async function addEntry(
  missionId: number,
  day: string,
  quarters: number,
  answer: Answer,
  correctsId: number | null = null,
): Promise<number> {
  const data = { missionId, workedOn: new Date(day), quarters, correctsId, what: 'Un atelier.', byId: giver.owner.userId };
  const { id } = await db.hourEntry.create({ data });
  const reason = answer === 'disputed' ? { reason: 'Ce jour-là, personne n’est venu.' } : {};
  if (answer !== null) await db.hourAnswer.create({ data: { entryId: id, kind: answer, byId: receiver.owner.userId, ...reason } });
  return id;
}

const ofMissions = (...ids: number[]) => sumOverTime(ids.map((id) => Prisma.sql`m."id" = ${id}`));

test('are the confirmed ones of all missions, by the quarter of their day', async () => {
  const [one, other] = [await addMission(companyGives), await addMission(companyGives)];
  await addEntry(one.id, '2026-03-31', 4, 'confirmed');
  await addEntry(one.id, '2026-04-01', 6, 'confirmed');
  await addEntry(one.id, '2026-04-02', 8, null);
  await addEntry(one.id, '2026-04-03', 8, 'disputed');
  // Corrected from one quarter of a year to another.
  const corrected = await addEntry(one.id, '2026-04-04', 8, 'confirmed');
  await addEntry(one.id, '2026-01-04', 2, 'confirmed', corrected);
  await addEntry(other.id, '2025-12-31', 1, 'confirmed');
  await addEntry(other.id, '2026-06-30', 1, 'confirmed');
  expect(await ofMissions(one.id, other.id)).toEqual([
    { year: 2025, quarter: 4, quarters: 1 },
    { year: 2026, quarter: 1, quarters: 6 },
    { year: 2026, quarter: 2, quarters: 7 },
  ]);
});

test('of nothing are none', async () => {
  expect(await ofMissions()).toEqual([]);
  expect(await ofMissions((await addMission(companyGives)).id)).toEqual([]);
});

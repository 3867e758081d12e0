import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import { editItem, remindOfLate } from '@/lib/plans/commands';
import { addMission } from '@/tests/support/missions';
import { addPlanItem, itemAt, itemValues } from '@/tests/support/plans';
import { by, companyGives, today, valueOf } from '@/tests/support/requests';

const { giver, receiver } = companyGives;
const noon = (days: number) => addDays(new Date(today.getTime() + 12 * 3_600_000), days);
const day = (count: number) => dayOf(addDays(today, count));

/** Whom a morning's job asks for this deliverable. */
async function askedOn(now: Date, itemId: number): Promise<string[]> {
  const last = (await db.notification.aggregate({ _max: { id: true } }))._max.id ?? 0;
  await remindOfLate(now);
  const rows = await db.notification.findMany({
    where: { id: { gt: last }, event: 'deliverable_late', href: { endsWith: `/plan/items/${itemId}` } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ userId }) => userId).sort();
}

test('both sides are asked once for what is late, on the day after, and again when its new day has passed', async () => {
  const mission = await addMission(companyGives);
  const id = await addPlanItem(mission, { state: 'under_way', dueOn: day(1) });
  const both = [giver.owner.userId, receiver.owner.userId].sort();
  expect(await askedOn(noon(1), id)).toEqual([]);
  expect(await askedOn(noon(2), id)).toEqual(both);
  expect(await askedOn(noon(3), id)).toEqual([]);
  const { version } = await itemAt(id);
  valueOf(await editItem(await by(giver.owner), { itemId: id, version, ...itemValues({ dueOn: day(10) }) }));
  expect(await askedOn(noon(10), id)).toEqual([]);
  expect(await askedOn(noon(11), id)).toEqual(both);
});

test('nobody is asked for a step, for what was delivered, or for a mission that has not begun', async () => {
  const mission = await addMission(companyGives);
  const step = await addPlanItem(mission, { kind: 'step', state: 'under_way', dueOn: day(1) });
  const delivered = await addPlanItem(mission, { state: 'delivered', dueOn: day(1) });
  const other = await addMission(companyGives);
  const resting = await addPlanItem(other, { dueOn: day(1) });
  await db.mission.update({ where: { id: other.id }, data: { state: 'planned' } });
  for (const id of [step, delivered, resting]) expect(await askedOn(noon(2), id)).toEqual([]);
});

test('however many of its jobs run at a time, each is asked once', async () => {
  const mission = await addMission(companyGives);
  const id = await addPlanItem(mission, { dueOn: day(1) });
  await Promise.all(Array.from({ length: 4 }, () => remindOfLate(noon(2))));
  const asked = { event: 'deliverable_late', href: `/missions/${mission.id}/plan/items/${id}` };
  expect(await db.notification.count({ where: asked })).toBe(2);
});

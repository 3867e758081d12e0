import { expect, test } from 'vitest';
import { openFeed } from '@/lib/calendars/commands';
import { loadFeed } from '@/lib/calendars/loaders';
import { db } from '@/lib/db/client';
import { addDays } from '@/lib/i18n/day';
import { releasePerson } from '@/lib/mission-people/commands';
import { cancelMission, confirmHours, declareHours, disputeHours, tendMissions } from '@/lib/missions/commands';
import { remindOfLate } from '@/lib/plans/commands';
import { addWorker } from '@/tests/support/mission-people';
import { addMission, hoursOf, missionAt } from '@/tests/support/missions';
import { addPlanItem } from '@/tests/support/plans';
import { by, companyGives, today, valueOf, watch } from '@/tests/support/requests';

const { giver, receiver } = companyGives;
const REASON = 'Le projet prend une autre voie cette année.';

/** A mission with two of its people, one who was removed, and what of them is told while something happens. */
async function arrange(state: 'active' | 'signed' = 'active') {
  const mission = await addMission(companyGives, { state });
  const [worker, colleague, removed] = [await addWorker(mission), await addWorker(mission), await addWorker(mission)];
  valueOf(await releasePerson(await by(giver.owner), { missionId: mission.id, personId: removed.personId }));
  const names = new Map([
    [worker.userId, 'worker'],
    [colleague.userId, 'colleague'],
    [removed.userId, 'removed'],
  ]);
  async function toldWhile(run: () => Promise<unknown>) {
    const { told } = await watch(run);
    return told.flatMap(({ userId, event, href }) => (names.has(userId) ? [[names.get(userId), event, href]] : []));
  }
  return { mission, worker, toldWhile };
}

test('who worked some hours is told what became of them, and nobody else of the people', async () => {
  const { mission, worker, toldWhile } = await arrange();
  const [missionId, href] = [mission.id, `/missions/${mission.id}/hours`];
  for (const _ of [1, 2]) valueOf(await declareHours(await by(worker), hoursOf(mission)));
  const [first, second] = await db.hourEntry.findMany({ where: { missionId }, orderBy: { id: 'asc' } });
  expect(await toldWhile(async () => confirmHours(await by(receiver.owner), { missionId, entry: [first?.id ?? 0] }))).toEqual([
    ['worker', 'hours_confirmed', href],
  ]);
  expect(
    await toldWhile(async () => disputeHours(await by(receiver.owner), { missionId, entryId: second?.id ?? 0, reason: REASON })),
  ).toEqual([['worker', 'hours_disputed', href]]);
});

test('all of them are told that a mission begins, waits for hours or a deliverable, and does not go on', async () => {
  const soon = await arrange('signed');
  await db.mission.update({ where: { id: soon.mission.id }, data: { startsOn: addDays(today, 2) } });
  const href = `/missions/${soon.mission.id}`;
  expect(await soon.toldWhile(() => tendMissions(new Date()))).toEqual([
    ['worker', 'mission_starting_soon', href],
    ['colleague', 'mission_starting_soon', href],
  ]);
  const { mission, worker, toldWhile } = await arrange();
  const [missionId, page] = [mission.id, `/missions/${mission.id}`];
  valueOf(await declareHours(await by(worker), hoursOf(mission)));
  const later = addDays(new Date(), 15);
  expect(await toldWhile(() => tendMissions(later))).toEqual([
    ['worker', 'hours_to_declare', `${page}/hours`],
    ['colleague', 'hours_to_declare', `${page}/hours`],
  ]);
  const item = await addPlanItem(mission, { kind: 'deliverable' });
  await db.planItem.update({ where: { id: item }, data: { dueOn: addDays(today, -1) } });
  expect(await toldWhile(() => remindOfLate(new Date()))).toEqual([
    ['worker', 'deliverable_late', `${page}/plan/items/${item}`],
    ['colleague', 'deliverable_late', `${page}/plan/items/${item}`],
  ]);
  const { version } = await missionAt(missionId);
  expect(await toldWhile(async () => cancelMission(await by(giver.owner), { missionId, version, reason: REASON }))).toEqual([
    ['worker', 'mission_cancelled', page],
    ['colleague', 'mission_cancelled', page],
  ]);
});

test('the calendar of each holds the missions that they work on, until they are removed', async () => {
  const { mission, worker } = await arrange();
  const token = await openFeed(await by(worker));
  const start = `mission-${mission.id}-start@khibra`;
  expect(await loadFeed(token)).toContain(start);
  const { id: personId } = await db.missionPerson.findFirstOrThrow({ where: { userId: worker.userId } });
  valueOf(await releasePerson(await by(giver.owner), { missionId: mission.id, personId }));
  expect(await loadFeed(token)).not.toContain(start);
});

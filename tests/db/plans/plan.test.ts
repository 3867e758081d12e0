import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { completeMission } from '@/lib/missions/commands';
import { addItem, cancelMeeting, changeMeeting, editItem, moveItem, returnItem, setObjective } from '@/lib/plans/commands';
import { loadItem, loadPlan, loadPlanToWrite } from '@/lib/plans/loaders';
import { MOST_OF_A_KIND } from '@/lib/plans/rules';
import { cast, coordinatorIn } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addMission, missionAt } from '@/tests/support/missions';
import { addMeeting, addPlanItem, itemAt, itemValues, meetingAt, meetingValues } from '@/tests/support/plans';
import { associationGives, by, companyGives, tally, valueOf, watch } from '@/tests/support/requests';

const { giver, receiver, region } = companyGives;
const REASON = 'Il manque la page en arabe.';

async function read(itemId: number) {
  return { itemId, version: (await itemAt(itemId)).version };
}

describe('what is planned', () => {
  test('goes from planned to accepted, and the timeline says who did what and when', async () => {
    const mission = await addMission(companyGives);
    const id = await addPlanItem(mission);
    valueOf(await moveItem(await by(giver.member), { ...(await read(id)), move: 'begin' }));
    const { told } = await watch(async () => moveItem(await by(giver.member), { ...(await read(id)), move: 'deliver' }));
    expect(told).toMatchObject([
      { userId: receiver.owner.userId, event: 'deliverable_to_accept', href: `/missions/${mission.id}/plan/items/${id}` },
    ]);
    valueOf(await returnItem(await by(receiver.member), { ...(await read(id)), reason: REASON }));
    expect(await itemAt(id)).toMatchObject({ state: 'under_way', returnReason: REASON, returnedById: receiver.member.userId });
    valueOf(await moveItem(await by(giver.owner), { ...(await read(id)), move: 'deliver' }));
    valueOf(await moveItem(await by(receiver.owner), { ...(await read(id)), move: 'accept' }));
    expect(await itemAt(id)).toMatchObject({ state: 'accepted', version: 6 });
    const { deeds } = await viewAs(coordinatorIn(region), () => loadPlan(String(mission.id)));
    expect(deeds.map(({ action, by: who }) => [action, who?.fr])).toEqual([
      ['plan_item_accept', receiver.owner.name],
      ['plan_item_deliver', giver.owner.name],
      ['plan_item_return', receiver.member.name],
      ['plan_item_deliver', giver.member.name],
      ['plan_item_begin', giver.member.name],
      ['plan_item_add', receiver.owner.name],
    ]);
    expect(new Set(deeds.map(({ title }) => title))).toEqual(new Set([itemValues().title]));
  });

  test('tells nobody of a step, which is no deliverable', async () => {
    const mission = await addMission(associationGives);
    const id = await addPlanItem(mission, { kind: 'step', state: 'under_way' });
    const { told } = await watch(async () => moveItem(await by(associationGives.giver.owner), { ...(await read(id)), move: 'deliver' }));
    expect(told).toEqual([]);
  });

  test('is moved by one of two at once, and by nobody who has not read what it is now', async () => {
    const mission = await addMission(companyGives);
    const id = await addPlanItem(mission, { state: 'delivered' });
    const seen = await read(id);
    const results = await Promise.all([
      moveItem(await by(receiver.owner), { ...seen, move: 'accept' }),
      returnItem(await by(receiver.member), { ...seen, reason: REASON }),
      moveItem(await by(receiver.member), { ...seen, move: 'accept' }),
    ]);
    expect(tally(results)).toEqual({ done: 1, changed: 2 });
  });

  test('stays in the timeline when it is taken out, and out of the plan', async () => {
    const mission = await addMission(companyGives);
    const id = await addPlanItem(mission);
    valueOf(await moveItem(await by(giver.owner), { ...(await read(id)), move: 'remove' }));
    const plan = await viewAs(receiver.owner, () => loadPlan(String(mission.id)));
    expect(plan.items).toEqual([]);
    expect(plan.deeds).toMatchObject([{ action: 'plan_item_remove', title: itemValues().title }, { action: 'plan_item_add' }]);
    expect(await loadAs(receiver.owner, () => loadItem(String(mission.id), String(id)))).toBe(404);
  });

  test('names what was edited, and is not edited once it was delivered', async () => {
    const mission = await addMission(companyGives);
    const id = await addPlanItem(mission, { state: 'under_way' });
    const { deeds } = await watch(async () =>
      editItem(await by(receiver.owner), { ...(await read(id)), ...itemValues({ title: 'Deux pages' }) }),
    );
    expect(deeds).toMatchObject([{ action: 'plan_item_edit', subject: 'plan_item', subjectId: String(id), fields: ['title'] }]);
    valueOf(await moveItem(await by(giver.owner), { ...(await read(id)), move: 'deliver' }));
    expect(await editItem(await by(receiver.owner), { ...(await read(id)), ...itemValues() })).toMatchObject({ code: 'changed' });
  });

  test('is no more than a page shows', async () => {
    const mission = await addMission(companyGives);
    await db.planItem.createMany({
      data: Array.from({ length: MOST_OF_A_KIND - 1 }, (_, index) => ({
        missionId: mission.id,
        kind: 'step' as const,
        title: `Étape ${index}`,
        dueOn: new Date(),
        createdById: giver.owner.userId,
      })),
    });
    const contexts = await Promise.all([by(giver.owner), by(receiver.owner), by(giver.member)]);
    const results = await Promise.all(contexts.map((context) => addItem(context, { missionId: mission.id, ...itemValues() })));
    expect(tally(results)).toEqual({ done: 1, invalid: 2 });
    expect(results.find((result) => !result.ok)).toMatchObject({ fields: { title: { code: 'planFull' } } });
  });
});

describe('before and after', () => {
  test('a mission that has not begun is planned, and nothing moves', async () => {
    const mission = await addMission(companyGives, { state: 'planned' });
    const { startsOn } = await missionAt(mission.id);
    const dueOn = startsOn.toISOString().slice(0, 10);
    const id = await addPlanItem(mission, { dueOn });
    expect(await moveItem(await by(giver.owner), { ...(await read(id)), move: 'begin' })).toMatchObject({ code: 'changed' });
    valueOf(await setObjective(await by(receiver.member), { missionId: mission.id, objective: 'Deux personnes tiennent la base.' }));
    expect(await missionAt(mission.id)).toMatchObject({ objective: 'Deux personnes tiennent la base.' });
  });

  test('one that is over is a record', async () => {
    const mission = await addMission(companyGives);
    const id = await addPlanItem(mission);
    const { version } = await missionAt(mission.id);
    valueOf(await completeMission(await by(receiver.owner), { missionId: mission.id, version, need: 'open' }));
    expect(await moveItem(await by(giver.owner), { ...(await read(id)), move: 'begin' })).toMatchObject({ code: 'changed' });
    expect(await addItem(await by(giver.owner), { missionId: mission.id, ...itemValues() })).toMatchObject({ code: 'changed' });
    expect(await loadAs(giver.owner, () => loadPlanToWrite(String(mission.id)))).toBe(`/fr/missions/${mission.id}/plan`);
  });
});

describe('a meeting', () => {
  test('is moved and cancelled by either side, and each time is another version of it', async () => {
    const mission = await addMission(companyGives);
    const id = await addMeeting(mission);
    valueOf(await changeMeeting(await by(receiver.owner), { meetingId: id, version: 1, ...meetingValues({ place: 'À la bibliothèque' }) }));
    expect(await meetingAt(id)).toMatchObject({ version: 2, place: 'À la bibliothèque', cancelledAt: null });
    expect(await cancelMeeting(await by(giver.owner), { meetingId: id, version: 1 })).toMatchObject({ code: 'changed' });
    valueOf(await cancelMeeting(await by(giver.owner), { meetingId: id, version: 2 }));
    expect(await cancelMeeting(await by(giver.owner), { meetingId: id, version: 3 })).toMatchObject({ code: 'changed' });
    const plan = await viewAs(receiver.owner, () => loadPlan(String(mission.id)));
    expect(plan.meetings).toMatchObject([{ id, cancelled: true, version: 3 }]);
  });

  test('is somewhere', async () => {
    const mission = await addMission(companyGives);
    const id = await addMeeting(mission);
    const nowhere = { meetingId: id, version: 1, ...meetingValues({ place: null }) };
    expect(await changeMeeting(await by(giver.owner), nowhere)).toMatchObject({ fields: { place: { code: 'placeOrLinkMissing' } } });
  });
});

describe('the page', () => {
  test('is read by both sides and by the programme, and by nobody else', async () => {
    const mission = await addMission(companyGives);
    const id = String(mission.id);
    for (const person of [giver.member, receiver.member]) {
      expect(await viewAs(person, () => loadPlan(id))).toMatchObject({ writable: true });
    }
    for (const person of [coordinatorIn(region), cast.administrator]) {
      expect(await viewAs(person, () => loadPlan(id))).toMatchObject({ writable: false });
    }
    for (const person of [cast.otherCompanyOwner, cast.otherAssociationOwner]) expect(await loadAs(person, () => loadPlan(id))).toBe(404);
    for (const wrong of ['0', 'x', '999999']) expect(await loadAs(giver.owner, () => loadItem(id, wrong))).toBe(404);
  });
});

import { describe, expect, test } from 'vitest';
import { loadMissionCalendar } from '@/lib/calendars/loaders';
import { db } from '@/lib/db/client';
import { loadFeedback } from '@/lib/feedback/loaders';
import { releasePerson } from '@/lib/mission-people/commands';
import { cancelMission, completeMission, confirmHours, correctHours, declareHours, disputeHours } from '@/lib/missions/commands';
import { loadCorrecting, loadFollowed, loadLedger, loadMission, loadMyMissions } from '@/lib/missions/loaders';
import { countConfirmedOf } from '@/lib/missions/queries';
import { addItem, moveItem, setObjective } from '@/lib/plans/commands';
import { loadPlan, loadPlanToWrite } from '@/lib/plans/loaders';
import { coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { addPerson } from '@/tests/support/links';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addNamed, addWorker } from '@/tests/support/mission-people';
import { addHours, addMission, hoursOf, missionAt, type OwnMission } from '@/tests/support/missions';
import { by, companyGives, today, valueOf } from '@/tests/support/requests';

const { giver, receiver, region } = companyGives;
const REASON = 'Le projet prend une autre voie cette année.';

const declare = async (mission: OwnMission, who: Person, change: Parameters<typeof hoursOf>[1] = {}) =>
  declareHours(await by(who), hoursOf(mission, change));
const entriesOf = (missionId: number) => db.hourEntry.findMany({ where: { missionId }, orderBy: { id: 'asc' } });

describe('somebody who is named and agreed', () => {
  test('sees the mission, its plan and its calendar, and finds it among their own', async () => {
    const mission = await addMission(companyGives);
    const worker = await addWorker(mission);
    const id = String(mission.id);
    const view = await viewAs(worker, () => loadFollowed(id));
    expect(view).toMatchObject({ role: 'person', allowed: ['declare', 'correct'], deeds: [] });
    expect(view.contacts.map(({ email }) => email)).toEqual([receiver.owner.email]);
    expect(await viewAs(worker, () => loadPlan(id))).toMatchObject({ writable: false });
    expect((await viewAs(worker, () => loadMyMissions())).rows.map((row) => row.id)).toEqual([mission.id]);
    expect(await viewAs(worker, async () => ({ file: await loadMissionCalendar(id) }))).toMatchObject({
      file: { mediaType: expect.any(String) },
    });
  });

  test('sees nothing of what the sides agreed on and think of each other', async () => {
    const mission = await addMission(companyGives);
    const worker = await addWorker(mission);
    const id = String(mission.id);
    expect(await loadAs(worker, () => loadMission(id))).toBe(404);
    expect(await loadAs(worker, () => loadFeedback(id))).toBe(404);
    expect(await loadAs(worker, () => loadPlanToWrite(id))).toBe(`/fr/missions/${id}/plan`);
  });

  test.each([
    ['a stranger', async () => addPerson()],
    [
      'who has not answered',
      async (mission: OwnMission) => {
        const somebody = await addPerson();
        await addNamed(mission, { email: somebody.email });
        return somebody;
      },
    ],
    [
      'who was removed',
      async (mission: OwnMission) => {
        const worker = await addWorker(mission);
        valueOf(await releasePerson(await by(giver.owner), { missionId: mission.id, personId: worker.personId }));
        return worker;
      },
    ],
    ['a person of another mission', async () => addWorker(await addMission(companyGives))],
  ] as const)('%s sees and declares nothing', async (_, somebodyOf) => {
    const mission = await addMission(companyGives);
    const somebody = await somebodyOf(mission);
    const id = String(mission.id);
    for (const load of [loadFollowed, loadLedger, loadPlan] as const) expect(await loadAs(somebody, async () => load(id))).toBe(404);
    expect(await declare(mission, somebody)).toMatchObject({ code: 'notFound' });
    expect((await viewAs(somebody, () => loadMyMissions())).rows.map((row) => row.id)).not.toContain(mission.id);
  });

  test('begins and delivers what is planned, and plans nothing', async () => {
    const mission = await addMission(companyGives);
    const worker = await addWorker(mission);
    const values = { kind: 'step', title: 'Un atelier', dueOn: today.toISOString().slice(0, 10) } as const;
    expect(await addItem(await by(worker), { missionId: mission.id, ...values })).toMatchObject({ code: 'forbidden' });
    expect(await setObjective(await by(worker), { missionId: mission.id, objective: REASON })).toMatchObject({ code: 'forbidden' });
    valueOf(await addItem(await by(giver.owner), { missionId: mission.id, ...values }));
    const { id: itemId } = await db.planItem.findFirstOrThrow({ where: { missionId: mission.id } });
    expect(await moveItem(await by(worker), { itemId, version: 1, move: 'remove' })).toMatchObject({ code: 'forbidden' });
    valueOf(await moveItem(await by(worker), { itemId, version: 1, move: 'begin' }));
    valueOf(await moveItem(await by(worker), { itemId, version: 2, move: 'deliver' }));
    expect(await moveItem(await by(worker), { itemId, version: 3, move: 'accept' })).toMatchObject({ code: 'forbidden' });
  });

  test('decides nothing of the mission or of hours', async () => {
    const mission = await addMission(companyGives);
    const worker = await addWorker(mission);
    const [missionId, entryId] = [mission.id, await addHours(mission)];
    const { version } = await missionAt(missionId);
    expect([
      await confirmHours(await by(worker), { missionId, entry: [entryId] }),
      await disputeHours(await by(worker), { missionId, entryId, reason: REASON }),
      await completeMission(await by(worker), { missionId, version, need: 'open' }),
      await cancelMission(await by(worker), { missionId, version, reason: REASON }),
    ]).toMatchObject(Array(4).fill({ code: 'forbidden' }));
  });
});

describe('hours', () => {
  test('of their own go to the receiver, and count once it confirms them', async () => {
    const mission = await addMission(companyGives);
    const worker = await addWorker(mission);
    valueOf(await declare(mission, worker, { hours: 6 }));
    const [entry] = await entriesOf(mission.id);
    expect(entry).toMatchObject({ byId: worker.userId, workedById: worker.userId, quarters: 6 });
    expect(await countConfirmedOf(mission.id, worker.userId)).toBe(0);
    const seen = await viewAs(receiver.owner, () => loadLedger(String(mission.id)));
    expect(seen.entries).toMatchObject([{ workedBy: { name: { fr: worker.name }, declared: true }, answerable: true }]);
    valueOf(await confirmHours(await by(receiver.owner), { missionId: mission.id, entry: [entry?.id ?? 0] }));
    expect([await countConfirmedOf(mission.id, worker.userId), (await missionAt(mission.id)).quartersConfirmed]).toEqual([6, 6]);
  });

  test('are theirs alone, whatever the form says', async () => {
    const mission = await addMission(companyGives);
    const [worker, colleague] = [await addWorker(mission), await addWorker(mission)];
    valueOf(await declare(mission, worker, { personId: colleague.personId }));
    expect(await entriesOf(mission.id)).toMatchObject([{ workedById: worker.userId }]);
  });

  test('the giver says whose they are, or leaves it open; of nobody else', async () => {
    const mission = await addMission(companyGives);
    const worker = await addWorker(mission);
    const waiting = await addNamed(mission);
    const elsewhere = await addWorker(await addMission(companyGives));
    for (const personId of [waiting.id, elsewhere.personId]) {
      expect(await declare(mission, giver.owner, { personId })).toMatchObject({ fields: { personId: { code: 'workerMissing' } } });
    }
    valueOf(await declare(mission, giver.member, { personId: worker.personId }));
    valueOf(await declare(mission, giver.owner));
    expect(await entriesOf(mission.id)).toMatchObject([{ byId: giver.member.userId, workedById: worker.userId }, { workedById: null }]);
    expect((await viewAs(giver.owner, () => loadLedger(String(mission.id)))).people).toMatchObject([{ id: worker.personId }]);
  });

  test('of others are not theirs to see or to correct', async () => {
    const mission = await addMission(companyGives);
    const [worker, colleague] = [await addWorker(mission), await addWorker(mission)];
    valueOf(await declare(mission, colleague));
    valueOf(await declare(mission, giver.owner, { personId: worker.personId, hours: 8 }));
    const [other, own] = await entriesOf(mission.id);
    const seen = await viewAs(worker, () => loadLedger(String(mission.id)));
    expect(seen.entries.map(({ id, correctable }) => [id, correctable])).toEqual([[own?.id, true]]);
    const correct = async (entryId = 0) => correctHours(await by(worker), { ...hoursOf(mission, { hours: 2 }), entryId });
    expect(await correct(other?.id)).toMatchObject({ code: 'notFound' });
    expect(await loadAs(worker, () => loadCorrecting(String(mission.id), String(other?.id)))).toBe(404);
    valueOf(await correct(own?.id));
    expect((await entriesOf(mission.id)).at(-1)).toMatchObject({ byId: worker.userId, workedById: worker.userId, quarters: 2 });
  });

  test('stay with who worked them after the giver removed them, and the giver may still correct them', async () => {
    const mission = await addMission(companyGives);
    const worker = await addWorker(mission);
    valueOf(await declare(mission, worker));
    const [entry] = await entriesOf(mission.id);
    valueOf(await releasePerson(await by(giver.owner), { missionId: mission.id, personId: worker.personId }));
    expect(await declare(mission, worker)).toMatchObject({ code: 'notFound' });
    valueOf(await correctHours(await by(giver.owner), { ...hoursOf(mission, { hours: 2 }), entryId: entry?.id ?? 0 }));
    const corrected = (await entriesOf(mission.id)).at(-1);
    expect(corrected).toMatchObject({ byId: giver.owner.userId, workedById: worker.userId });
    valueOf(await confirmHours(await by(receiver.owner), { missionId: mission.id, entry: [corrected?.id ?? 0] }));
    expect(await countConfirmedOf(mission.id, worker.userId)).toBe(2);
  });

  test('are answered by nobody who works on the mission, though they joined the receiver since', async () => {
    const mission = await addMission(companyGives);
    const worker = await addWorker(mission);
    valueOf(await declare(mission, worker));
    const membership = await db.membership.create({
      data: { userId: worker.userId, organisationId: receiver.owner.organisationId, role: 'owner' },
    });
    const [entry] = await entriesOf(mission.id);
    expect(await confirmHours(await by(worker), { missionId: mission.id, entry: [entry?.id ?? 0] })).toMatchObject({ code: 'forbidden' });
    await db.membership.delete({ where: { id: membership.id } });
  });

  test('are read by the programme as before, with who did the work', async () => {
    const mission = await addMission(companyGives);
    const worker = await addWorker(mission);
    valueOf(await declare(mission, worker));
    for (const coordinator of [coordinatorIn(region), coordinatorOut(region)]) {
      expect((await viewAs(coordinator, () => loadLedger(String(mission.id)))).entries).toMatchObject([
        { workedBy: { name: { fr: worker.name } } },
      ]);
    }
  });

  test('of somebody whose account is closed cannot be declared any more', async () => {
    const mission = await addMission(companyGives);
    const worker = await addWorker(mission);
    await db.user.update({ where: { id: worker.userId }, data: { disabledAt: new Date() } });
    expect(await declare(mission, giver.owner, { personId: worker.personId })).toMatchObject({ code: 'invalid' });
  });
});

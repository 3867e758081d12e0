import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import { confirmHours, correctHours, declareHours, disputeHours } from '@/lib/missions/commands';
import { loadCorrecting, loadDisputing, loadLedger, loadMission } from '@/lib/missions/loaders';
import { cast, coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addConfirmedHours, addHours, addMission, hoursOf, missionAt } from '@/tests/support/missions';
import { associationGives, by, companyGives, tally, today, valueOf, watch } from '@/tests/support/requests';

const { giver, receiver, region } = companyGives;
const REASON = 'La visite n’était pas prévue ce jour-là.';

describe('hours that were declared', () => {
  test('wait for the receiver, and count for nobody', async () => {
    const mission = await addMission(companyGives);
    const { told, deeds } = await watch(async () => declareHours(await by(giver.member), hoursOf(mission, { hours: 6 })));
    expect(await missionAt(mission.id)).toMatchObject({ quartersConfirmed: 0, version: 1, state: 'active' });
    expect(await db.hourEntry.findMany({ where: { missionId: mission.id } })).toMatchObject([
      { byId: giver.member.userId, quarters: 6, what: 'Un atelier avec l’équipe.', correctsId: null },
    ]);
    // The morning's job tells the receiver, once a day.
    expect(told).toEqual([]);
    expect(deeds).toMatchObject([{ action: 'mission_declare', subject: 'mission', subjectId: String(mission.id), fields: ['hours'] }]);
    const ledger = await viewAs(receiver.member, () => loadLedger(String(mission.id)));
    expect(ledger).toMatchObject({ left: 34, mission: { waiting: { count: 1, quarters: 6 } } });
    expect(ledger.entries).toMatchObject([{ state: 'declared', answerable: true, correctable: false }]);
  });

  test('are no more than what was reserved, whatever is pressed at once', async () => {
    const mission = await addMission(companyGives, { quarters: 10 });
    const owner = await Promise.all(Array.from({ length: 8 }, () => by(giver.owner)));
    const results = await Promise.all(owner.map((context) => declareHours(context, hoursOf(mission, { hours: 4 }))));
    expect(tally(results)).toEqual({ done: 2, invalid: 6 });
    const refused = results.find((result) => !result.ok);
    expect(refused).toMatchObject({ fields: { hours: { code: 'hoursBeyondReserved', params: { hours: '0,5' } } } });
  });

  test.each([
    ['planned', 'changed'],
    ['signed', 'changed'],
  ] as const)('are refused while the mission is %s', async (state, code) => {
    const mission = await addMission(companyGives, { state });
    expect(await declareHours(await by(giver.owner), hoursOf(mission))).toMatchObject({ ok: false, code });
  });

  test('are of a day of the mission that has come, after both signatures', async () => {
    const mission = await addMission(companyGives);
    const on = async (workedOn: string) => declareHours(await by(giver.owner), hoursOf(mission, { workedOn }));
    const day = (count: number) => dayOf(addDays(today, count));
    expect(await on(day(1))).toMatchObject({ fields: { workedOn: { code: 'hoursInFuture' } } });
    expect(await on(day(-8))).toMatchObject({ fields: { workedOn: { code: 'hoursOutsideMission' } } });
    expect(await on(day(-9))).toMatchObject({ fields: { workedOn: { code: 'hoursBeforeSigned' } } });
    expect(await on(day(-7))).toMatchObject({ ok: true });
    expect(await on(day(0))).toMatchObject({ ok: true });
  });

  test('are declared once, however often the form is sent', async () => {
    const mission = await addMission(companyGives);
    const context = await by(giver.owner);
    const results = await Promise.all(Array.from({ length: 5 }, () => declareHours(context, hoursOf(mission))));
    expect(tally(results)).toEqual({ done: 5 });
    expect(await db.hourEntry.count({ where: { missionId: mission.id } })).toBe(1);
  });
});

describe('an answer', () => {
  test('that confirms makes them count, and tells who declared them', async () => {
    const mission = await addMission(associationGives);
    const first = await addHours(mission, 6);
    valueOf(await declareHours(await by(associationGives.giver.member), hoursOf(mission, { hours: 2 })));
    const second = await db.hourEntry.findFirstOrThrow({ where: { missionId: mission.id }, orderBy: { id: 'desc' } });
    const { told, mails } = await watch(async () =>
      confirmHours(await by(associationGives.receiver.member), { missionId: mission.id, entry: [first, second.id] }),
    );
    expect(await missionAt(mission.id)).toMatchObject({ quartersConfirmed: 8, version: 2 });
    const { owner, member } = associationGives.giver;
    expect(told.map(({ userId }) => userId).sort()).toEqual([owner.userId, member.userId].sort());
    for (const notice of told) expect(notice).toMatchObject({ event: 'hours_confirmed', params: { quarters: 8, hoursConfirmed: 8 } });
    expect(mails).toBe(2);
  });

  test('that disputes says why, and lets the giver correct; the correction is answered anew', async () => {
    const mission = await addMission(companyGives);
    const entryId = await addHours(mission, 8);
    const dispute = { missionId: mission.id, entryId, reason: REASON };
    const { told } = await watch(async () => disputeHours(await by(receiver.owner), dispute));
    expect(told).toMatchObject([{ userId: giver.owner.userId, event: 'hours_disputed', params: { quarters: 8, reason: REASON } }]);
    expect(await missionAt(mission.id)).toMatchObject({ quartersConfirmed: 0 });
    // What was said is said: nobody answers twice.
    expect(await disputeHours(await by(receiver.owner), dispute)).toMatchObject({ code: 'changed' });
    expect(await confirmHours(await by(receiver.owner), { missionId: mission.id, entry: [entryId] })).toMatchObject({ code: 'changed' });
    const correction = { ...hoursOf(mission, { hours: 6 }), entryId };
    valueOf(await correctHours(await by(giver.owner), correction));
    expect(await correctHours(await by(giver.owner), correction)).toMatchObject({ code: 'changed' });
    const corrected = await db.hourEntry.findUniqueOrThrow({ where: { correctsId: entryId } });
    valueOf(await confirmHours(await by(receiver.owner), { missionId: mission.id, entry: [corrected.id] }));
    expect(await missionAt(mission.id)).toMatchObject({ quartersConfirmed: 6 });
  });

  test('to a correction of confirmed hours takes their place', async () => {
    const mission = await addMission(companyGives, { quarters: 10 });
    const entryId = await addConfirmedHours(mission, 8);
    expect(await correctHours(await by(giver.owner), { ...hoursOf(mission, { hours: 11 }), entryId })).toMatchObject({
      fields: { hours: { code: 'hoursBeyondReserved', params: { hours: '2,5' } } },
    });
    expect(await correctHours(await by(giver.owner), { ...hoursOf(mission, { hours: 8 }), entryId })).toMatchObject({
      fields: { hours: { code: 'hoursUnchanged' } },
    });
    valueOf(await correctHours(await by(giver.owner), { ...hoursOf(mission, { hours: 0 }), entryId }));
    expect(await missionAt(mission.id)).toMatchObject({ quartersConfirmed: 8 });
    const correction = await db.hourEntry.findUniqueOrThrow({ where: { correctsId: entryId } });
    valueOf(await confirmHours(await by(receiver.owner), { missionId: mission.id, entry: [correction.id] }));
    expect(await missionAt(mission.id)).toMatchObject({ quartersConfirmed: 0 });
  });

  test('to several is for all of them or for none', async () => {
    const mission = await addMission(companyGives);
    const [one, other] = [await addHours(mission), await addHours(await addMission(companyGives))];
    expect(await confirmHours(await by(receiver.owner), { missionId: mission.id, entry: [one, other] })).toMatchObject({
      code: 'notFound',
    });
    expect(await db.hourAnswer.count({ where: { entryId: { in: [one, other] } } })).toBe(0);
    expect(await missionAt(mission.id)).toMatchObject({ quartersConfirmed: 0 });
  });

  test('is one, whoever of the receiver gives it first', async () => {
    const mission = await addMission(companyGives);
    const entryId = await addHours(mission);
    const contexts = await Promise.all([receiver.owner, receiver.member, receiver.owner, receiver.member].map((person) => by(person)));
    const results = await Promise.all(
      contexts.map((context, index) =>
        index % 2 === 0
          ? confirmHours(context, { missionId: mission.id, entry: [entryId] })
          : disputeHours(context, { missionId: mission.id, entryId, reason: REASON }),
      ),
    );
    expect(tally(results)).toEqual({ done: 1, changed: 3 });
    const { kind } = await db.hourAnswer.findUniqueOrThrow({ where: { entryId } });
    expect(await missionAt(mission.id)).toMatchObject({ quartersConfirmed: kind === 'confirmed' ? 4 : 0 });
  });
});

describe('the pages', () => {
  test('are read by both sides and by the programme, and by nobody else', async () => {
    const mission = await addMission(companyGives);
    const entry = String(await addHours(mission));
    const id = String(mission.id);
    for (const person of [giver.member, receiver.member, coordinatorIn(region), cast.administrator]) {
      expect(await loadAs(person, () => loadLedger(id))).toBeTypeOf('object');
    }
    for (const person of [cast.otherCompanyOwner, cast.otherAssociationOwner]) expect(await loadAs(person, () => loadLedger(id))).toBe(404);
    expect(await loadAs(null, () => loadLedger(id))).toBe(`/fr/sign-in?next=%2Fmissions%2F${id}%2Fhours`);
    expect(await loadAs(giver.owner, () => loadCorrecting(id, entry))).toBeTypeOf('object');
    expect(await loadAs(receiver.owner, () => loadDisputing(id, entry))).toBeTypeOf('object');
    // Who may not is led back to the hours.
    expect(await loadAs(receiver.owner, () => loadCorrecting(id, entry))).toBe(`/fr/missions/${id}/hours`);
    expect(await loadAs(giver.owner, () => loadDisputing(id, entry))).toBe(`/fr/missions/${id}/hours`);
    for (const wrong of ['0', 'x', '999999']) expect(await loadAs(giver.owner, () => loadCorrecting(id, wrong))).toBe(404);
  });

  test('name the people of the other side, and to the programme those of both where it looks after them', async () => {
    const { id } = await addMission(companyGives);
    const seenBy = async (person: Person) => (await viewAs(person, () => loadMission(String(id)))).contacts.map(({ email }) => email);
    expect(await seenBy(giver.member)).toEqual([receiver.owner.email]);
    expect(await seenBy(receiver.member)).toEqual([giver.owner.email]);
    expect(await seenBy(coordinatorIn(region))).toEqual([giver.owner.email, receiver.owner.email]);
    for (const person of [coordinatorOut(region), cast.administrator]) expect(await seenBy(person)).toEqual([]);
  });
});

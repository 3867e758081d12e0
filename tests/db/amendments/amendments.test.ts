import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { loadVerified } from '@/lib/agreements/loaders';
import { findDocumentBytes } from '@/lib/agreements/queries';
import {
  agreeToAmendment,
  approveAmendment,
  declineAmendment,
  proposeAmendment,
  rejectAmendment,
  withdrawAmendment,
} from '@/lib/amendments/commands';
import { loadAmendments } from '@/lib/amendments/loaders';
import { db } from '@/lib/db/client';
import { addDays, dateOfDay, dayOf } from '@/lib/i18n/day';
import { cancelMission, completeMission, declareHours } from '@/lib/missions/commands';
import { loadLedger, loadMission } from '@/lib/missions/loaders';
import { missionAt as agreementAt } from '@/tests/support/agreements';
import { addAmendment, amendmentAt, laterEnd, REASON, read, sign, termsOf } from '@/tests/support/amendments';
import { cast, coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addWorker } from '@/tests/support/mission-people';
import { addHours, addMission, hoursOf, missionAt, type OwnMission } from '@/tests/support/missions';
import { associationGives, by, companyGives, needOf, offerOf, tally, today, valueOf, watch } from '@/tests/support/requests';

const { giver, receiver, region } = companyGives;
const coordinator = coordinatorIn(region);

const view = (person: Person, { id }: { id: number }) => viewAs(person, () => loadAmendments(String(id)));
/** Quarter-hours that the mission's need and offer have left, and so many more or fewer. */
async function left(mission: OwnMission, more = 0) {
  return { need: (await needOf(mission)).quartersLeft + more, offer: (await offerOf(mission)).quartersLeft + more };
}

describe('from the proposal to both signatures', () => {
  test('the mission goes on as it was; then it has the hours and the end', async () => {
    const mission = await addMission(companyGives);
    const { endsOn } = await missionAt(mission.id);
    const before = await left(mission);
    const reserved = await left(mission, -8);
    const proposed = await watch(async () => proposeAmendment(await by(receiver.member), await termsOf(mission)));
    valueOf(proposed.result);
    expect(proposed.told).toMatchObject([
      { userId: giver.owner.userId, event: 'amendment_to_approve', params: { quarters: 48, endDate: laterEnd } },
    ]);
    expect(proposed.deeds).toMatchObject([{ action: 'amendment_propose', subject: 'mission', subjectId: String(mission.id) }]);
    const { id } = await db.amendment.findFirstOrThrow({ where: { missionId: mission.id } });
    expect((await view(giver.owner, mission)).current?.allowed).toEqual(['agree', 'decline']);
    expect((await view(receiver.owner, mission)).current?.allowed).toEqual(['withdraw']);
    expect((await view(coordinator, mission)).current).toMatchObject({ allowed: [], checks: null });

    const agreed = await watch(async () => agreeToAmendment(await by(giver.member), await read(id)));
    expect(agreed.told.map(({ userId }) => userId)).toContain(coordinator.userId);
    expect((await view(coordinator, mission)).current).toMatchObject({
      allowed: ['approve', 'reject'],
      checks: { added: 8, offerLeft: before.offer, needsTwo: false, first: null },
    });
    expect(await left(mission)).toEqual(before);

    const approved = await watch(async () => approveAmendment(await by(coordinator), await read(id)));
    expect(approved.told.map(({ userId, event }) => [userId, event])).toEqual(
      [giver.owner.userId, receiver.owner.userId].sort().map((userId) => [userId, 'amendment_to_sign']),
    );
    expect(await left(mission)).toEqual(reserved);
    expect(await missionAt(mission.id)).toMatchObject({ quarters: 40, endsOn });

    valueOf(await sign(receiver.owner, id));
    expect(await amendmentAt(id)).toMatchObject({ state: 'approved', endedAt: null });
    expect(await sign(receiver.owner, id)).toMatchObject({ code: 'changed' });
    const signed = await watch(() => sign(giver.owner, id));
    expect(signed.told[0]).toMatchObject({ event: 'amendment_complete', params: { quarters: 48, endDate: laterEnd } });
    expect(await missionAt(mission.id)).toMatchObject({ quarters: 48, endsOn: dateOfDay(laterEnd) });
    expect(await amendmentAt(id)).toMatchObject({ state: 'signed' });
    expect(await left(mission)).toEqual(reserved);
    expect((await viewAs(giver.owner, () => loadLedger(String(mission.id)))).left).toBe(48);
    const deeds = (await viewAs(giver.owner, () => loadMission(String(mission.id)))).deeds.map(({ action }) => action);
    expect(deeds).toEqual(['amendment_sign', 'amendment_sign', 'amendment_approve', 'amendment_agree', 'amendment_propose']);
  });

  test('the document is kept with its hash, and anybody who holds it checks it', async () => {
    const { id, mission } = await addAmendment(companyGives, { state: 'approved' });
    const { document } = await amendmentAt(id);
    const bytes = await findDocumentBytes(document?.id ?? 0);
    expect(Buffer.from(bytes).toString('latin1', 0, 5)).toBe('%PDF-');
    expect(document?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const status = async () => (await loadVerified(document?.code ?? '', undefined))?.status;
    expect(await loadVerified(document?.code ?? '', undefined)).toMatchObject({ kind: 'amendment', reference: document?.reference });
    expect(await status()).toBe('waiting');
    for (const person of [giver.owner, receiver.owner]) valueOf(await sign(person, id));
    expect(await status()).toBe('inForce');
    // What was signed before it says what was signed then.
    expect(await agreementAt(mission.id)).toMatchObject({ quarters: 40 });
    // What both sides read is what is in the document.
    const text = JSON.stringify((await view(giver.owner, mission)).earlier);
    expect(text).toContain(document?.reference ?? '');
  });

  test('a need that has too few hours grows by what it lacks; the offer must have them', async () => {
    const { id, mission } = await addAmendment(companyGives, { state: 'agreed' });
    await db.skillNeed.update({ where: { id: mission.needId }, data: { quartersLeft: 2 } });
    const { quartersTotal } = await needOf(mission);
    await db.expertiseOffer.update({ where: { id: mission.offerId }, data: { quartersLeft: 7 } });
    expect(await approveAmendment(await by(coordinator), await read(id))).toMatchObject({
      code: 'notEnoughHours',
      params: { side: 'offer', hours: '1,75' },
    });
    expect(await left(mission)).toEqual({ need: 2, offer: 7 });
    expect(await db.missionDocument.count({ where: { amendmentId: id } })).toBe(0);
    await db.expertiseOffer.update({ where: { id: mission.offerId }, data: { quartersLeft: 8 } });
    valueOf(await approveAmendment(await by(coordinator), await read(id)));
    expect(await needOf(mission)).toMatchObject({ quartersTotal: quartersTotal + 6, quartersLeft: 0, state: 'filled' });
    expect(await offerOf(mission)).toMatchObject({ quartersLeft: 0, state: 'filled' });
  });

  test('fewer hours go back with the second signature, as long as they were not declared meanwhile', async () => {
    const { id, mission } = await addAmendment(companyGives, { state: 'approved', hours: 20 });
    const givenBack = await left(mission, 20);
    const entry = await addHours(mission, 21);
    valueOf(await sign(giver.owner, id));
    expect(await sign(receiver.owner, id)).toMatchObject({ code: 'amendmentBelowDeclared' });
    await db.hourAnswer.create({ data: { entryId: entry, kind: 'disputed', reason: REASON, byId: receiver.owner.userId } });
    valueOf(await sign(receiver.owner, id));
    expect(await missionAt(mission.id)).toMatchObject({ quarters: 20 });
    expect(await left(mission)).toEqual(givenBack);
  });

  test('hours beyond those reserved wait for both signatures', async () => {
    const { id, mission } = await addAmendment(companyGives, { state: 'approved' });
    await addHours(mission, 40);
    const more = async () => declareHours(await by(giver.owner), hoursOf(mission, { hours: 4 }));
    expect(await more()).toMatchObject({ fields: { hours: { code: 'hoursBeyondReserved' } } });
    for (const person of [giver.owner, receiver.owner]) valueOf(await sign(person, id));
    valueOf(await more());
  });
});

describe('what cannot be proposed', () => {
  test.each([
    ['nothing else than now', { hours: 40, endsOn: dayOf(addDays(today, 60)) }, { hours: { code: 'amendmentUnchanged' } }],
    ['less than was declared', { hours: 7 }, { hours: { code: 'amendmentBelowDeclared' } }],
    ['an end that has passed', { endsOn: dayOf(addDays(today, -1)) }, { endsOn: { code: 'dateInPast' } }],
    ['an end before the start', { endsOn: dayOf(addDays(today, -8)) }, { endsOn: { code: 'agreementEndsBefore' } }],
  ])('%s', async (_what, change, fields) => {
    const mission = await addMission(companyGives);
    await addHours(mission, 8);
    expect(await proposeAmendment(await by(giver.owner), await termsOf(mission, change))).toMatchObject({ code: 'invalid', fields });
  });

  test.each(['planned'] as const)('anything while the agreement is not signed', async (state) => {
    const mission = await addMission(companyGives, { state });
    expect(await proposeAmendment(await by(giver.owner), await termsOf(mission))).toMatchObject({ code: 'changed' });
    expect((await view(giver.owner, mission)).mayPropose).toBe(false);
  });

  test('a second one beside the first, whoever is faster', async () => {
    const mission = await addMission(companyGives);
    const terms = await termsOf(mission);
    const people = [giver.owner, giver.member, receiver.owner, receiver.member];
    const results = await Promise.all(people.map(async (person) => proposeAmendment(await by(person), terms)));
    expect(tally(results)).toEqual({ done: 1, changed: 3 });
    expect((await view(giver.owner, mission)).mayPropose).toBe(false);
  });
});

describe('an amendment ends', () => {
  test('declined, with a reason that both read; another may follow', async () => {
    const { id, mission } = await addAmendment();
    const { told } = await watch(async () => declineAmendment(await by(receiver.owner), { ...(await read(id)), reason: REASON }));
    for (const { userId } of [giver.owner, receiver.owner]) {
      expect(told).toContainEqual(
        expect.objectContaining({
          userId,
          event: 'amendment_refused',
          params: expect.objectContaining({ how: 'declined', reason: REASON }),
        }),
      );
    }
    expect(await amendmentAt(id)).toMatchObject({ state: 'declined', endReason: REASON });
    expect(await view(giver.owner, mission)).toMatchObject({ current: null, mayPropose: true, earlier: [{ endReason: REASON }] });
  });

  test('withdrawn after its approval: what it had reserved goes back, and its document is worth nothing', async () => {
    const { id, mission } = await addAmendment(companyGives, { state: 'agreed' });
    const before = await left(mission);
    valueOf(await approveAmendment(await by(coordinator), await read(id)));
    valueOf(await sign(giver.owner, id));
    valueOf(await withdrawAmendment(await by(receiver.member), { ...(await read(id)), reason: REASON }));
    expect(await left(mission)).toEqual(before);
    expect(await sign(receiver.owner, id)).toMatchObject({ code: 'changed' });
    const { document } = await amendmentAt(id);
    expect((await loadVerified(document?.code ?? '', undefined))?.status).toBe('superseded');
  });

  test('not approved, with a reason', async () => {
    const { id } = await addAmendment(companyGives, { state: 'agreed' });
    valueOf(await rejectAmendment(await by(coordinator), { ...(await read(id)), reason: REASON }));
    expect(await amendmentAt(id)).toMatchObject({ state: 'rejected', endReason: REASON, document: null });
  });

  test.each([
    ['completed', completeMission],
    ['cancelled', cancelMission],
  ] as const)('with its mission, which is %s: all that was reserved goes back', async (_how, end) => {
    const { id, mission } = await addAmendment(companyGives, { state: 'agreed' });
    const givenBack = await left(mission, 40);
    valueOf(await approveAmendment(await by(coordinator), await read(id)));
    const { version } = await missionAt(mission.id);
    valueOf(await end(await by(receiver.owner), { missionId: mission.id, version, reason: REASON, need: 'open' }));
    expect(await amendmentAt(id)).toMatchObject({ state: 'lapsed' });
    expect(await left(mission)).toEqual(givenBack);
    expect(await sign(receiver.owner, id)).toMatchObject({ code: 'changed' });
  });
});

describe('a coordinator', () => {
  test('who is of either side, of another region or none decides nothing', async () => {
    const { id } = await addAmendment(companyGives, { state: 'agreed' });
    for (const person of [giver.owner, receiver.owner, coordinatorOut(region), cast.administrator]) {
      expect(await approveAmendment(await by(person), await read(id))).toMatchObject({ code: 'forbidden' });
    }
    await db.membership.create({ data: { userId: coordinator.userId, organisationId: giver.owner.organisationId, role: 'member' } });
    expect(await approveAmendment(await by(coordinator), await read(id))).toMatchObject({ code: 'forbidden' });
    await db.membership.deleteMany({ where: { userId: coordinator.userId } });
    valueOf(await approveAmendment(await by(coordinator), await read(id)));
  });

  test('approves for two verified organisations only', async () => {
    const { id } = await addAmendment(companyGives, { state: 'agreed' });
    const where = { id: giver.owner.organisationId };
    await db.organisation.update({ where, data: { state: 'suspended', stateReason: REASON } });
    expect(await approveAmendment(await by(coordinator), await read(id))).toMatchObject({ code: 'organisationNotVerified' });
    await db.organisation.update({ where, data: { state: 'verified', stateReason: null } });
  });

  test('is not alone to let a mission grow beyond 200 hours', async () => {
    const { id, mission } = await addAmendment(companyGives, { state: 'agreed', hours: 804 });
    await db.expertiseOffer.update({ where: { id: mission.offerId }, data: { quartersTotal: 2_000, quartersLeft: 1_000 } });
    const first = await watch(async () => approveAmendment(await by(coordinator), await read(id)));
    expect(first.result).toMatchObject({ ok: true, value: { waits: true } });
    expect(first.told.map(({ event }) => event)).toContain('request_second_decision');
    expect(first.deeds).toMatchObject([{ action: 'amendment_approve_first', subject: 'mission' }]);
    expect(await approveAmendment(await by(coordinator), await read(id))).toMatchObject({ code: 'secondPerson' });
    expect((await view(cast.coordinatorNational, mission)).current?.checks).toMatchObject({ needsTwo: true, first: { byReader: false } });
    expect((await offerOf(mission)).quartersLeft).toBe(1_000);
    valueOf(await approveAmendment(await by(cast.coordinatorNational), await read(id)));
    expect((await offerOf(mission)).quartersLeft).toBe(1_000 - 764);
  });
});

describe('at once', () => {
  test('of missions that ask for an offer’s last hours, one gets them', async () => {
    const amendments = await Promise.all(Array.from({ length: 4 }, () => addAmendment(companyGives, { state: 'agreed' })));
    const offerId = amendments[0]?.mission.offerId ?? 0;
    await db.expertiseOffer.update({ where: { id: offerId }, data: { quartersLeft: 15 } });
    await db.mission.updateMany({ where: { id: { in: amendments.map(({ mission }) => mission.id) } }, data: { offerId } });
    const results = await Promise.all(amendments.map(async ({ id }) => approveAmendment(await by(coordinator), await read(id))));
    expect(tally(results)).toEqual({ done: 1, notEnoughHours: 3 });
    expect((await db.expertiseOffer.findUniqueOrThrow({ where: { id: offerId } })).quartersLeft).toBe(7);
  });

  test('two coordinators approve once, and one document is issued', async () => {
    const { id, mission } = await addAmendment(companyGives, { state: 'agreed' });
    const reserved = await left(mission, -8);
    const seen = await read(id);
    const people = [coordinator, cast.coordinatorNational, coordinator, cast.coordinatorNational];
    const results = await Promise.all(people.map(async (person) => approveAmendment(await by(person), seen)));
    expect(tally(results)).toEqual({ done: 1, changed: 3 });
    expect(await left(mission)).toEqual(reserved);
    expect(await db.missionDocument.count({ where: { amendmentId: id } })).toBe(1);
  });

  test('both sides sign: the mission changes once', async () => {
    const { id, mission } = await addAmendment(companyGives, { state: 'approved' });
    const people = [giver.owner, receiver.owner, giver.owner, receiver.owner];
    const results = await Promise.all(people.map((person) => sign(person, id)));
    expect(tally(results)).toEqual({ done: 2, changed: 2 });
    expect(await missionAt(mission.id)).toMatchObject({ quarters: 48 });
    expect(await db.agreementSignature.count({ where: { missionId: mission.id } })).toBe(2);
  });

  test('a signature and a withdrawal: one of them counts', async () => {
    const { id, mission } = await addAmendment(companyGives, { state: 'approved' });
    valueOf(await sign(giver.owner, id));
    const seen = await read(id);
    const results = await Promise.all([sign(receiver.owner, id), withdrawAmendment(await by(giver.member), { ...seen, reason: REASON })]);
    expect(tally(results)).toEqual({ done: 1, changed: 1 });
    const { state } = await amendmentAt(id);
    expect((await missionAt(mission.id)).quarters).toBe(state === 'signed' ? 48 : 40);
  });
});

test('what an association gives is amended the same way', async () => {
  const { id, mission } = await addAmendment(associationGives, { state: 'approved' });
  for (const person of [associationGives.giver.owner, associationGives.receiver.owner]) valueOf(await sign(person, id));
  expect(await missionAt(mission.id)).toMatchObject({ quarters: 48 });
});

test('the page is read by both sides and by the programme, and by nobody else', async () => {
  const { mission } = await addAmendment(companyGives, { state: 'approved' });
  const load = (person: Person | null) => loadAs(person, () => loadAmendments(String(mission.id)));
  for (const person of [giver.member, receiver.member, coordinator, coordinatorOut(region), cast.administrator]) {
    expect(await load(person)).toBeTypeOf('object');
  }
  // What the sides agree on is no matter of whoever works on it.
  for (const person of [cast.otherAssociationOwner, cast.otherCompanyOwner, await addWorker(mission)]) {
    expect(await load(person)).toBe(404);
  }
  expect(await load(null)).toMatch(/\/sign-in\?next=/);
  // Members read what their owners sign.
  expect(await view(giver.member, mission)).toMatchObject({ current: { allowed: ['withdraw'], signsFor: null } });
  expect((await view(giver.owner, mission)).current?.clauses.map(({ code }) => code)).toEqual([
    'title',
    'parties',
    'hours',
    'end',
    'reason',
    'rest',
    'effect',
    'proof',
  ]);
});

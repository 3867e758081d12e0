import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dateOfDay, dayOf } from '@/lib/i18n/day';
import {
  endPartnership,
  pausePartnership,
  remindPartners,
  renewPartnership,
  resumePartnership,
  reviewPartnership,
  revisePartnership,
} from '@/lib/partnerships/commands';
import { loadPartnership, loadPartnerships, loadPartnershipTo, loadProgrammePartnerships } from '@/lib/partnerships/loaders';
import { lastDayOf, PERIOD_DAYS } from '@/lib/partnerships/rules';
import { loadRequest } from '@/lib/requests/loaders';
import { cast, coordinatorOut, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addConfirmedHours, addHours, addMission } from '@/tests/support/missions';
import { addPartnership, partnershipAt, partnershipBetween } from '@/tests/support/partnerships';
import { addPair, addRequest, associationGives, by, companyGives, tally, valueOf, watch } from '@/tests/support/requests';

const { giver, receiver } = companyGives;
const today = dateOfDay(dayOf(new Date()));
const REASON = 'Plus personne n’a le temps cette année.';
const which = async (id: number) => ({ partnershipId: id, version: (await partnershipAt(id)).version });
const view = (id: number, person: Person = giver.owner) => viewAs(person, () => loadPartnership(String(id)));

describe('an approval', () => {
  test('that is the first of two tells both sides of their partnership', async () => {
    const { id: former } = await addPartnership(companyGives);
    await db.lead.updateMany({ where: { partnershipId: former }, data: { state: 'meeting', partnershipId: null } });
    await db.partnership.delete({ where: { id: former } });
    const before = new Date();
    await addMission(companyGives);
    const { id } = await partnershipBetween(companyGives);
    const told = await db.notification.findMany({
      where: { event: 'partnership_started', createdAt: { gte: before } },
      orderBy: { id: 'asc' },
    });
    expect(told.map(({ userId, href }) => [userId, href]).sort()).toEqual(
      [giver.owner.userId, receiver.owner.userId].map((userId) => [userId, `/partnerships/${id}`]).sort(),
    );
    expect(await partnershipAt(id)).toMatchObject({
      state: 'active',
      startsOn: today,
      endsOn: addDays(today, PERIOD_DAYS - 1),
      renewals: 0,
    });
  });

  test('opens one partnership of two, in whatever direction, however many missions there are', async () => {
    await addMission(companyGives);
    const first = await partnershipBetween(companyGives);
    await addMission(companyGives);
    await addMission(associationGives);
    const all = await db.partnership.findMany({ where: { associationId: first.associationId, companyId: first.companyId } });
    expect(all.map(({ id }) => id)).toEqual([first.id]);
  });

  test('of two at once opens one, and tells both sides once', async () => {
    const before = await partnershipBetween(companyGives);
    const told = await db.notification.count({ where: { event: 'partnership_started' } });
    await Promise.all([addMission(companyGives), addMission(companyGives)]);
    expect((await partnershipBetween(companyGives)).id).toBe(before.id);
    expect(await db.notification.count({ where: { event: 'partnership_started' } })).toBe(told);
  });

  test('goes on with one that was paused, and begins a new period of one that was over', async () => {
    const { id } = await addPartnership(companyGives, { state: 'paused' });
    await addMission(companyGives);
    expect(await partnershipAt(id)).toMatchObject({ state: 'active', reason: null, renewals: expect.any(Number) });
    const { renewals } = await partnershipAt(id);
    await addPartnership(companyGives, { state: 'ended', daysLeft: -3 });
    await addMission(companyGives);
    const again = await partnershipAt(id);
    expect(again).toMatchObject({ state: 'active', reason: null, endedAt: null, endsOn: addDays(today, PERIOD_DAYS - 1) });
    expect(again.renewals).toBeGreaterThan(renewals);
  });
});

describe('changing', () => {
  test('aims and end are written as they were sent, and recorded', async () => {
    const { id } = await addPartnership(companyGives);
    const { deeds } = await watch(async () =>
      revisePartnership(await by(receiver.member), { ...(await which(id)), aims: 'Un site à jour.', endsOn: '2099-12-31' }),
    );
    expect(await partnershipAt(id)).toMatchObject({ aims: 'Un site à jour.', endsOn: dateOfDay('2099-12-31') });
    expect(deeds).toMatchObject([{ action: 'partnership_revise', fields: ['aims', 'endsOn'] }]);
  });

  test('is refused of a version that somebody else has changed', async () => {
    const { id } = await addPartnership(companyGives);
    const seen = await which(id);
    valueOf(await pausePartnership(await by(giver.owner), { ...seen, reason: REASON }));
    expect(await endPartnership(await by(receiver.owner), { ...seen, reason: REASON })).toMatchObject({ code: 'changed' });
    valueOf(await resumePartnership(await by(receiver.owner), await which(id)));
    expect(await partnershipAt(id)).toMatchObject({ state: 'active', reason: null });
  });

  test('two sides who renew at once renew once', async () => {
    const { id } = await addPartnership(companyGives, { daysLeft: 10 });
    const before = await partnershipAt(id);
    const seen = await which(id);
    const results = await Promise.all([giver.owner, receiver.owner].map(async (person) => renewPartnership(await by(person), seen)));
    expect(tally(results)).toEqual({ done: 1, changed: 1 });
    expect(await partnershipAt(id)).toMatchObject({
      renewals: before.renewals + 1,
      endsOn: addDays(before.endsOn, PERIOD_DAYS),
    });
  });

  test('sent twice counts once', async () => {
    const { id } = await addPartnership(companyGives, { daysLeft: 10 });
    const context = await by(giver.owner, { submissionId: randomUUID() });
    const seen = await which(id);
    const answers = [await renewPartnership(context, seen), await renewPartnership(context, seen)];
    expect(answers[1]).toEqual(answers[0]);
    expect((await partnershipAt(id)).version).toBe(seen.version + 1);
  });

  test('one that is paused goes on for another period once its own is over, and not before', async () => {
    const { id } = await addPartnership(companyGives, { state: 'paused', daysLeft: 10 });
    expect((await view(id)).allowed).not.toContain('renew');
    expect(await renewPartnership(await by(giver.owner), await which(id))).toMatchObject({ ok: false, code: 'changed' });
    await db.partnership.update({ where: { id }, data: { endsOn: addDays(today, -1) } });
    expect((await view(id)).allowed).toContain('renew');
    valueOf(await renewPartnership(await by(giver.owner), await which(id)));
    expect(await partnershipAt(id)).toMatchObject({ state: 'active', reason: null, endsOn: lastDayOf(today) });
  });

  test('one that ended long ago is renewed from today on', async () => {
    const { id } = await addPartnership(companyGives, { state: 'ended', daysLeft: -200 });
    valueOf(await renewPartnership(await by(giver.owner), await which(id)));
    expect(await partnershipAt(id)).toMatchObject({ state: 'active', endedAt: null, endsOn: addDays(today, PERIOD_DAYS - 1) });
  });
});

describe('its page', () => {
  test('says how it is, and what came of it', async () => {
    const { id, mission } = await addPartnership(companyGives);
    const before = await view(id);
    await addConfirmedHours(mission, 7);
    const after = await view(id);
    expect(after.quarters).toBe(before.quarters + 7);
    const sum = (over: typeof after.overTime) => over.reduce((total, { quarters }) => total + quarters, 0);
    expect(sum(after.overTime)).toBe(sum(before.overTime) + 7);
    await addHours(mission, 4);
    expect(await view(id)).toMatchObject({ health: expect.stringMatching(/agreement|hours/) });
    expect(after.together[0]).toMatchObject({ id: mission.id });
    expect(after.idleDays).toBe(0);
  });

  test('lists the other side’s open listings, and no other’s', async () => {
    const { id, mission } = await addPartnership(companyGives);
    const { needId } = await db.mission.findUniqueOrThrow({ where: { id: mission.id }, select: { needId: true } });
    const { needs } = await view(id, giver.owner);
    const owners = await db.skillNeed.findMany({ where: { id: { in: needs.map((need) => need.id) } }, select: { organisationId: true } });
    expect(new Set(owners.map(({ organisationId }) => organisationId))).toEqual(new Set([receiver.owner.organisationId]));
    expect(needs.map((need) => need.id)).toContain(needId);
    expect((await view(id, cast.coordinatorNational)).needs).toEqual([]);
  });

  test('keeps what both sides said of a year', async () => {
    const { id } = await addPartnership(companyGives);
    await db.partnership.update({ where: { id }, data: { startsOn: addDays(today, -3 * 365) } });
    const now = addDays(new Date(), -2 * 365);
    const said = { partnershipId: id, reached: 'Le site est en ligne.', next: 'Former deux adhérentes.' };
    const other = { ...said, reached: 'Deux formations données.' };
    valueOf(await reviewPartnership(await by(receiver.owner, { now }), said));
    valueOf(await reviewPartnership(await by(giver.owner, { now }), other));
    // Two years later, the association alone.
    valueOf(await reviewPartnership(await by(receiver.owner), { ...said, reached: 'La boutique vend.' }));
    const person = { by: { fr: receiver.owner.name } };
    expect((await view(id)).reviews).toMatchObject([
      { year: 3, ASSOCIATION: [{ reached: 'La boutique vend.', ...person }], COMPANY: [] },
      { year: 1, ASSOCIATION: [{ reached: 'Le site est en ligne.', ...person }], COMPANY: [{ reached: other.reached }] },
    ]);
  });

  test('adds up the hours that count, as the ledger does, however often they were corrected', async () => {
    const { id, mission } = await addPartnership(companyGives);
    const total = async () => (await view(id)).overTime.reduce((sum, { quarters }) => sum + quarters, 0);
    const before = await total();
    const first = await addConfirmedHours(mission, 8);
    expect(await total()).toBe(before + 8);
    const correct = async (correctsId: number, quarters: number, confirmed: boolean) => {
      const { missionId, workedOn, byId } = await db.hourEntry.findUniqueOrThrow({ where: { id: correctsId } });
      const entry = await db.hourEntry.create({ data: { missionId, workedOn, byId, correctsId, quarters, what: 'Corrigé.' } });
      if (confirmed) await db.hourAnswer.create({ data: { entryId: entry.id, kind: 'confirmed', byId: receiver.owner.userId } });
      return entry.id;
    };
    const waiting = await correct(first, 4, false);
    expect(await total()).toBe(before + 8);
    const confirmed = await correct(waiting, 2, true);
    expect(await total()).toBe(before + 2);
    await correct(confirmed, 0, true);
    expect(await total()).toBe(before);
  });

  test('leads to it from a request of the two, and to none from another', async () => {
    const { id } = await addPartnership(companyGives);
    const { id: requestId } = await addRequest(await addPair(companyGives), { origin: 'pledge', state: 'proposed' });
    expect((await viewAs(giver.owner, () => loadRequest(String(requestId)))).partnershipId).toBe(id);
  });

  test.each([
    ['a stranger of the same kind', cast.otherCompanyOwner, 404],
    ['a stranger of the other kind', cast.otherAssociationOwner, 404],
  ])('is not for %s', async (_who, person, status) => {
    const { id } = await addPartnership(companyGives);
    expect(await loadAs(person, () => loadPartnership(String(id)))).toBe(status);
  });

  test('shows the programme everything, and no step', async () => {
    const { id } = await addPartnership(companyGives);
    const read = await view(id, coordinatorOut(companyGives.region));
    expect([read.allowed, read.partner]).toEqual([[], undefined]);
    expect(await loadAs(cast.coordinatorNational, () => loadPartnershipTo('end', String(id)))).toMatch(/\/partnerships\/\d+$/);
  });
});

test('the lists hold what they should', async () => {
  const { id } = await addPartnership(companyGives);
  const own = await viewAs(receiver.owner, () => loadPartnerships('association'));
  expect(own.rows.map((row) => row.id)).toContain(id);
  const other = await viewAs(cast.otherAssociationOwner, () => loadPartnerships('association'));
  expect(other.rows.map((row) => row.id)).not.toContain(id);
  const all = await viewAs(cast.coordinatorNational, () => loadProgrammePartnerships());
  const missions = await db.mission.count();
  expect(all.figures).toMatchObject({ partnerships: await db.partnership.count() });
  expect(all.figures?.each).toBeCloseTo(missions / (all.figures?.partnerships ?? 0), 1);
  expect(await loadAs(giver.owner, () => loadProgrammePartnerships())).toBe(403);
});

test('older than a year, and renewed of those whose first period is over', async () => {
  const { id } = await addPartnership(companyGives, { daysLeft: 100 });
  const behind = async (of: string) => (await viewAs(cast.coordinatorNational, () => loadProgrammePartnerships(undefined, of))).rows;
  const figures = async () => (await viewAs(cast.coordinatorNational, () => loadProgrammePartnerships())).figures;
  const set = (startsOn: Date, renewals: number) => db.partnership.update({ where: { id }, data: { startsOn, renewals } });
  await set(addDays(today, -365), 0);
  const young = await figures();
  await set(addDays(today, -366), 1);
  const old = await figures();
  expect(old?.olderThanAYear).toBe((young?.olderThanAYear ?? 0) + 1);
  expect(old?.dueForRenewal).toBe((young?.dueForRenewal ?? 0) + 1);
  for (const [of, count] of [
    ['older', old?.olderThanAYear],
    ['due', old?.dueForRenewal],
    ['renewed', old?.renewed],
  ] as const) {
    const rows = await behind(of);
    expect(rows.map((row) => row.id)).toContain(id);
    expect(rows).toHaveLength(count ?? 0);
  }
  // What is no figure leads to all.
  expect(await behind('__proto__')).toHaveLength(old?.partnerships ?? 0);
});

test('both sides hear once that the end is near, however often the job runs, and again of the next end', async () => {
  const { id } = await addPartnership(companyGives, { daysLeft: 20 });
  const heard = async () => {
    const href = `/partnerships/${id}`;
    const told = await db.notification.findMany({ where: { event: 'agreement_ending_soon', href }, select: { userId: true } });
    return told.map(({ userId }) => userId).sort();
  };
  const owners = [giver.owner.userId, receiver.owner.userId].sort();
  await Promise.all([remindPartners(new Date()), remindPartners(new Date())]);
  expect(await heard()).toEqual(owners);
  await remindPartners(new Date());
  expect(await heard()).toEqual(owners);
  valueOf(await renewPartnership(await by(giver.owner), await which(id)));
  await remindPartners(new Date());
  expect(await heard()).toHaveLength(owners.length);
});

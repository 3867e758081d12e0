import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import { cancelMission, completeMission } from '@/lib/missions/commands';
import { loadMission, loadRenewing } from '@/lib/missions/loaders';
import { approveRequest, consentToRequest, declineRequest, renewMission, setAsideRequests } from '@/lib/requests/commands';
import { loadDecision } from '@/lib/requests/loaders';
import { cast, coordinatorIn, coordinatorOut } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addMission, missionAt, type OwnMission } from '@/tests/support/missions';
import { associationGives, by, companyGives, needOf, offerOf, requestAt, tally, today, valueOf, watch } from '@/tests/support/requests';

const { giver, receiver, region } = companyGives;

const terms = (mission: { id: number }, change: Partial<{ quarters: number; startsOn: string }> = {}) => ({
  missionId: mission.id,
  quarters: 48,
  startsOn: dayOf(addDays(today, 61)),
  mode: 'remote' as const,
  message: null,
  team: [],
  ...change,
});

/** A mission whose need and offer have come to their end as well. */
async function addSpent(sides = companyGives): Promise<OwnMission> {
  const mission = await addMission(sides);
  await db.skillNeed.update({ where: { id: mission.needId }, data: { state: 'closed', quartersLeft: 0 } });
  const yesterday = addDays(today, -1);
  const over = { state: 'expired', quartersLeft: 8, availableFrom: addDays(yesterday, -90), availableUntil: yesterday } as const;
  await db.expertiseOffer.update({ where: { id: mission.offerId }, data: over });
  return mission;
}

const versionOf = async (requestId: number) => ({ requestId, version: (await requestAt(requestId)).version });

describe('renewing', () => {
  test('goes on with the same two, whatever became of the listings; the hours come on top of theirs', async () => {
    const mission = await addSpent();
    const before = [await needOf(mission), await offerOf(mission)] as const;
    const { result, told, deeds } = await watch(async () => renewMission(await by(receiver.member), terms(mission)));
    const { requestId } = valueOf(result);
    expect(told).toMatchObject([{ userId: giver.owner.userId, event: 'offer_requested', params: { quarters: 48 } }]);
    expect(deeds).toMatchObject([{ action: 'request_ask', subject: 'request', subjectId: String(requestId) }]);
    expect(await requestAt(requestId)).toMatchObject({
      renewsId: mission.id,
      origin: 'ask',
      state: 'proposed',
      points: expect.any(Number),
    });
    // The end of a listing ends the others that wait for it.
    await setAsideRequests('need', mission.needId, new Date());
    valueOf(await consentToRequest(await by(giver.member), await versionOf(requestId)));
    const { checks } = await viewAs(coordinatorIn(region), () => loadDecision(String(requestId)));
    expect(Object.values(checks)).not.toContain('failed');
    valueOf(await approveRequest(await by(coordinatorIn(region)), { ...(await versionOf(requestId)), reason: null }));
    expect(await needOf(mission)).toMatchObject({ quartersTotal: before[0].quartersTotal + 48, quartersLeft: 0, state: 'closed' });
    expect(await offerOf(mission)).toMatchObject({ quartersTotal: before[1].quartersTotal + 40, quartersLeft: 0, state: 'expired' });
    const next = await db.mission.findUniqueOrThrow({ where: { requestId } });
    expect(next).toMatchObject({ state: 'planned', quarters: 48, startsOn: addDays(today, 61) });
    expect(next.endsOn > next.startsOn).toBe(true);

    const old = await viewAs(giver.owner, () => loadMission(String(mission.id)));
    expect(old).toMatchObject({ renewable: false, renews: null, renewedBy: { id: next.id, reference: next.reference } });
    expect(await viewAs(giver.owner, () => loadMission(String(next.id)))).toMatchObject({
      renews: { id: mission.id },
      renewedBy: null,
      partnershipId: old.partnershipId,
    });
    expect(await renewMission(await by(giver.owner), terms(mission))).toMatchObject({ code: 'changed' });
  });

  test('takes what both listings have left before it adds to them', async () => {
    const mission = await addMission(associationGives);
    const { requestId } = valueOf(await renewMission(await by(associationGives.giver.owner), terms(mission)));
    expect(await requestAt(requestId)).toMatchObject({ origin: 'pledge' });
    const before = [await needOf(mission), await offerOf(mission)] as const;
    valueOf(await consentToRequest(await by(associationGives.receiver.owner), await versionOf(requestId)));
    valueOf(await approveRequest(await by(coordinatorIn(region)), { ...(await versionOf(requestId)), reason: null }));
    for (const [index, row] of [await needOf(mission), await offerOf(mission)].entries()) {
      expect(row.quartersTotal).toBe(before[index]?.quartersTotal);
      expect(row.quartersLeft).toBe((before[index]?.quartersLeft ?? 0) - 48);
    }
  });

  test('is proposed once, whoever presses first; declined, it may be proposed again', async () => {
    const mission = await addMission(companyGives);
    const people = [giver.owner, giver.member, receiver.owner, receiver.member];
    const results = await Promise.all(people.map(async (person) => renewMission(await by(person), terms(mission))));
    expect(tally(results)).toEqual({ done: 1, alreadyAsked: 3 });
    const request = await db.partnershipRequest.findFirstOrThrow({ where: { renewsId: mission.id } });
    const other = request.origin === 'pledge' ? receiver.owner : giver.owner;
    valueOf(await declineRequest(await by(other), { ...(await versionOf(request.id)), why: 'no_time', reason: null }));
    valueOf(await renewMission(await by(giver.owner), terms(mission)));
  });

  test('is refused while the end is far, before anybody signed, and of what was cancelled', async () => {
    const far = await addMission(companyGives);
    await db.mission.update({ where: { id: far.id }, data: { endsOn: addDays(today, 61) } });
    const unsigned = await addMission(companyGives, { state: 'planned' });
    const cancelled = await addMission(companyGives);
    const { version } = await missionAt(cancelled.id);
    valueOf(await cancelMission(await by(giver.owner), { missionId: cancelled.id, version, reason: 'Plus de temps cette année.' }));
    for (const mission of [far, unsigned, cancelled]) {
      expect(await renewMission(await by(giver.owner), terms(mission))).toMatchObject({ code: 'changed' });
      expect(await loadAs(giver.owner, () => loadRenewing(String(mission.id)))).toMatch(new RegExp(`/missions/${mission.id}$`));
    }
  });

  test('of a mission that was done works as long as nothing goes on with it', async () => {
    const mission = await addMission(companyGives);
    const { version } = await missionAt(mission.id);
    valueOf(await completeMission(await by(receiver.owner), { missionId: mission.id, version, need: 'met' }));
    expect(await viewAs(receiver.owner, () => loadRenewing(String(mission.id)))).toMatchObject({ renewable: true });
    valueOf(await renewMission(await by(receiver.owner), terms(mission)));
  });

  test('starts on no day that has passed', async () => {
    const mission = await addMission(companyGives);
    const yesterday = { startsOn: dayOf(addDays(today, -1)) };
    expect(await renewMission(await by(giver.owner), terms(mission, yesterday))).toMatchObject({
      fields: { startsOn: { code: 'dateInPast' } },
    });
  });

  test('is for its two sides', async () => {
    const mission = await addMission(companyGives);
    for (const person of [cast.otherAssociationOwner, cast.otherCompanyOwner]) {
      expect(await renewMission(await by(person), terms(mission))).toMatchObject({ code: 'notFound' });
    }
    for (const person of [coordinatorIn(region), coordinatorOut(region), cast.administrator]) {
      expect(await renewMission(await by(person), terms(mission))).toMatchObject({ code: 'forbidden' });
    }
  });

  test('beyond 200 hours takes two coordinators', async () => {
    const mission = await addSpent();
    const { requestId } = valueOf(await renewMission(await by(giver.owner), terms(mission, { quarters: 804 })));
    valueOf(await consentToRequest(await by(receiver.owner), await versionOf(requestId)));
    const approve = async (person: typeof cast.coordinatorNational) =>
      approveRequest(await by(person), { ...(await versionOf(requestId)), reason: null });
    expect(await approve(coordinatorIn(region))).toMatchObject({ ok: true, value: { waits: true } });
    expect(await approve(cast.coordinatorNational)).toMatchObject({ ok: true, value: { requestId } });
    expect((await needOf(mission)).quartersLeft).toBe(0);
  });
});

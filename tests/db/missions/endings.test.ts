import { describe, expect, test } from 'vitest';
import { cancelMission, completeMission, confirmHours, declareHours } from '@/lib/missions/commands';
import { cast, coordinatorIn } from '@/tests/support/cast';
import { addConfirmedHours, addHours, addMission, hoursOf, missionAt } from '@/tests/support/missions';
import { by, companyGives, needOf, offerOf, tally, valueOf, watch } from '@/tests/support/requests';

const { giver, receiver, region } = companyGives;
const REASON = 'Le projet prend une autre voie cette année.';

async function which(id: number) {
  return { missionId: id, version: (await missionAt(id)).version };
}

describe('completing', () => {
  test.each([
    ['met', 'closed', 80],
    ['open', 'open', 112],
  ] as const)('with the need %s leaves it %s, and gives the unused hours back to the offer', async (need, state, needLeft) => {
    const mission = await addMission(companyGives);
    await addConfirmedHours(mission, 8);
    const now = new Date();
    valueOf(await completeMission(await by(receiver.owner, { now }), { ...(await which(mission.id)), need }));
    expect(await missionAt(mission.id)).toMatchObject({
      state: 'completed',
      endedAt: now,
      endedById: receiver.owner.userId,
      needMet: need === 'met',
      quartersConfirmed: 8,
    });
    expect(await needOf(mission)).toMatchObject({ state, quartersLeft: needLeft });
    expect(await offerOf(mission)).toMatchObject({ state: 'open', quartersLeft: 592 });
  });

  test('by the giver does not close a need that is not theirs', async () => {
    const mission = await addMission(companyGives);
    valueOf(await completeMission(await by(giver.owner), { ...(await which(mission.id)), need: 'met' }));
    expect(await needOf(mission)).toMatchObject({ state: 'open', quartersLeft: 120 });
    expect(await missionAt(mission.id)).toMatchObject({ needMet: false });
  });

  test('waits for an answer to all hours, unless a coordinator does it', async () => {
    const mission = await addMission(companyGives);
    await addHours(mission);
    for (const person of [giver.owner, receiver.owner]) {
      expect(await completeMission(await by(person), { ...(await which(mission.id)), need: 'open' })).toMatchObject({
        code: 'hoursWaiting',
      });
    }
    valueOf(await completeMission(await by(coordinatorIn(region)), { ...(await which(mission.id)), need: 'open' }));
    expect(await missionAt(mission.id)).toMatchObject({ state: 'completed', quartersConfirmed: 0 });
  });

  test.each(['planned', 'signed'] as const)('is refused while it is %s', async (state) => {
    const mission = await addMission(companyGives, { state });
    expect(await completeMission(await by(receiver.owner), { ...(await which(mission.id)), need: 'open' })).toMatchObject({
      code: 'changed',
    });
  });
});

describe('cancelling', () => {
  test('gives unused hours back to both, opens what they had filled, and tells both sides why', async () => {
    const mission = await addMission(companyGives, { quarters: 120 });
    expect(await needOf(mission)).toMatchObject({ state: 'filled', quartersLeft: 0 });
    await addConfirmedHours(mission, 20);
    const { told } = await watch(async () => cancelMission(await by(giver.owner), { ...(await which(mission.id)), reason: REASON }));
    expect(await missionAt(mission.id)).toMatchObject({ state: 'cancelled', reason: REASON, quartersConfirmed: 20 });
    expect(await needOf(mission)).toMatchObject({ state: 'open', quartersLeft: 100 });
    expect(await offerOf(mission)).toMatchObject({ state: 'open', quartersLeft: 580 });
    expect(told.map(({ userId, event }) => [userId, event])).toEqual([
      [giver.owner.userId, 'mission_cancelled'],
      [receiver.owner.userId, 'mission_cancelled'],
      [receiver.owner.userId, 'certificate_ready'],
    ]);
    expect(told[0]?.params).toMatchObject({ reason: REASON, quarters: 100 });
  });

  test('is possible before anybody has signed', async () => {
    const mission = await addMission(companyGives, { state: 'planned' });
    valueOf(await cancelMission(await by(receiver.member), { ...(await which(mission.id)), reason: REASON }));
    expect(await needOf(mission)).toMatchObject({ quartersLeft: 120 });
  });

  test('of two at once one counts, and gives back once; a confirmation meanwhile is before it or refused', async () => {
    const mission = await addMission(companyGives);
    const entry = await addHours(mission, 8);
    const read = await which(mission.id);
    const results = await Promise.all([
      cancelMission(await by(giver.owner), { ...read, reason: REASON }),
      cancelMission(await by(receiver.owner), { ...read, reason: REASON }),
      completeMission(await by(coordinatorIn(region)), { ...read, need: 'open' }),
      confirmHours(await by(receiver.member), { missionId: mission.id, entry: [entry] }),
    ]);
    const { quartersConfirmed, state } = await missionAt(mission.id);
    const endings = results.slice(0, 3);
    // A confirmation that came first changes what the others had read.
    expect(tally(endings)).toEqual(quartersConfirmed === 8 ? { changed: 3 } : { done: 1, changed: 2 });
    const reserved = state === 'active' ? 40 : quartersConfirmed;
    expect(await needOf(mission)).toMatchObject({ quartersLeft: 120 - reserved });
    expect(await offerOf(mission)).toMatchObject({ quartersLeft: 600 - reserved });
  });

  test('ends it for all: nothing is declared, answered or ended afterwards', async () => {
    const mission = await addMission(companyGives);
    const entry = await addHours(mission);
    valueOf(await cancelMission(await by(giver.owner), { ...(await which(mission.id)), reason: REASON }));
    expect(await declareHours(await by(giver.owner), hoursOf(mission))).toMatchObject({ code: 'changed' });
    expect(await confirmHours(await by(receiver.owner), { missionId: mission.id, entry: [entry] })).toMatchObject({ code: 'changed' });
    expect(await cancelMission(await by(receiver.owner), { ...(await which(mission.id)), reason: REASON })).toMatchObject({
      code: 'changed',
    });
  });

  test('is not an administrator’s, who only reads', async () => {
    const mission = await addMission(companyGives);
    expect(await cancelMission(await by(cast.administrator), { ...(await which(mission.id)), reason: REASON })).toMatchObject({
      code: 'forbidden',
    });
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays } from '@/lib/i18n/day';
import { cancelMission } from '@/lib/missions/commands';
import { loadMission } from '@/lib/missions/loaders';
import { LEFT_OPEN_DAYS } from '@/lib/missions/rules';
import { findReliability } from '@/lib/reliability/queries';
import { COUNTED_DAYS } from '@/lib/reliability/rules';
import { amendRequest } from '@/lib/requests/commands';
import { loadDecision, loadRequest } from '@/lib/requests/loaders';
import { cast, coordinatorIn, coordinatorOut } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addMission } from '@/tests/support/missions';
import { addPair, addRequest, by, companyGives, type Story, termsOf, today, valueOf } from '@/tests/support/requests';

const { giver, receiver, region } = companyGives;
const association = receiver.owner.organisationId;
const company = giver.owner.organisationId;
const of = (organisationId: number) => findReliability(organisationId, new Date());

const DAY = 86_400_000;

/** A request whose first answer came after so many days; it was made just before. */
async function answeredAfter(days: number, story: Story, madeDaysAgo = days): Promise<number> {
  const { id } = await addRequest(await addPair(companyGives), story);
  await db.partnershipRequest.update({ where: { id }, data: { createdAt: new Date(Date.now() - madeDaysAgo * DAY) } });
  return id;
}

beforeAll(async () => {
  // What the seed tells is another story.
  await db.partnershipRequest.updateMany({ data: { createdAt: addDays(today, -2 * COUNTED_DAYS) } });
});

describe('how soon an organisation answers', () => {
  test('counts consents, refusals and other terms, of what it was asked and not of what it asked', async () => {
    await answeredAfter(2.5, { origin: 'pledge', state: 'accepted' });
    await answeredAfter(0.5, { origin: 'pledge', state: 'declined' });
    expect(await of(association)).toMatchObject({ answersWithin: null });
    const pair = await addPair(companyGives);
    const { id, version } = await addRequest(pair, { origin: 'pledge', state: 'proposed' });
    valueOf(await amendRequest(await by(receiver.owner), { ...termsOf(pair, { quarters: 8 }), requestId: id, version }));
    await db.partnershipRequest.update({ where: { id }, data: { createdAt: new Date(Date.now() - 4 * DAY) } });
    // One that waits still is no answer yet; a coordinator's pair was asked by nobody; an ask is the company's to answer.
    await answeredAfter(1, { origin: 'pledge', state: 'proposed' });
    await answeredAfter(9, { origin: 'pair', state: 'accepted' });
    await answeredAfter(9, { origin: 'ask', state: 'accepted' });
    expect(await of(association)).toMatchObject({ answersWithin: 3 });
    expect(await of(company)).toMatchObject({ answersWithin: null });
  });

  test('what was let go by counts behind all answers', async () => {
    await answeredAfter(14, { origin: 'pledge', state: 'expired' });
    expect(await of(association)).toMatchObject({ answersWithin: 4 });
    await answeredAfter(14, { origin: 'pledge', state: 'expired' });
    await answeredAfter(14, { origin: 'pledge', state: 'expired' });
    expect(await of(association)).toMatchObject({ answersWithin: null });
  });

  test.each([
    [COUNTED_DAYS - 1, 1],
    [COUNTED_DAYS + 1, 0],
  ])('made %i days ago, it counts %i times', async (ago, times) => {
    const waits = async () => (await of(company)).answersWithin;
    await db.partnershipRequest.updateMany({ where: { giverId: company }, data: { createdAt: addDays(today, -2 * COUNTED_DAYS) } });
    for (let count = 0; count < 3; count += 1) await answeredAfter(ago, { origin: 'ask', state: 'accepted' });
    expect(await waits()).toBe(times === 1 ? ago : null);
  });
});

test('missions: closed, cancelled by itself or by the other side, left open', async () => {
  const before = (await of(association)).missions ?? { closed: 0, over: 0 };
  const beforeOfCompany = (await of(company)).missions ?? { closed: 0, over: 0 };
  const closed = await addMission(companyGives);
  await db.mission.update({
    where: { id: closed.id },
    data: { state: 'completed', endedAt: new Date(), endedById: receiver.owner.userId },
  });
  const cancelled = await addMission(companyGives);
  const { version } = await db.mission.findUniqueOrThrow({ where: { id: cancelled.id } });
  valueOf(await cancelMission(await by(giver.owner), { missionId: cancelled.id, version, reason: 'Nous n’avons plus le temps.' }));
  for (const [days, state] of [
    [LEFT_OPEN_DAYS, 'active'],
    [LEFT_OPEN_DAYS - 1, 'active'],
    [LEFT_OPEN_DAYS, 'planned'],
  ] as const) {
    const mission = await addMission(companyGives, { state: state === 'planned' ? 'planned' : 'active' });
    await db.mission.update({ where: { id: mission.id }, data: { startsOn: addDays(today, -90), endsOn: addDays(today, -days) } });
  }
  // The one that was never signed, and the one a day short of too long, are nobody's fault yet.
  expect((await of(association)).missions).toEqual({ closed: before.closed + 1, over: before.over + 2 });
  expect((await of(company)).missions).toEqual({ closed: beforeOfCompany.closed + 1, over: beforeOfCompany.over + 3 });
});

describe('who is told', () => {
  test('each side of a live request reads of the other, nobody once it has ended', async () => {
    const { id } = await addRequest(await addPair(companyGives), { origin: 'pledge', state: 'proposed' });
    expect((await viewAs(giver.owner, () => loadRequest(String(id)))).otherSide).toEqual(await of(association));
    expect((await viewAs(receiver.member, () => loadRequest(String(id)))).otherSide).toEqual(await of(company));
    for (const stranger of [cast.otherAssociationOwner, cast.otherCompanyOwner])
      expect(await loadAs(stranger, () => loadRequest(String(id)))).toBe(404);
    expect(await loadAs(null, () => loadRequest(String(id)))).toMatch(/sign-in/);
    const { id: declined } = await addRequest(await addPair(companyGives), { origin: 'pledge', state: 'declined' });
    expect((await viewAs(giver.owner, () => loadRequest(String(declined)))).otherSide).toBeNull();
  });

  test('whoever reads for a decision reads of both', async () => {
    const { id } = await addRequest(await addPair(companyGives), { origin: 'pledge', state: 'accepted' });
    for (const person of [coordinatorIn(region), coordinatorOut(region)])
      expect((await viewAs(person, () => loadDecision(String(id)))).reliability).toEqual({
        giver: await of(company),
        receiver: await of(association),
      });
    expect(await loadAs(giver.owner, () => loadDecision(String(id)))).toBe(403);
  });

  test('each side of a mission reads of the other, the programme of none', async () => {
    const { id } = await addMission(companyGives);
    expect((await viewAs(giver.owner, () => loadMission(String(id)))).otherSide).toEqual(await of(association));
    expect((await viewAs(receiver.owner, () => loadMission(String(id)))).otherSide).toEqual(await of(company));
    expect((await viewAs(coordinatorIn(region), () => loadMission(String(id)))).otherSide).toBeNull();
  });
});

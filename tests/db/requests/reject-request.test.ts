import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { rejectRequest } from '@/lib/requests/commands';
import { cast, coordinatorIn } from '@/tests/support/cast';
import { type CastMember, receiverActs, requestOf } from '@/tests/support/permissions/table';
import {
  addPair,
  addRequest,
  by,
  companyGives,
  needOf,
  offerOf,
  requestAt,
  type Story,
  tally,
  valueOf,
  watch,
} from '@/tests/support/requests';

const { giver, receiver, region } = companyGives;
const coordinator = coordinatorIn(region);
const reason = 'Le besoin relève d’un autre programme.';

async function waiting(state: Story['state'] = 'accepted') {
  const pair = await addPair(companyGives);
  const request = await addRequest(pair, { origin: 'pledge', state });
  return { pair, input: { requestId: request.id, version: request.version, reason } };
}

test('reserves nothing, and tells both sides why', async () => {
  const { pair, input } = await waiting();
  const now = new Date();
  const { result, told, mails, deeds } = await watch(async () => rejectRequest(await by(coordinator, { now }), input));
  expect(valueOf(result)).toEqual({ requestId: input.requestId });
  expect(await requestAt(input.requestId)).toMatchObject({
    state: 'rejected',
    version: 3,
    endedAt: now,
    endedById: coordinator.userId,
    reason,
  });
  expect([(await needOf(pair)).quartersLeft, (await offerOf(pair)).quartersLeft]).toEqual([120, 600]);
  expect(told.map(({ userId }) => userId).sort()).toEqual([giver.owner.userId, receiver.owner.userId].sort());
  expect(told).toMatchObject(Array(2).fill({ event: 'request_rejected', href: `/requests/${input.requestId}`, params: { reason } }));
  expect(mails).toBe(2);
  expect(deeds).toMatchObject([
    { actorId: coordinator.userId, action: 'request_reject', subjectId: String(input.requestId), fields: ['state'] },
  ]);
});

test('is possible even where approving is not: the hours are gone', async () => {
  const { pair, input } = await waiting();
  await db.skillNeed.update({ where: { id: pair.needId }, data: { quartersLeft: 0, state: 'filled' } });
  expect(await rejectRequest(await by(coordinator), input)).toMatchObject({ ok: true });
});

test('is for coordinators of the region, and of all regions', async () => {
  const { input } = await waiting();
  const { coordinatorIn: _, coordinatorNational: __, anonymous: ___, ...others } = receiverActs(companyGives);
  for (const [name, person] of Object.entries(others)) {
    if (!person) throw new Error(name);
    const code = requestOf[name as CastMember];
    expect(await rejectRequest(await by(person), input), name).toEqual({ ok: false, code });
  }
  expect(await requestAt(input.requestId)).toMatchObject({ state: 'accepted', version: 2, reason: null });
  expect(await rejectRequest(await by(cast.coordinatorNational), input)).toMatchObject({ ok: true });
});

test.each(['proposed', 'approved', 'rejected', 'declined', 'withdrawn'] as const)('is told that it changed: %s', async (state) => {
  const { input } = await waiting(state);
  expect(await rejectRequest(await by(coordinator), input)).toEqual({ ok: false, code: 'changed' });
  expect(await requestAt(input.requestId)).toMatchObject({ state });
});

test('is refused after the deadline, and by an older version of the page', async () => {
  const { input } = await waiting('expired');
  expect(await rejectRequest(await by(coordinator), input)).toEqual({ ok: false, code: 'expired' });
  const { input: current } = await waiting();
  expect(await rejectRequest(await by(coordinator), { ...current, version: 1 })).toEqual({ ok: false, code: 'changed' });
});

test('twice at once is one decision', async () => {
  const { input } = await waiting();
  const [one, other] = [await by(coordinator), await by(cast.coordinatorNational)];
  const { result, told } = await watch(() => Promise.all([rejectRequest(one, input), rejectRequest(other, input)]));
  expect(tally(result)).toEqual({ done: 1, changed: 1 });
  expect(told).toHaveLength(2);
});

import { expect, test } from 'vitest';
import { approveRequest, consentToRequest, withdrawRequest } from '@/lib/requests/commands';
import { coordinatorIn } from '@/tests/support/cast';
import { type CastMember, giverActs, requestOf } from '@/tests/support/permissions/table';
import {
  addPair,
  addRequest,
  by,
  companyGives,
  needOf,
  type Origin,
  passDeadline,
  requestAt,
  type Story,
  tally,
  valueOf,
  watch,
} from '@/tests/support/requests';

const { giver, receiver, region } = companyGives;

async function asked(origin: Origin, state: Story['state'] = 'proposed') {
  const pair = await addPair(companyGives);
  const request = await addRequest(pair, { origin, state });
  return { pair, input: { requestId: request.id, version: request.version } };
}

test('takes back a pledge, and tells the other side’s owners', async () => {
  const { input } = await asked('pledge');
  const now = new Date();
  const { result, told, mails, deeds } = await watch(async () => withdrawRequest(await by(giver.member, { now }), input));
  expect(valueOf(result)).toEqual({ requestId: input.requestId });
  expect(await requestAt(input.requestId)).toMatchObject({
    state: 'withdrawn',
    version: 2,
    endedAt: now,
    endedById: giver.member.userId,
    reason: null,
  });
  expect(told).toMatchObject([{ userId: receiver.owner.userId, event: 'request_withdrawn', href: `/requests/${input.requestId}` }]);
  expect(mails).toBe(1);
  expect(deeds).toMatchObject([{ actorId: giver.member.userId, action: 'request_withdraw', subjectId: String(input.requestId) }]);
});

test.each([
  { who: 'the side that asked', person: giver.owner },
  { who: 'the side that consented', person: receiver.member },
])('before approval is open to both who agreed: $who', async ({ person }) => {
  const { input } = await asked('pledge', 'accepted');
  valueOf(await withdrawRequest(await by(person), input));
  expect(await requestAt(input.requestId)).toMatchObject({ state: 'withdrawn', endedById: person.userId });
});

test('is for a side that agreed, and nobody else', async () => {
  const { input } = await asked('pledge');
  const { owner: _, member: __, anonymous: ___, ...others } = giverActs(companyGives);
  for (const [name, person] of Object.entries(others)) {
    if (!person) throw new Error(name);
    const code = requestOf[name as CastMember];
    expect(await withdrawRequest(await by(person), input), name).toEqual({ ok: false, code });
  }
  const { input: pair } = await asked('pair');
  expect(await withdrawRequest(await by(giver.owner), pair)).toEqual({ ok: false, code: 'forbidden' });
});

test.each(['approved', 'rejected', 'declined', 'withdrawn'] as const)('comes too late once it is %s', async (state) => {
  const { input, pair } = await asked('pledge', state);
  const left = (await needOf(pair)).quartersLeft;
  expect(await withdrawRequest(await by(giver.owner), input)).toEqual({ ok: false, code: 'changed' });
  expect(await requestAt(input.requestId)).toMatchObject({ state });
  expect((await needOf(pair)).quartersLeft).toBe(left);
});

test('after the deadline there is nothing to take back', async () => {
  const { input } = await asked('pledge');
  await passDeadline(input.requestId);
  expect(await withdrawRequest(await by(giver.owner), input)).toEqual({ ok: false, code: 'expired' });
});

test('a page of before the other side’s consent is told that it changed', async () => {
  const { input } = await asked('pledge');
  valueOf(await consentToRequest(await by(receiver.owner), input));
  expect(await withdrawRequest(await by(giver.owner), input)).toEqual({ ok: false, code: 'changed' });
});

test('meets an approval: one of the two stands, and hours are reserved only by it', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { input, pair } = await asked('pledge', 'accepted');
    const [side, coordinator] = [await by(giver.owner), await by(coordinatorIn(region))];
    const commands = [() => withdrawRequest(side, input), () => approveRequest(coordinator, { ...input, reason: null })];
    const results = await Promise.all((round % 2 ? commands : commands.reverse()).map((command) => command()));
    expect(tally(results)).toEqual({ done: 1, changed: 1 });
    const { state } = await requestAt(input.requestId);
    expect((await needOf(pair)).quartersLeft).toBe(state === 'approved' ? 116 : 120);
  }
});

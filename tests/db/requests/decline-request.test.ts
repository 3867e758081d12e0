import { expect, test } from 'vitest';
import { declineRequest } from '@/lib/requests/commands';
import { type CastMember, giverActs, receiverActs, requestOf } from '@/tests/support/permissions/table';
import {
  addPair,
  addRequest,
  by,
  companyGives,
  type Origin,
  passDeadline,
  requestAt,
  type Story,
  tally,
  valueOf,
  watch,
} from '@/tests/support/requests';

const { giver, receiver } = companyGives;
const reason = 'Nous avons déjà trouvé quelqu’un, merci.';

async function asked(origin: Origin, state: Story['state'] = 'proposed') {
  const request = await addRequest(await addPair(companyGives), { origin, state });
  return { requestId: request.id, version: request.version, why: 'already_covered', reason } as const;
}

test('ends a pledge with its reason, and tells who asked', async () => {
  const input = await asked('pledge');
  const now = new Date();
  const { result, told, mails, deeds } = await watch(async () => declineRequest(await by(receiver.member, { now }), input));
  expect(valueOf(result)).toEqual({ requestId: input.requestId });
  expect(await requestAt(input.requestId)).toMatchObject({
    state: 'declined',
    version: 2,
    endedAt: now,
    endedById: receiver.member.userId,
    declineReason: 'already_covered',
    reason,
  });
  expect(told).toMatchObject([
    {
      userId: giver.owner.userId,
      event: 'request_declined',
      href: `/requests/${input.requestId}`,
      params: { why: 'already_covered', said: 'yes', reason },
    },
  ]);
  expect(mails).toBe(1);
  expect(deeds).toMatchObject([
    { actorId: receiver.member.userId, action: 'request_decline', subjectId: String(input.requestId), fields: ['state'] },
  ]);
  // The reason is a person's words: the audit has none of it.
  expect(JSON.stringify(deeds)).not.toContain('trouvé');
});

test('one of the list says enough without words', async () => {
  const input = { ...(await asked('pledge')), why: 'no_time', reason: null } as const;
  const { result, told } = await watch(async () => declineRequest(await by(receiver.owner), input));
  valueOf(result);
  expect(await requestAt(input.requestId)).toMatchObject({ state: 'declined', declineReason: 'no_time', reason: null });
  expect(told).toMatchObject([{ params: { why: 'no_time', said: 'no', reason: '' } }]);
});

test.each([
  { origin: 'ask', person: giver.owner },
  { origin: 'pair', person: giver.member },
  { origin: 'pair', person: receiver.owner },
] as const)('is for a side that has not agreed: $origin', async ({ origin, person }) => {
  const input = await asked(origin);
  valueOf(await declineRequest(await by(person), input));
  expect(await requestAt(input.requestId)).toMatchObject({ state: 'declined', endedById: person.userId });
});

test.each([
  { origin: 'pledge', people: receiverActs(companyGives) },
  { origin: 'ask', people: giverActs(companyGives) },
] as const)('is nobody else’s: $origin', async ({ origin, people }) => {
  const input = await asked(origin);
  const { owner: _, member: __, anonymous: ___, ...others } = people;
  for (const [name, person] of Object.entries(others)) {
    if (!person) throw new Error(name);
    const code = requestOf[name as CastMember];
    expect(await declineRequest(await by(person), input), name).toEqual({ ok: false, code });
  }
  expect(await requestAt(input.requestId)).toMatchObject({ state: 'proposed', version: 1, reason: null });
});

test.each(['declined', 'withdrawn', 'approved', 'rejected'] as const)('after the end is told that it changed: %s', async (state) => {
  const input = await asked('pledge', state);
  const { version: _, ...stale } = input;
  expect(await declineRequest(await by(receiver.owner), { ...stale, version: 1 })).toEqual({ ok: false, code: 'changed' });
  expect(await requestAt(input.requestId)).toMatchObject({ state, version: input.version });
});

test('after the deadline is told so', async () => {
  const input = await asked('pledge');
  await passDeadline(input.requestId);
  expect(await declineRequest(await by(receiver.owner), input)).toEqual({ ok: false, code: 'expired' });
});

test('by two colleagues at once is one refusal and one message', async () => {
  const input = await asked('pledge');
  const [one, other] = [await by(receiver.owner), await by(receiver.member)];
  const { result, told } = await watch(() => Promise.all([declineRequest(one, input), declineRequest(other, input)]));
  expect(tally(result)).toEqual({ done: 1, changed: 1 });
  expect(told).toHaveLength(1);
});

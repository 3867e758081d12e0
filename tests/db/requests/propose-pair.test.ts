import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays } from '@/lib/i18n/day';
import { approveRequest, consentToRequest, proposePair } from '@/lib/requests/commands';
import { ANSWER_DAYS } from '@/lib/requests/rules';
import { coordinatorIn, coordinatorOut } from '@/tests/support/cast';
import { addPair, associationGives, by, companyGives, requestAt, tally, termsOf, valueOf, watch } from '@/tests/support/requests';

test.each([companyGives, associationGives])('asks both sides, and neither has agreed', async (sides) => {
  const pair = await addPair(sides);
  const coordinator = coordinatorIn(sides.region);
  const now = new Date();
  const { result, told, deeds } = await watch(async () =>
    proposePair(await by(coordinator, { now }), termsOf(pair, { message: 'Vous vous complétez.' })),
  );
  const { requestId } = valueOf(result);
  const request = await requestAt(requestId);
  expect(request).toMatchObject({
    origin: 'pair',
    state: 'proposed',
    createdById: coordinator.userId,
    message: 'Vous vous complétez.',
    giverConsentById: null,
    receiverConsentById: null,
    answerBy: addDays(now, ANSWER_DAYS),
  });
  expect(request.points).toBeGreaterThan(0);
  expect(await db.requestTerms.findMany({ where: { requestId } })).toMatchObject([{ termsVersion: 1, author: 'programme' }]);
  expect(told.map(({ userId, event }) => `${event} ${userId}`).sort()).toEqual(
    [sides.giver, sides.receiver].map(({ owner }) => `pair_proposed ${owner.userId}`).sort(),
  );
  expect(deeds).toMatchObject([{ actorId: coordinator.userId, action: 'request_pair' }]);
});

test('who proposed it may approve it once both have agreed, and the audit shows both', async () => {
  const pair = await addPair(companyGives);
  const coordinator = coordinatorIn(companyGives.region);
  const { requestId } = valueOf(await proposePair(await by(coordinator), termsOf(pair)));
  const input = async () => ({ requestId, version: (await requestAt(requestId)).version });
  expect(await approveRequest(await by(coordinator), { ...(await input()), reason: null })).toMatchObject({ ok: false });
  valueOf(await consentToRequest(await by(companyGives.receiver.owner), await input()));
  expect(await approveRequest(await by(coordinator), { ...(await input()), reason: null })).toMatchObject({ ok: false });
  valueOf(await consentToRequest(await by(companyGives.giver.member), await input()));
  valueOf(await approveRequest(await by(coordinator), { ...(await input()), reason: null }));
  const deeds = await db.auditEvent.findMany({
    where: { subject: 'request', subjectId: String(requestId), actorId: coordinator.userId },
    select: { action: true },
    orderBy: { id: 'asc' },
  });
  expect(deeds.map(({ action }) => action)).toEqual(['request_pair', 'request_approve']);
});

test('is a coordinator’s of the receiver’s region alone', async () => {
  const pair = await addPair(companyGives);
  const { giver, receiver, region } = companyGives;
  for (const person of [giver.owner, receiver.owner, receiver.member, coordinatorOut(region)]) {
    expect(await proposePair(await by(person), termsOf(pair)), person.name).toEqual({ ok: false, code: 'forbidden' });
  }
});

test('a pair that a live request joins is joined once, however many propose it', async () => {
  const pair = await addPair(companyGives);
  const coordinator = coordinatorIn(companyGives.region);
  const contexts = await Promise.all(Array.from({ length: 8 }, () => by(coordinator)));
  const results = await Promise.all(contexts.map((context) => proposePair(context, termsOf(pair))));
  expect(tally(results)).toEqual({ done: 1, alreadyAsked: 7 });
});

test('more people than the offer has are refused by their line', async () => {
  const pair = await addPair(companyGives);
  const team = [1, 1, 2].map((quarters) => ({ role: 'Juriste', quarters }));
  expect(await proposePair(await by(coordinatorIn(companyGives.region)), termsOf(pair, { team }))).toMatchObject({
    code: 'invalid',
    fields: { 'role.3': { code: 'teamBeyondOffer' } },
  });
});

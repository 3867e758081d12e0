import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dateOfDay, dayOf } from '@/lib/i18n/day';
import { amendRequest, approveRequest, consentToRequest } from '@/lib/requests/commands';
import { ANSWER_DAYS } from '@/lib/requests/rules';
import type { AmendedTerms } from '@/lib/requests/schema';
import { coordinatorIn } from '@/tests/support/cast';
import { type CastMember, receiverActs, requestOf } from '@/tests/support/permissions/table';
import {
  addPair,
  addRequest,
  by,
  companyGives,
  passDeadline,
  requestAt,
  type Story,
  tally,
  today,
  valueOf,
  watch,
} from '@/tests/support/requests';

const { giver, receiver } = companyGives;

async function arranged(story: Story) {
  const request = await addRequest(await addPair(companyGives), story);
  const input: AmendedTerms = {
    requestId: request.id,
    version: request.version,
    quarters: 10,
    startsOn: dayOf(addDays(today, 40)),
    mode: 'remote',
    message: 'Un peu moins, un peu plus tard.',
    team: [
      { role: 'Juriste', quarters: 6 },
      { role: 'Comptable', quarters: 4 },
    ],
  };
  return { request, input };
}

const termsAt = (requestId: number) => db.requestTerms.findMany({ where: { requestId }, orderBy: { termsVersion: 'asc' } });

test.each([
  { state: 'proposed', party: 'receiver' },
  { state: 'proposed', party: 'giver' },
  { state: 'accepted', party: 'receiver' },
  { state: 'accepted', party: 'giver' },
] as const)('other terms of a $state pledge by its $party carry that consent and clear the other', async ({ state, party }) => {
  const { request, input } = await arranged({ origin: 'pledge', state });
  const person = companyGives[party].member;
  const other = party === 'giver' ? receiver : giver;
  const now = new Date();
  const { result, told, mails, deeds } = await watch(async () => amendRequest(await by(person, { now }), input));
  expect(valueOf(result)).toEqual({ requestId: request.id });
  const consent = { [`${party}ConsentById`]: person.userId, [`${party}ConsentAt`]: now, [`${party}ConsentTerms`]: 2 };
  const none = party === 'giver' ? 'receiver' : 'giver';
  expect(await requestAt(request.id)).toMatchObject({
    state: 'proposed',
    version: request.version + 1,
    termsVersion: 2,
    quarters: 10,
    startsOn: dateOfDay(input.startsOn),
    team: input.team,
    // The words of who asked stay theirs.
    message: request.message,
    ...consent,
    [`${none}ConsentById`]: null,
    [`${none}ConsentAt`]: null,
    [`${none}ConsentTerms`]: null,
    acceptedAt: null,
    answerBy: addDays(now, ANSWER_DAYS),
    remindersSent: 0,
  });
  expect(await termsAt(request.id)).toMatchObject([
    { termsVersion: 1, author: 'giver', quarters: request.quarters, startsOn: request.startsOn, team: [], message: null },
    { termsVersion: 2, author: party, byId: person.userId, quarters: 10, team: input.team, message: input.message },
  ]);
  expect(new Set(told.map(({ userId }) => userId))).toContain(other.owner.userId);
  expect(told.every(({ event, href }) => event === 'request_changed' && href === `/requests/${request.id}`)).toBe(true);
  expect(mails).toBe(told.length);
  expect(deeds).toMatchObject([{ actorId: person.userId, action: 'request_amend', fields: ['state', 'quarters', 'startsOn', 'team'] }]);
  expect(JSON.stringify(deeds)).not.toContain('Juriste');
});

test('a pair that was proposed waits for one side once the other wrote its terms', async () => {
  const { request, input } = await arranged({ origin: 'pair', state: 'proposed' });
  valueOf(await amendRequest(await by(receiver.owner), input));
  const { version } = await requestAt(request.id);
  valueOf(await consentToRequest(await by(giver.owner), { requestId: request.id, version }));
  expect(await requestAt(request.id)).toMatchObject({ state: 'accepted', quarters: 10, giverConsentTerms: 2, receiverConsentTerms: 2 });
});

test.each([
  [{ quarters: 121 }, { hours: { code: 'hoursBeyondLeft', params: { hours: '30' } } }],
  [{ startsOn: dayOf(addDays(today, -1)) }, { startsOn: { code: 'dateInPast', params: {} } }],
  [{ startsOn: dayOf(addDays(today, 271)) }, { startsOn: { code: 'dateOutsideOffer' } }],
  [{ team: [1, 2, 3].map((quarters) => ({ role: 'Juriste', quarters })) }, { 'role.3': { code: 'teamBeyondOffer', params: { count: 2 } } }],
] as const)('%j is refused by its field, and nothing changes', async (change, fields) => {
  const { request, input } = await arranged({ origin: 'pledge', state: 'accepted' });
  const amended = { ...input, ...change } as AmendedTerms;
  expect(await amendRequest(await by(giver.owner), amended)).toMatchObject({ ok: false, code: 'invalid', fields });
  expect(await requestAt(request.id)).toEqual(request);
  expect(await termsAt(request.id)).toHaveLength(1);
});

test('the same terms are no change', async () => {
  const { request, input } = await arranged({ origin: 'pledge', state: 'accepted' });
  const same = { ...input, quarters: request.quarters, startsOn: dayOf(request.startsOn), team: [] };
  expect(await amendRequest(await by(giver.owner), same)).toMatchObject({ code: 'invalid', fields: { hours: { code: 'termsUnchanged' } } });
});

test.each(['declined', 'withdrawn', 'approved', 'rejected'] as const)('once %s nothing is changed', async (state) => {
  const { request, input } = await arranged({ origin: 'pledge', state });
  expect(await amendRequest(await by(giver.owner), input)).toEqual({ ok: false, code: 'changed' });
  expect(await requestAt(request.id)).toEqual(request);
});

test('after the deadline is told so', async () => {
  const { request, input } = await arranged({ origin: 'pledge', state: 'proposed' });
  await passDeadline(request.id);
  expect(await amendRequest(await by(receiver.owner), input)).toEqual({ ok: false, code: 'expired' });
});

test('is nobody else’s', async () => {
  const { request, input } = await arranged({ origin: 'pledge', state: 'proposed' });
  const { owner: _, member: __, otherSide: ___, anonymous: ____, ...others } = receiverActs(companyGives);
  for (const [name, person] of Object.entries(others)) {
    if (!person) throw new Error(name);
    const code = requestOf[name as CastMember];
    expect(await amendRequest(await by(person), input), name).toEqual({ ok: false, code });
  }
  expect(await requestAt(request.id)).toEqual(request);
});

test('other terms and an approval at once are one of the two', async () => {
  const { request, input } = await arranged({ origin: 'pledge', state: 'accepted' });
  const [amending, approving] = [await by(giver.owner), await by(coordinatorIn(companyGives.region))];
  const which = { requestId: request.id, version: request.version };
  const results = await Promise.all([amendRequest(amending, input), approveRequest(approving, { ...which, reason: null })]);
  expect(tally(results)).toEqual({ done: 1, changed: 1 });
  const { state } = await requestAt(request.id);
  expect(state).toBe(results[0]?.ok ? 'proposed' : 'approved');
});

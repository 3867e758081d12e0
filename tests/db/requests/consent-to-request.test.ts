import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays } from '@/lib/i18n/day';
import { consentToRequest, declineRequest, withdrawRequest } from '@/lib/requests/commands';
import { cast } from '@/tests/support/cast';
import { type CastMember, giverActs, receiverActs, requestOf } from '@/tests/support/permissions/table';
import {
  addPair,
  addRequest,
  associationGives,
  by,
  companyGives,
  type Origin,
  offeredUntil,
  type Pair,
  passDeadline,
  requestAt,
  tally,
  today,
  valueOf,
  watch,
} from '@/tests/support/requests';

const { giver, receiver } = companyGives;

/** A request that waits for the receiver’s answer, and what the form of the answer sends. */
async function pledged(pair?: Pair, origin: Origin = 'pledge') {
  const request = await addRequest(pair ?? (await addPair(companyGives)), { origin, state: 'proposed' });
  return { requestId: request.id, version: request.version };
}

describe('consent', () => {
  test('to a pledge accepts it: who asked is told, and the coordinators who may decide', async () => {
    const input = await pledged();
    const now = new Date();
    const { result, told, mails, deeds } = await watch(async () => consentToRequest(await by(receiver.member, { now }), input));
    expect(result).toEqual({ ok: true, value: { requestId: input.requestId } });
    expect(await requestAt(input.requestId)).toMatchObject({
      state: 'accepted',
      version: 2,
      receiverConsentById: receiver.member.userId,
      receiverConsentAt: now,
      receiverConsentTerms: 1,
      acceptedAt: now,
      endedAt: null,
    });
    expect(told.map(({ userId, event, href }) => [event, userId, href]).sort()).toEqual(
      [
        ['request_accepted', giver.owner.userId, `/requests/${input.requestId}`],
        ['request_waiting_approval', cast.coordinatorNational.userId, `/programme/requests/${input.requestId}`],
        ['request_waiting_approval', giverActs(companyGives).coordinatorIn?.userId, `/programme/requests/${input.requestId}`],
      ].sort(),
    );
    expect(mails).toBe(3);
    expect(deeds).toEqual([
      {
        actorId: receiver.member.userId,
        action: 'request_consent',
        subject: 'request',
        subjectId: String(input.requestId),
        fields: ['state'],
      },
    ]);
  });

  test('tells the member who asked, too', async () => {
    const { requestId, version } = await pledged();
    await db.partnershipRequest.update({ where: { id: requestId }, data: { createdById: giver.member.userId } });
    const { told } = await watch(async () => consentToRequest(await by(receiver.owner), { requestId, version }));
    expect(
      told
        .filter(({ event }) => event === 'request_accepted')
        .map(({ userId }) => userId)
        .sort(),
    ).toEqual([giver.owner.userId, giver.member.userId].sort());
  });

  test('to an ask is the giver’s', async () => {
    const pair = await addPair(associationGives);
    const { id, version } = await addRequest(pair, { origin: 'ask', state: 'proposed' });
    valueOf(await consentToRequest(await by(pair.giver.owner), { requestId: id, version }));
    expect(await requestAt(id)).toMatchObject({ state: 'accepted', giverConsentById: pair.giver.owner.userId, giverConsentTerms: 1 });
  });

  test('to a proposed pair takes both sides; the first tells nobody', async () => {
    const input = await pledged(undefined, 'pair');
    const first = await watch(async () => consentToRequest(await by(giver.owner), input));
    expect(valueOf(first.result)).toEqual({ requestId: input.requestId });
    expect(first.told).toEqual([]);
    expect(await requestAt(input.requestId)).toMatchObject({ state: 'proposed', version: 2, giverConsentTerms: 1, acceptedAt: null });
    const second = await watch(async () => consentToRequest(await by(receiver.owner), { ...input, version: 2 }));
    expect(valueOf(second.result)).toEqual({ requestId: input.requestId });
    expect(second.told.map(({ event }) => event)).toEqual(['request_accepted', 'request_waiting_approval', 'request_waiting_approval']);
    expect(await requestAt(input.requestId)).toMatchObject({ state: 'accepted', version: 3, receiverConsentTerms: 1 });
  });

  test('is the answering side’s alone', async () => {
    const input = await pledged();
    const { owner: _, member: __, anonymous: ___, ...others } = receiverActs(companyGives);
    for (const [name, person] of Object.entries(others)) {
      if (!person) throw new Error(name);
      const code = requestOf[name as CastMember];
      expect(await consentToRequest(await by(person), input), name).toEqual({ ok: false, code });
    }
    expect(await requestAt(input.requestId)).toMatchObject({ state: 'proposed', version: 1 });
    expect(await consentToRequest(await by(receiver.owner), { requestId: 2_147_483_647, version: 1 })).toEqual({
      ok: false,
      code: 'notFound',
    });
  });

  test('comes too late after the deadline', async () => {
    const input = await pledged();
    await passDeadline(input.requestId);
    expect(await consentToRequest(await by(receiver.owner), input)).toEqual({ ok: false, code: 'expired' });
    const { answerBy } = await requestAt(input.requestId);
    // The deadline itself is too late, a moment before is not.
    expect(await consentToRequest(await by(receiver.owner, { now: answerBy }), input)).toEqual({ ok: false, code: 'expired' });
    expect(await consentToRequest(await by(receiver.owner, { now: new Date(answerBy.getTime() - 1) }), input)).toMatchObject({ ok: true });
  });
});

describe('consent is refused when what it rests on is another', () => {
  const cases: [what: string, change: (pair: Pair) => Promise<unknown>, refusal: object][] = [
    ['the need changed', ({ needId }) => db.skillNeed.update({ where: { id: needId }, data: { version: 2 } }), { code: 'changed' }],
    ['the offer changed', ({ offerId }) => db.expertiseOffer.update({ where: { id: offerId }, data: { version: 2 } }), { code: 'changed' }],
    [
      'the need is closed',
      ({ needId }) => db.skillNeed.update({ where: { id: needId }, data: { state: 'closed' } }),
      { code: 'listingUnavailable', params: { side: 'need' } },
    ],
    [
      'the offer is paused',
      ({ offerId }) => db.expertiseOffer.update({ where: { id: offerId }, data: { state: 'paused' } }),
      { code: 'listingUnavailable', params: { side: 'offer' } },
    ],
    [
      'the need closed yesterday',
      ({ needId }) => db.skillNeed.update({ where: { id: needId }, data: { closesOn: addDays(today, -1) } }),
      { code: 'listingUnavailable', params: { side: 'need' } },
    ],
    [
      'the offer’s period ended yesterday',
      ({ offerId }) => db.expertiseOffer.update({ where: { id: offerId }, data: offeredUntil(addDays(today, -1)) }),
      { code: 'listingUnavailable', params: { side: 'offer' } },
    ],
    [
      'the need has a quarter-hour too little left',
      ({ needId }) => db.skillNeed.update({ where: { id: needId }, data: { quartersLeft: 3 } }),
      { code: 'notEnoughHours', params: { side: 'need', hours: '0,75' } },
    ],
    [
      'the offer has a quarter-hour too little left',
      ({ offerId }) => db.expertiseOffer.update({ where: { id: offerId }, data: { quartersLeft: 3 } }),
      { code: 'notEnoughHours', params: { side: 'offer', hours: '0,75' } },
    ],
  ];
  test.each(cases)('%s', async (_what, change, refusal) => {
    const pair = await addPair(companyGives);
    const input = await pledged(pair);
    await change(pair);
    const { result, told, deeds } = await watch(async () => consentToRequest(await by(receiver.owner), input));
    expect(result).toEqual({ ok: false, ...refusal });
    expect([told, deeds]).toEqual([[], []]);
    expect(await requestAt(input.requestId)).toMatchObject({ state: 'proposed', version: 1 });
  });

  test('on the last day of both it is given', async () => {
    const pair = await addPair(companyGives);
    const input = await pledged(pair);
    await db.skillNeed.update({ where: { id: pair.needId }, data: { closesOn: today } });
    await db.expertiseOffer.update({ where: { id: pair.offerId }, data: offeredUntil(today) });
    expect(await consentToRequest(await by(receiver.owner), input)).toMatchObject({ ok: true });
  });

  test('hours that are just enough are enough', async () => {
    const pair = await addPair(companyGives);
    const input = await pledged(pair);
    await db.skillNeed.update({ where: { id: pair.needId }, data: { quartersLeft: 4 } });
    expect(await consentToRequest(await by(receiver.owner), input)).toMatchObject({ ok: true });
  });

  test('an organisation is suspended', async () => {
    const input = await pledged();
    const { giverId } = await requestAt(input.requestId);
    await db.organisation.update({ where: { id: giverId }, data: { state: 'suspended' } });
    expect(await consentToRequest(await by(receiver.owner), input)).toEqual({ ok: false, code: 'organisationNotVerified' });
    await db.organisation.update({ where: { id: giverId }, data: { state: 'verified' } });
  });
});

describe('with others at the same time', () => {
  test('a page of before a colleague’s consent is told that it changed', async () => {
    const input = await pledged();
    valueOf(await consentToRequest(await by(receiver.owner), input));
    expect(await consentToRequest(await by(receiver.member), input)).toEqual({ ok: false, code: 'changed' });
    expect(await declineRequest(await by(receiver.member), { ...input, why: 'other', reason: 'Pas cette année.' })).toEqual({
      ok: false,
      code: 'changed',
    });
    // The side that asked never had anything to consent to.
    expect(await consentToRequest(await by(giver.owner), { ...input, version: 2 })).toEqual({ ok: false, code: 'forbidden' });
  });

  test('an older version is told that it changed', async () => {
    const input = await pledged();
    await db.partnershipRequest.update({ where: { id: input.requestId }, data: { version: 2 } });
    expect(await consentToRequest(await by(receiver.owner), input)).toEqual({ ok: false, code: 'changed' });
  });

  test('consent, refusal and withdrawal: one stands, and only its people are told', async () => {
    for (let round = 0; round < 8; round += 1) {
      const input = await pledged();
      const [one, other, asking] = [await by(receiver.owner), await by(receiver.member), await by(giver.owner)];
      const { result, told, deeds } = await watch(() =>
        Promise.all([
          consentToRequest(one, input),
          declineRequest(other, { ...input, why: 'other', reason: 'Pas cette année.' }),
          withdrawRequest(asking, input),
        ]),
      );
      expect(tally(result)).toEqual({ done: 1, changed: 2 });
      const request = await requestAt(input.requestId);
      const stood = result.findIndex(({ ok }) => ok);
      expect(request.state).toBe(['accepted', 'declined', 'withdrawn'][stood]);
      expect(request.version).toBe(2);
      expect(told.map(({ event }) => event)).toEqual(
        [['request_accepted', 'request_waiting_approval', 'request_waiting_approval'], ['request_declined'], ['request_withdrawn']][stood],
      );
      expect(deeds.map(({ action }) => action)).toEqual([['request_consent'], ['request_decline'], ['request_withdraw']][stood]);
    }
  });
});

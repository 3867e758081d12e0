import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import { askForExpertise, pledgeExpertise } from '@/lib/requests/commands';
import { cast } from '@/tests/support/cast';
import { receiverActs } from '@/tests/support/permissions/table';
import {
  addNeed,
  addPair,
  addRequest,
  associationGives,
  by,
  companyGives,
  passDeadline,
  requestAt,
  tally,
  termsOf,
  today,
  valueOf,
  watch,
} from '@/tests/support/requests';

describe.each([
  { name: 'an association of a company', sides: companyGives },
  { name: 'a company of an association', sides: associationGives },
])('$name', ({ sides }) => {
  const { giver, receiver } = sides;
  const ask = async (...terms: Parameters<typeof termsOf>) => askForExpertise(await by(receiver.owner), termsOf(...terms));

  test('is one request with the receiver’s consent, and tells the giver’s owners', async () => {
    const pair = await addPair(sides);
    const now = new Date();
    const { result, told, mails, deeds } = await watch(async () => askForExpertise(await by(receiver.member, { now }), termsOf(pair)));
    const { requestId } = valueOf(result);
    expect(await requestAt(requestId)).toMatchObject({
      origin: 'ask',
      state: 'proposed',
      giverId: giver.owner.organisationId,
      receiverId: receiver.owner.organisationId,
      regionCode: sides.region,
      giverConsentById: null,
      giverConsentAt: null,
      giverConsentTerms: null,
      receiverConsentById: receiver.member.userId,
      receiverConsentAt: now,
      receiverConsentTerms: 1,
      answerBy: addDays(now, 14),
    });
    expect(told).toMatchObject([
      {
        userId: giver.owner.userId,
        event: 'offer_requested',
        href: `/requests/${requestId}`,
        params: { quarters: 4, answerBy: addDays(now, 14).toISOString() },
      },
    ]);
    expect(mails).toBe(1);
    expect(deeds).toMatchObject([{ actorId: receiver.member.userId, action: 'request_ask', subjectId: String(requestId) }]);
  });

  test('is the receiver’s side’s alone', async () => {
    const pair = await addPair(sides);
    const { owner: _, member: __, anonymous: ___, ...others } = receiverActs(sides);
    for (const [name, person] of Object.entries(others)) {
      if (!person) throw new Error(name);
      expect(await askForExpertise(await by(person), termsOf(pair)), name).toEqual({ ok: false, code: 'forbidden' });
    }
    expect(await db.partnershipRequest.count({ where: { needId: pair.needId } })).toBe(0);
  });

  test('refuses what is not there, not open, not verified, not possible', async () => {
    const pair = await addPair(sides);
    expect(await ask({ ...pair, offerId: 2_147_483_647 })).toEqual({ ok: false, code: 'notFound' });
    expect(await ask(pair, { quarters: 121 })).toMatchObject({
      code: 'invalid',
      fields: { hours: { code: 'hoursBeyondLeft', params: { hours: '30' } } },
    });
    expect(await ask(pair, { startsOn: dayOf(addDays(today, -1)) })).toMatchObject({
      code: 'invalid',
      fields: { startsOn: { code: 'dateInPast' } },
    });
    await db.expertiseOffer.update({ where: { id: pair.offerId }, data: { languages: ['en'] } });
    expect(await ask(pair)).toEqual({ ok: false, code: 'pairImpossible', params: { refusal: 'no_common_language' } });
    await db.expertiseOffer.update({ where: { id: pair.offerId }, data: { state: 'paused' } });
    expect(await ask(pair)).toEqual({ ok: false, code: 'listingUnavailable', params: { side: 'offer' } });
  });

  test('of what is pledged already is refused, until the deadline has passed', async () => {
    const pair = await addPair(sides);
    const pledged = await addRequest(pair, { origin: 'pledge', state: 'proposed' });
    expect(await ask(pair)).toEqual({ ok: false, code: 'alreadyAsked' });
    await passDeadline(pledged.id);
    expect(await ask(pair)).toMatchObject({ ok: true });
    expect(await requestAt(pledged.id)).toMatchObject({ state: 'expired' });
  });

  test('meets a pledge on the same pair: one of the two stands', async () => {
    const pair = await addPair(sides);
    const [asking, giving] = [await by(receiver.owner), await by(giver.owner)];
    const { result, told } = await watch(() =>
      Promise.all([askForExpertise(asking, termsOf(pair)), pledgeExpertise(giving, termsOf(pair))]),
    );
    expect(tally(result)).toEqual({ done: 1, alreadyAsked: 1 });
    expect(told).toHaveLength(1);
  });
});

test('an association that waits for verification asks for nothing', async () => {
  const pair = { ...(await addPair(companyGives)), needId: await addNeed(cast.unverifiedOwner) };
  expect(await askForExpertise(await by(cast.unverifiedOwner), termsOf(pair))).toEqual({ ok: false, code: 'organisationNotVerified' });
});

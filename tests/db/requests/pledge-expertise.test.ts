import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import { declineRequest, pledgeExpertise } from '@/lib/requests/commands';
import { cast } from '@/tests/support/cast';
import { giverActs } from '@/tests/support/permissions/table';
import {
  addNeed,
  addOffer,
  addPair,
  addRequest,
  by,
  companyGives,
  needOf,
  offerOf,
  passDeadline,
  requestAt,
  tally,
  termsOf,
  today,
  valueOf,
  watch,
} from '@/tests/support/requests';

const { giver, receiver } = companyGives;

describe('a pledge', () => {
  test('is one request with the giver’s consent, and tells the receiver’s owners', async () => {
    const pair = await addPair(companyGives);
    const now = new Date();
    const { result, told, mails, deeds } = await watch(async () =>
      pledgeExpertise(await by(giver.member, { now }), termsOf(pair, { quarters: 50, message: 'Avec plaisir.' })),
    );
    const { requestId } = valueOf(result);
    const request = await requestAt(requestId);
    expect(request).toMatchObject({
      reference: `R-${dayOf(now).slice(0, 4)}-${String(requestId).padStart(4, '0')}`,
      origin: 'pledge',
      state: 'proposed',
      version: 1,
      termsVersion: 1,
      needId: pair.needId,
      offerId: pair.offerId,
      giverId: giver.owner.organisationId,
      receiverId: receiver.owner.organisationId,
      regionCode: companyGives.region,
      quarters: 50,
      startsOn: addDays(today, 30),
      mode: 'remote',
      message: 'Avec plaisir.',
      giverConsentById: giver.member.userId,
      giverConsentAt: now,
      giverConsentTerms: 1,
      receiverConsentById: null,
      answerBy: addDays(now, 14),
      acceptedAt: null,
      createdById: giver.member.userId,
    });
    expect(request.points).toBe(Object.values(request.parts as Record<string, number>).reduce((sum, part) => sum + part, 0));
    expect(request.points).toBeGreaterThan(500);
    expect(told).toMatchObject([
      {
        userId: receiver.owner.userId,
        event: 'pledge_received',
        href: `/requests/${requestId}`,
        params: { quarters: 50, startDate: dayOf(addDays(today, 30)), answerBy: addDays(now, 14).toISOString() },
      },
    ]);
    expect(mails).toBe(1);
    expect(deeds).toEqual([
      {
        actorId: giver.member.userId,
        action: 'request_pledge',
        subject: 'request',
        subjectId: String(requestId),
        fields: ['quarters', 'startsOn', 'mode', 'message'],
      },
    ]);
    // Nothing is reserved before a coordinator approves.
    expect([(await needOf(pair)).quartersLeft, (await offerOf(pair)).quartersLeft]).toEqual([120, 600]);
  });

  test('is the giver’s side’s alone', async () => {
    const pair = await addPair(companyGives);
    const { owner: _, member: __, anonymous: ___, ...others } = giverActs(companyGives);
    for (const [name, person] of Object.entries(others)) {
      if (!person) throw new Error(name);
      expect(await pledgeExpertise(await by(person), termsOf(pair)), name).toEqual({ ok: false, code: 'forbidden' });
    }
    expect(await db.partnershipRequest.count({ where: { needId: pair.needId } })).toBe(0);
  });
});

describe('refuses', () => {
  const pledge = async (...terms: Parameters<typeof termsOf>) => pledgeExpertise(await by(giver.owner), termsOf(...terms));

  test('what was never published, or never was', async () => {
    const pair = await addPair(companyGives);
    await db.skillNeed.update({ where: { id: pair.needId }, data: { state: 'submitted', submittedAt: new Date(), publishedAt: null } });
    expect(await pledge(pair)).toEqual({ ok: false, code: 'notFound' });
    expect(await pledge({ ...pair, needId: 2_147_483_647 })).toEqual({ ok: false, code: 'notFound' });
    expect(await pledge({ ...pair, offerId: 2_147_483_647 })).toEqual({ ok: false, code: 'notFound' });
  });

  test('what is not open', async () => {
    const closed = await addPair(companyGives);
    await db.skillNeed.update({ where: { id: closed.needId }, data: { state: 'closed' } });
    expect(await pledge(closed)).toEqual({ ok: false, code: 'listingUnavailable', params: { side: 'need' } });
    const paused = await addPair(companyGives);
    await db.expertiseOffer.update({ where: { id: paused.offerId }, data: { state: 'paused' } });
    expect(await pledge(paused)).toEqual({ ok: false, code: 'listingUnavailable', params: { side: 'offer' } });
  });

  test('organisations that are not verified, on either side', async () => {
    const pair = await addPair(companyGives);
    expect(await pledge({ ...pair, needId: await addNeed(cast.unverifiedOwner) })).toEqual({ ok: false, code: 'organisationNotVerified' });
    const suspended = { ...pair, offerId: await addOffer(cast.suspendedOwner) };
    expect(await pledgeExpertise(await by(cast.suspendedOwner), termsOf(suspended))).toEqual({
      ok: false,
      code: 'organisationNotVerified',
    });
  });

  test('a pair that the engine rules out, with its reason', async () => {
    const pair = await addPair(companyGives);
    await db.skillNeed.update({ where: { id: pair.needId }, data: { closesOn: addDays(today, -1) } });
    expect(await pledge(pair)).toEqual({ ok: false, code: 'pairImpossible', params: { refusal: 'need_past_closing' } });
  });

  test.each([
    { left: 'need', need: 40, offer: 60 },
    { left: 'offer', need: 60, offer: 40 },
  ])('a quarter-hour beyond what is left of the $left', async ({ need, offer }) => {
    const pair = await addPair(companyGives, { need: { quarters: need }, offer: { quarters: offer } });
    expect(await pledge(pair, { quarters: 41 })).toEqual({
      ok: false,
      code: 'invalid',
      fields: { hours: { code: 'hoursBeyondLeft', params: { hours: '10' } } },
    });
    expect(await pledge(pair, { quarters: 40 })).toMatchObject({ ok: true });
  });

  test.each([
    { days: -1, code: 'dateInPast' },
    { days: 0, code: null },
    { days: 270, code: null },
    { days: 271, code: 'dateOutsideOffer' },
  ])('a start outside of the offer’s days: $days', async ({ days, code }) => {
    const pair = await addPair(companyGives);
    const result = await pledge(pair, { startsOn: dayOf(addDays(today, days)) });
    if (code === null) expect(result).toMatchObject({ ok: true });
    else expect(result).toMatchObject({ ok: false, code: 'invalid', fields: { startsOn: { code } } });
  });
});

describe('one live request joins a need and an offer', () => {
  test('until it is declined', async () => {
    const pair = await addPair(companyGives);
    const request = await addRequest(pair, { origin: 'ask', state: 'proposed' });
    expect(await pledgeExpertise(await by(giver.owner), termsOf(pair))).toEqual({ ok: false, code: 'alreadyAsked' });
    valueOf(await declineRequest(await by(giver.owner), { requestId: request.id, version: 1, why: 'other', reason: 'Pas cette année.' }));
    expect(await pledgeExpertise(await by(giver.owner), termsOf(pair))).toMatchObject({ ok: true });
  });

  test('until its deadline, and then the new one writes down that the old is over', async () => {
    const pair = await addPair(companyGives);
    const old = await addRequest(pair, { origin: 'pledge', state: 'proposed' });
    await passDeadline(old.id);
    const { result, deeds } = await watch(async () => pledgeExpertise(await by(giver.owner), termsOf(pair)));
    expect(result.ok).toBe(true);
    const over = await requestAt(old.id);
    expect(over).toMatchObject({ state: 'expired', version: 2, endedById: null });
    expect(over.endedAt).toEqual(over.answerBy);
    expect(deeds.map(({ action, actorId, subjectId }) => [action, actorId, Number(subjectId)])).toEqual([
      ['request_expire', null, old.id],
      ['request_pledge', giver.owner.userId, result.ok && result.value.requestId],
    ]);
  });

  test.each(['a free pair', 'a pair whose request is past its deadline'])('however many press at once: %s', async (which) => {
    const pair = await addPair(companyGives);
    if (which !== 'a free pair') await passDeadline((await addRequest(pair, { origin: 'pledge', state: 'proposed' })).id);
    const people = await Promise.all(Array.from({ length: 12 }, (_, index) => by(index % 2 ? giver.owner : giver.member)));
    const { result, told, mails, deeds } = await watch(() => Promise.all(people.map((who) => pledgeExpertise(who, termsOf(pair)))));
    expect(tally(result)).toEqual({ done: 1, alreadyAsked: 11 });
    expect(told).toHaveLength(1);
    expect(mails).toBe(1);
    expect(deeds.map(({ action }) => action)).toEqual(which === 'a free pair' ? ['request_pledge'] : ['request_expire', 'request_pledge']);
  });
});

describe('the same form, sent again', () => {
  test('20 times at once: one request, one message, one line of audit, 20 equal answers', async () => {
    const pair = await addPair(companyGives);
    const who = await by(giver.owner);
    const { result, told, mails, deeds } = await watch(() =>
      Promise.all(Array.from({ length: 20 }, () => pledgeExpertise(who, termsOf(pair)))),
    );
    const rows = await db.partnershipRequest.findMany({ where: { needId: pair.needId }, select: { id: true } });
    expect(rows).toHaveLength(1);
    expect(result).toEqual(rows.flatMap(({ id }) => Array.from({ length: 20 }, () => ({ ok: true, value: { requestId: id } }))));
    expect(told.map(({ userId }) => userId)).toEqual([receiver.owner.userId]);
    expect(mails).toBe(1);
    expect(deeds).toHaveLength(1);
  });

  test('after a refusal is tried anew', async () => {
    const pair = await addPair(companyGives, { need: { quarters: 8 } });
    const submissionId = randomUUID();
    const pledge = async (quarters: number) => pledgeExpertise(await by(giver.owner, { submissionId }), termsOf(pair, { quarters }));
    expect(await pledge(9)).toMatchObject({ ok: false, code: 'invalid' });
    expect(await pledge(8)).toMatchObject({ ok: true });
  });

  test('is somebody else’s own business', async () => {
    const [one, other] = [await addPair(companyGives), await addPair(companyGives)];
    const submissionId = randomUUID();
    const first = valueOf(await pledgeExpertise(await by(giver.owner, { submissionId }), termsOf(one)));
    const second = valueOf(await pledgeExpertise(await by(giver.member, { submissionId }), termsOf(other)));
    expect(second.requestId).not.toBe(first.requestId);
  });

  test('to another action does not take its answer', async () => {
    const pair = await addPair(companyGives);
    const submissionId = randomUUID();
    const { requestId } = valueOf(await pledgeExpertise(await by(giver.owner, { submissionId }), termsOf(pair)));
    expect(
      await declineRequest(await by(giver.owner, { submissionId }), { requestId, version: 1, why: 'other', reason: 'Pas cette année.' }),
    ).toEqual({
      ok: false,
      code: 'changed',
    });
  });
});

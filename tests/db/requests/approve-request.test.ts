import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays } from '@/lib/i18n/day';
import { approveRequest, rejectRequest } from '@/lib/requests/commands';
import { plannedEnd } from '@/lib/requests/rules';
import { cast, coordinatorIn, type Person } from '@/tests/support/cast';
import { addPartners } from '@/tests/support/partnerships';
import { type CastMember, receiverActs, requestOf } from '@/tests/support/permissions/table';
import {
  addPair,
  addRequest,
  associationGives,
  by,
  companyGives,
  needOf,
  offeredUntil,
  offerOf,
  type Pair,
  requestAt,
  type Story,
  tally,
  today,
  valueOf,
  watch,
} from '@/tests/support/requests';

beforeAll(async () => {
  await addPartners(companyGives);
  await addPartners(associationGives);
});

const { giver, receiver, region } = companyGives;
const coordinator = coordinatorIn(region);

async function waiting(given?: Pair, { terms, state = 'accepted' }: Partial<Story> = {}) {
  const pair = given ?? (await addPair(companyGives));
  const request = await addRequest(pair, { origin: 'pledge', state, ...(terms && { terms }) });
  return { pair, input: { requestId: request.id, version: request.version, reason: null } };
}

describe('approval', () => {
  test('reserves the hours on both sides, and tells the owners of both', async () => {
    const { pair, input } = await waiting(undefined, { terms: { quarters: 50 } });
    const now = new Date();
    const note = 'Bravo à toutes et à tous.';
    const { result, told, mails, deeds } = await watch(async () =>
      approveRequest(await by(coordinator, { now }), { ...input, reason: note }),
    );
    expect(valueOf(result)).toEqual({ requestId: input.requestId });
    expect(await requestAt(input.requestId)).toMatchObject({
      state: 'approved',
      version: 3,
      endedAt: now,
      endedById: coordinator.userId,
      reason: note,
    });
    expect(await needOf(pair)).toMatchObject({ quartersTotal: 120, quartersLeft: 70, state: 'open', version: 1 });
    expect(await offerOf(pair)).toMatchObject({ quartersTotal: 600, quartersLeft: 550, state: 'open', version: 1 });
    expect(told.map(({ userId, event, href }) => [userId, event, href])).toEqual([
      [receiver.owner.userId, 'request_approved', `/requests/${input.requestId}`],
      [giver.owner.userId, 'request_approved', `/requests/${input.requestId}`],
    ]);
    expect(mails).toBe(2);
    expect(deeds).toEqual([
      { actorId: coordinator.userId, action: 'request_approve', subject: 'request', subjectId: String(input.requestId), fields: ['state'] },
    ]);
  });

  test('opens the mission, as it was agreed on, for both sides to sign', async () => {
    const { pair, input } = await waiting(undefined, { terms: { quarters: 50 } });
    const now = new Date();
    valueOf(await approveRequest(await by(coordinator, { now }), input));
    const request = await requestAt(input.requestId);
    const { needId, offerId, giverId, receiverId, regionCode, startsOn } = request;
    expect(await db.mission.findUniqueOrThrow({ where: { requestId: input.requestId } })).toMatchObject({
      reference: request.reference.replace('R', 'M'),
      ...{ state: 'planned', version: 1, needId, offerId, giverId, receiverId, regionCode, startsOn },
      ...{ regime: 'employer_time', mode: 'remote', quarters: 50, quartersConfirmed: 0, signedAt: null, endedAt: null, createdAt: now },
      endsOn: plannedEnd({ quarters: 50, startsOn }, await offerOf(pair)),
    });
  });

  test('leaves points and their reasons as they were on the day of asking', async () => {
    const { pair, input } = await waiting();
    const { points, parts, facts } = await requestAt(input.requestId);
    await db.offerSkill.updateMany({ where: { offerId: pair.offerId }, data: { level: 1 } });
    valueOf(await approveRequest(await by(coordinator), input));
    expect(await requestAt(input.requestId)).toMatchObject({ points, parts, facts });
  });

  test.each([
    { quarters: 39, need: 'open', offer: 'open' },
    { quarters: 40, need: 'filled', offer: 'open' },
  ])('of $quarters of 40 quarter-hours leaves the need $need', async ({ quarters, need, offer }) => {
    const { pair, input } = await waiting(await addPair(companyGives, { need: { quarters: 40 } }), { terms: { quarters } });
    valueOf(await approveRequest(await by(coordinator), input));
    expect([await needOf(pair), await offerOf(pair)]).toMatchObject([{ state: need, quartersLeft: 40 - quarters }, { state: offer }]);
  });

  test('of an offer’s last hours fills it', async () => {
    const { pair, input } = await waiting(await addPair(associationGives, { offer: { quarters: 4 } }));
    valueOf(await approveRequest(await by(coordinator), input));
    expect(await offerOf(pair)).toMatchObject({ state: 'filled', quartersLeft: 0 });
    expect(await needOf(pair)).toMatchObject({ state: 'open', quartersLeft: 116 });
  });

  test('is for coordinators of the region, and of all regions', async () => {
    const { input } = await waiting();
    const { coordinatorIn: _, coordinatorNational: __, anonymous: ___, ...others } = receiverActs(companyGives);
    for (const [name, person] of Object.entries(others)) {
      if (!person) throw new Error(name);
      const code = requestOf[name as CastMember];
      expect(await approveRequest(await by(person), input), name).toEqual({ ok: false, code });
    }
    expect(await requestAt(input.requestId)).toMatchObject({ state: 'accepted', version: 2 });
    expect(await approveRequest(await by(cast.coordinatorNational), input)).toMatchObject({ ok: true });
  });

  test.each([
    { side: 'the giver', organisationId: giver.owner.organisationId },
    { side: 'the receiver', organisationId: receiver.owner.organisationId },
  ])('is not for a coordinator who belongs to $side', async ({ organisationId }) => {
    const { input } = await waiting();
    const biased = await addCoordinator(organisationId);
    expect(await approveRequest(await by(biased), input)).toEqual({ ok: false, code: 'forbidden' });
    expect(await rejectRequest(await by(biased), { ...input, reason: 'Une raison assez longue.' })).toEqual({
      ok: false,
      code: 'forbidden',
    });
    await db.membership.deleteMany({ where: { userId: biased.userId } });
    expect(await approveRequest(await by(biased), input)).toMatchObject({ ok: true });
  });
});

test('approves on the last day of the need and of the offer', async () => {
  const { pair, input } = await waiting();
  await db.skillNeed.update({ where: { id: pair.needId }, data: { closesOn: today } });
  await db.expertiseOffer.update({ where: { id: pair.offerId }, data: offeredUntil(today) });
  expect(await approveRequest(await by(coordinator), input)).toMatchObject({ ok: true });
});

/** A national coordinator who belongs to an organisation. */
async function addCoordinator(organisationId: number): Promise<Person> {
  const { id, email, name } = await db.user.create({
    data: {
      email: `${randomUUID()}@khibra.example`,
      name: 'Samir Alaoui',
      memberships: { create: { organisationId, role: 'member' } },
      staffRoles: { create: { kind: 'coordinator', national: true } },
    },
  });
  return { userId: id, email, name, organisationId };
}

describe('is refused, and nothing is written, when', () => {
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
      'the need has a quarter-hour too little',
      ({ needId }) => db.skillNeed.update({ where: { id: needId }, data: { quartersLeft: 3 } }),
      { code: 'notEnoughHours', params: { side: 'need', hours: '0,75' } },
    ],
    [
      'the offer has a quarter-hour too little',
      ({ offerId }) => db.expertiseOffer.update({ where: { id: offerId }, data: { quartersLeft: 3 } }),
      { code: 'notEnoughHours', params: { side: 'offer', hours: '0,75' } },
    ],
  ];
  test.each(cases)('%s', async (_what, change, refusal) => {
    const { pair, input } = await waiting();
    await change(pair);
    const before = [await needOf(pair), await offerOf(pair)];
    const { result, told, deeds } = await watch(async () => approveRequest(await by(coordinator), input));
    expect(result).toEqual({ ok: false, ...refusal });
    expect([told, deeds]).toEqual([[], []]);
    expect([await needOf(pair), await offerOf(pair)]).toEqual(before);
    expect(await requestAt(input.requestId)).toMatchObject({ state: 'accepted', version: 2 });
  });

  test('an organisation is suspended', async () => {
    const { input } = await waiting();
    const { receiverId } = await requestAt(input.requestId);
    await db.organisation.update({ where: { id: receiverId }, data: { state: 'suspended' } });
    expect(await approveRequest(await by(coordinator), input)).toEqual({ ok: false, code: 'organisationNotVerified' });
    await db.organisation.update({ where: { id: receiverId }, data: { state: 'verified' } });
  });

  test.each(['proposed', 'approved', 'rejected', 'declined', 'withdrawn'] as const)('it is %s', async (state) => {
    const { pair, input } = await waiting(undefined, { state });
    const left = (await needOf(pair)).quartersLeft;
    expect(await approveRequest(await by(coordinator), input)).toEqual({ ok: false, code: 'changed' });
    expect((await needOf(pair)).quartersLeft).toBe(left);
  });

  test('nobody answered in time', async () => {
    const { input } = await waiting(undefined, { state: 'expired' });
    expect(await approveRequest(await by(coordinator), input)).toEqual({ ok: false, code: 'expired' });
  });

  test('the page is of an older version, or the request of nowhere', async () => {
    const { input } = await waiting();
    expect(await approveRequest(await by(coordinator), { ...input, version: 1 })).toEqual({ ok: false, code: 'changed' });
    expect(await approveRequest(await by(coordinator), { ...input, requestId: 2_147_483_647 })).toEqual({ ok: false, code: 'notFound' });
  });
});

test('two coordinators decide at once: one decision stands, and hours leave once', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { pair, input } = await waiting();
    const [one, other] = [await by(coordinator), await by(cast.coordinatorNational)];
    const approve = () => approveRequest(one, input);
    const second =
      round % 2 ? () => approveRequest(other, input) : () => rejectRequest(other, { ...input, reason: 'Une raison assez longue.' });
    const { result, told, deeds } = await watch(() => Promise.all([approve(), second()]));
    expect(tally(result)).toEqual({ done: 1, changed: 1 });
    const { state } = await requestAt(input.requestId);
    expect((await needOf(pair)).quartersLeft).toBe(state === 'approved' ? 116 : 120);
    expect((await offerOf(pair)).quartersLeft).toBe(state === 'approved' ? 596 : 600);
    expect(told).toHaveLength(2);
    expect(deeds).toHaveLength(1);
  }
});

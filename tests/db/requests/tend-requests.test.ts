import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dateOfDay, dayOf, startOfDay } from '@/lib/i18n/day';
import { closeListing, expireListings } from '@/lib/listings/commands';
import { approveRequest, expireRequests, remindOfRequests, setAsideRequests } from '@/lib/requests/commands';
import { coordinatorIn } from '@/tests/support/cast';
import {
  addNeed,
  addOffer,
  addPair,
  addRequest,
  by,
  companyGives,
  type Origin,
  requestAt,
  today,
  valueOf,
  watch,
} from '@/tests/support/requests';

const { giver, receiver } = companyGives;
const hour = 60 * 60 * 1000;

/** What was told of one request; those of other tests wait in the same database. */
const toldOf = (told: { userId: string; event: string; href: string; params: unknown }[], id: number) =>
  told.filter(({ href }) => href === `/requests/${id}`);

test('an unanswered request expires once, and both sides are told, however many workers do it', async () => {
  const request = await addRequest(await addPair(companyGives), { origin: 'pledge', state: 'proposed' });
  const { answerBy } = request;
  const early = await watch(() => expireRequests(new Date(answerBy.getTime() - 1)));
  expect(toldOf(early.told, request.id)).toEqual([]);
  const { told, deeds } = await watch(() => Promise.all([expireRequests(answerBy), expireRequests(answerBy)]));
  expect(await requestAt(request.id)).toMatchObject({ state: 'expired', endedAt: answerBy, endedById: null });
  expect(
    toldOf(told, request.id)
      .map(({ userId, event }) => `${event} ${userId}`)
      .sort(),
  ).toEqual([giver.owner, receiver.owner].map(({ userId }) => `request_expired ${userId}`).sort());
  expect(deeds.filter(({ subjectId }) => subjectId === String(request.id))).toMatchObject([{ actorId: null, action: 'request_expire' }]);
});

test.each([
  { origin: 'pledge', told: [receiver.owner] },
  { origin: 'ask', told: [giver.owner] },
  { origin: 'pair', told: [giver.owner, receiver.owner] },
] as const)('who has not answered is reminded after 7 days and after 12: $origin', async ({ origin, told: people }) => {
  const request = await addRequest(await addPair(companyGives), { origin, state: 'proposed' });
  const on = async (days: number) => {
    // At noon: the days are those of the calendar, and the test may run at any hour.
    const now = addDays(startOfDay(dayOf(request.createdAt)), days + 0.5);
    const { told } = await watch(() => Promise.all([remindOfRequests(now), remindOfRequests(now)]));
    return toldOf(told, request.id);
  };
  expect(await on(6)).toEqual([]);
  const first = await on(7);
  expect(first.map(({ userId, event }) => `${event} ${userId}`).sort()).toEqual(
    people.map(({ userId }) => `request_reminder ${userId}`).sort(),
  );
  expect(first[0]?.params).toMatchObject({ days: 7 });
  expect(await on(11)).toEqual([]);
  expect((await on(12)).map(({ params }) => params)).toEqual(people.map(() => expect.objectContaining({ days: 2 })));
  expect(await on(13)).toEqual([]);
  // A reminder is no change: who read the request may still answer it.
  expect(await requestAt(request.id)).toMatchObject({ state: 'proposed', version: request.version, remindersSent: 2 });
});

test('what was agreed on is not reminded of', async () => {
  const request = await addRequest(await addPair(companyGives), { origin: 'pledge', state: 'accepted' });
  const { told } = await watch(() => remindOfRequests(new Date(request.answerBy.getTime() - hour)));
  expect(toldOf(told, request.id)).toEqual([]);
});

/** The jobs that wait to end what rests on a listing. */
const waiting = (noun: string, id: number) =>
  db.$queryRaw<{ key: string }[]>`SELECT "key" FROM graphile_worker.jobs WHERE "key" = ${`set_aside_requests:${noun}:${id}`}`;

test('a need that is filled ends the other requests on it, kindly', async () => {
  const pair = await addPair(companyGives, { need: { quarters: 4 } });
  const chosen = await addRequest(pair, { origin: 'pledge', state: 'accepted', terms: { quarters: 4 } });
  const origins: Origin[] = ['pledge', 'ask'];
  const others = [];
  for (const origin of origins) {
    const offerId = await addOffer(giver.owner);
    others.push(await addRequest({ ...pair, offerId }, { origin, state: origin === 'ask' ? 'accepted' : 'proposed' }));
  }
  const which = { requestId: chosen.id, version: chosen.version };
  valueOf(await approveRequest(await by(coordinatorIn(companyGives.region)), { ...which, reason: null }));
  expect(await waiting('need', pair.needId)).toHaveLength(1);
  const now = new Date();
  const run = () => setAsideRequests('need', pair.needId, now);
  const { told, deeds } = await watch(() => Promise.all([run(), run()]));
  expect(await requestAt(chosen.id)).toMatchObject({ state: 'approved' });
  for (const other of others) {
    expect(await requestAt(other.id)).toMatchObject({ state: 'not_chosen', endedAt: now, endedById: null });
    expect(toldOf(told, other.id)).toMatchObject([
      { userId: giver.owner.userId, event: 'request_not_chosen', params: { listingTitle: expect.anything() } },
    ]);
    expect(deeds.filter(({ subjectId }) => subjectId === String(other.id))).toMatchObject([
      { actorId: null, action: 'request_setAside', fields: ['state'] },
    ]);
  }
});

test('an offer that its people close ends what waits for it', async () => {
  const pair = await addPair(companyGives);
  const request = await addRequest(pair, { origin: 'ask', state: 'proposed' });
  valueOf(await closeListing(await by(giver.owner), { noun: 'offer', id: pair.offerId, version: 1 }));
  expect(await waiting('offer', pair.offerId)).toHaveLength(1);
  const { told } = await watch(() => setAsideRequests('offer', pair.offerId, new Date()));
  expect(await requestAt(request.id)).toMatchObject({ state: 'not_chosen' });
  expect(toldOf(told, request.id)).toMatchObject([{ userId: receiver.owner.userId, event: 'request_listing_over' }]);
});

test('a need whose last day has passed ends what waits for it', async () => {
  const pair = await addPair(companyGives);
  const request = await addRequest(pair, { origin: 'pledge', state: 'accepted' });
  const yesterday = dateOfDay(dayOf(addDays(today, -1)));
  await db.skillNeed.update({ where: { id: pair.needId }, data: { closesOn: yesterday } });
  await expireListings(new Date());
  expect(await waiting('need', pair.needId)).toHaveLength(1);
  await setAsideRequests('need', pair.needId, new Date());
  expect(await requestAt(request.id)).toMatchObject({ state: 'not_chosen' });
});

test('what is only paused keeps what waits for it', async () => {
  const needId = await addNeed(receiver.owner);
  const pair = { ...companyGives, needId, offerId: await addOffer(giver.owner) };
  const request = await addRequest(pair, { origin: 'pledge', state: 'proposed' });
  await db.skillNeed.update({ where: { id: needId }, data: { state: 'paused' } });
  await setAsideRequests('need', needId, new Date());
  expect(await requestAt(request.id)).toMatchObject({ state: 'proposed', version: request.version });
});

import { randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import { sendRound } from '@/lib/rounds/commands';
import { loadRound, loadSending } from '@/lib/rounds/loaders';
import { writePair } from '@/lib/rounds/schema';
import { cast, coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addNeed, addOffer, addRequest, by, companyGives, requestAt, tally, today, valueOf, watch } from '@/tests/support/requests';
import { addReadyRound, addRound, compute, roundAt, setOf } from '@/tests/support/rounds';

// Each search starts a thread, which takes seconds on a machine that does other things too.
vi.setConfig({ testTimeout: 90_000 });

const coordinator = coordinatorIn('04');

let days = 60;

/** A round of so many needs, each of whose pairs is in its set. */
async function ready(needs: number) {
  days += 1;
  const wantedStart = addDays(today, days);
  for (let count = 0; count < needs; count += 1) {
    const id = await addNeed(companyGives.receiver.owner);
    await db.skillNeed.update({ where: { id }, data: { wantedStart } });
  }
  await addOffer(companyGives.giver.owner, { quarters: 120 * needs });
  const round = await addReadyRound({ startsFrom: dayOf(wantedStart), startsUntil: dayOf(wantedStart) });
  const set = await setOf(round.id);
  expect(set).toHaveLength(needs);
  return { round, set, keys: set.map(writePair), startsOn: wantedStart };
}

async function send(
  roundId: number,
  pairs: string[],
  { as = coordinator as Person, submissionId = randomUUID() as string, stale = false } = {},
) {
  const { version } = await roundAt(roundId);
  return sendRound(await by(as, { submissionId }), { roundId, version: stale ? version - 1 : version, pairs });
}

test('each pair becomes a proposal to both sides, of the hours and the day that fit', async () => {
  const { round, set, keys, startsOn } = await ready(2);
  const { result, deeds, told } = await watch(() => send(round.id, keys));
  valueOf(result);
  expect(await roundAt(round.id)).toMatchObject({ state: 'sent' });
  for (const { requestId, refusal, quarters } of await setOf(round.id)) {
    expect(refusal).toBeNull();
    expect(await requestAt(requestId ?? 0)).toMatchObject({
      origin: 'pair',
      state: 'proposed',
      quarters,
      startsOn,
      mode: 'remote',
      giverConsentAt: null,
      receiverConsentAt: null,
      createdById: coordinator.userId,
    });
  }
  expect(deeds.map(({ action }) => action)).toEqual(['round_send', ...set.map(() => 'request_pair')]);
  expect(new Set(told.map(({ event }) => event))).toEqual(new Set(['pair_proposed']));
});

test('those that are not ticked stay, and can be sent later', async () => {
  const { round, keys } = await ready(3);
  const [first = '', ...rest] = keys;
  valueOf(await send(round.id, [first]));
  expect((await setOf(round.id)).filter(({ requestId }) => requestId !== null)).toHaveLength(1);
  const view = await viewAs(coordinator, () => loadSending(String(round.id)));
  expect(view).toMatchObject({ left: 2, rows: { length: 2 } });
  valueOf(await send(round.id, rest));
  expect((await setOf(round.id)).every(({ requestId }) => requestId !== null)).toBe(true);
  // Nothing is left to ask about.
  expect(await loadAs(coordinator, () => loadSending(String(round.id)))).toBe(`/fr/programme/rounds/${round.id}`);
  expect(await viewAs(coordinator, () => loadRound(String(round.id), 'sent'))).toMatchObject({ sent: 3, allowed: ['send'], done: 'sent' });
});

test('a pair whose facts changed is told and left; the others are sent', async () => {
  const { round, set, keys } = await ready(5);
  const [edited, closed, asked, fewer, good] = set;
  if (!edited || !closed || !asked || !fewer || !good) throw new Error('Too small a set');
  await db.skillNeed.update({ where: { id: edited.needId }, data: { version: { increment: 1 } } });
  await db.skillNeed.update({ where: { id: closed.needId }, data: { state: 'closed' } });
  await addRequest({ ...companyGives, needId: asked.needId, offerId: asked.offerId }, { origin: 'pledge', state: 'proposed' });
  await db.skillNeed.update({ where: { id: fewer.needId }, data: { quartersLeft: 8 } });
  valueOf(await send(round.id, keys));
  const codes = (await setOf(round.id)).map(({ needId, requestId, refusal }) => [needId, requestId === null ? refusal : 'sent']);
  expect(Object.fromEntries(codes)).toEqual({
    [edited.needId]: { code: 'changed', params: {} },
    [closed.needId]: { code: 'listingUnavailable', params: { side: 'need' } },
    [asked.needId]: { code: 'alreadyAsked', params: {} },
    [fewer.needId]: { code: 'hoursBeyondLeft', params: { hours: '2' } },
    [good.needId]: 'sent',
  });
});

test('where no pair could be sent, the round is as it was and can be computed again', async () => {
  const { round, keys } = await ready(1);
  await db.expertiseOffer.updateMany({ where: { id: Number(keys[0]?.split('-')[1]) }, data: { state: 'paused' } });
  valueOf(await send(round.id, keys));
  expect(await roundAt(round.id)).toMatchObject({ state: 'ready' });
  expect(await setOf(round.id)).toMatchObject([{ requestId: null, refusal: { code: 'listingUnavailable' } }]);
  expect(await compute(round.id, 'kept')).toMatchObject({ state: 'ready' });
});

test('who belongs to a side sends none of its pairs', async () => {
  const { round, keys } = await ready(1);
  const own = await db.membership.create({
    data: { userId: coordinator.userId, organisationId: companyGives.receiver.owner.organisationId, role: 'member' },
  });
  valueOf(await send(round.id, keys));
  expect(await setOf(round.id)).toMatchObject([{ requestId: null, refusal: { code: 'forbidden' } }]);
  await db.membership.delete({ where: { id: own.id } });
  valueOf(await send(round.id, keys));
  expect(await setOf(round.id)).toMatchObject([{ requestId: expect.any(Number), refusal: null }]);
});

describe('a form sent again', () => {
  test('twice at once proposes each pair once', async () => {
    const { round, keys } = await ready(3);
    const { version } = await roundAt(round.id);
    const context = await by(coordinator);
    const press = () => sendRound(context, { roundId: round.id, version, pairs: keys });
    const { result, deeds } = await watch(() => Promise.all([press(), press()]));
    expect(tally(result)).toEqual({ done: 2 });
    expect(deeds.filter(({ action }) => action === 'request_pair')).toHaveLength(3);
    expect((await setOf(round.id)).every(({ requestId, refusal }) => requestId !== null && refusal === null)).toBe(true);
  });

  test('after it stopped half way goes on with the rest', async () => {
    const { round, keys } = await ready(2);
    const submissionId = randomUUID();
    const { version } = round;
    const context = await by(coordinator, { submissionId });
    valueOf(await sendRound(context, { roundId: round.id, version, pairs: keys.slice(0, 1) }));
    // As a machine that stopped leaves it: a request that the round does not know of.
    await db.roundPair.updateMany({ where: { roundId: round.id }, data: { requestId: null } });
    valueOf(await sendRound(context, { roundId: round.id, version, pairs: keys }));
    expect((await setOf(round.id)).every(({ requestId }) => requestId !== null)).toBe(true);
  });

  test('of two coordinators at once, one sends', async () => {
    const { round, keys } = await ready(1);
    const answers = await Promise.all([send(round.id, keys), send(round.id, keys, { as: cast.coordinatorNational })]);
    expect(tally(answers)).toEqual({ done: 1, changed: 1 });
  });
});

test.each([
  ['a coordinator of other regions', coordinatorOut('04')],
  ['an administrator', cast.administrator],
  ['an owner', cast.associationOwner],
])('is not for %s', async (_who, person) => {
  const { round, keys } = await ready(1);
  expect(await send(round.id, keys, { as: person })).toEqual({ ok: false, code: 'forbidden' });
  expect(await loadAs(person, () => loadSending(String(round.id)))).toBe(403);
  expect(await roundAt(round.id)).toMatchObject({ state: 'ready' });
});

test('only a set that was computed is sent, as it was read', async () => {
  const { round, keys } = await ready(1);
  expect(await send(round.id, keys, { stale: true })).toEqual({ ok: false, code: 'changed' });
  expect(await send(await addRound(), keys)).toEqual({ ok: false, code: 'changed' });
  expect(await send(round.id, keys)).toMatchObject({ ok: true });
});

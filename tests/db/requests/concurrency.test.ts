import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import { decideRequestAction, pledgeExpertiseAction } from '@/lib/requests/actions';
import {
  approveRequest,
  askForExpertise,
  consentToRequest,
  declineRequest,
  pledgeExpertise,
  withdrawRequest,
} from '@/lib/requests/commands';
import type { Result } from '@/lib/result';
import { act } from '@/tests/support/act';
import { cast, coordinatorIn } from '@/tests/support/cast';
import {
  addNeed,
  addOffer,
  addPair,
  addRequest,
  by,
  companyGives,
  needOf,
  offerOf,
  type Pair,
  requestAt,
  termsOf,
  today,
  watch,
} from '@/tests/support/requests';

const { giver, receiver, region } = companyGives;
const coordinator = coordinatorIn(region);
const HOUR = 4;

// What an action logs is a fault of ours, however kindly it is answered.
const complaints = vi.spyOn(console, 'error');
beforeEach(() => {
  complaints.mockClear();
});
afterEach(() => expect(complaints).not.toHaveBeenCalled());

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('40 approvals of an hour each on the last ten hours', () => {
  const many = {
    need: async () => {
      const needId = await addNeed(receiver.owner, { quarters: 10 * HOUR });
      return Promise.all(times(40).map(async () => ({ ...companyGives, needId, offerId: await addOffer(giver.owner) })));
    },
    offer: async () => {
      const offerId = await addOffer(giver.owner, { quarters: 10 * HOUR });
      return Promise.all(times(40).map(async () => ({ ...companyGives, offerId, needId: await addNeed(receiver.owner) })));
    },
  } satisfies Record<string, () => Promise<Pair[]>>;

  test.each(['need', 'offer'] as const)('of one %s: ten are done, thirty hear that the hours are gone', async (side) => {
    const pairs = await many[side]();
    const requests = await Promise.all(
      pairs.map((pair) => addRequest(pair, { origin: 'pledge', state: 'accepted', terms: { quarters: HOUR } })),
    );
    const { result, told, mails, deeds } = await watch(() =>
      Promise.all(
        requests.map(({ id, version }, index) =>
          act(decideRequestAction, index % 2 ? coordinator : cast.coordinatorNational, {
            requestId: String(id),
            version: String(version),
            decision: 'approve',
            reason: '',
            _submission: randomUUID(),
          }),
        ),
      ),
    );
    const refusals = result.flatMap((answer) => (answer.outcome === 'done' ? [] : [answer.state]));
    expect(refusals).toHaveLength(30);
    for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'notEnoughHours', params: { side, hours: '0' }, fields: {} });

    const rows = await db.partnershipRequest.findMany({ where: { id: { in: requests.map(({ id }) => id) } } });
    const approved = rows.filter(({ state }) => state === 'approved').map(({ id }) => id);
    expect(approved).toHaveLength(10);
    expect(rows.filter(({ state, version }) => state === 'accepted' && version === 2)).toHaveLength(30);
    expect(deeds.map(({ action, subjectId }) => `${action} ${subjectId}`).sort()).toEqual(
      approved.map((id) => `request_approve ${id}`).sort(),
    );
    // Both owners of each approval, and nobody of the others.
    expect(told.map(({ userId, href }) => `${userId} ${href}`).sort()).toEqual(
      approved.flatMap((id) => [giver.owner.userId, receiver.owner.userId].map((userId) => `${userId} /requests/${id}`)).sort(),
    );
    expect(mails).toBe(20);

    const [first] = pairs;
    if (!first) throw new Error('No pairs');
    const shared = side === 'need' ? await needOf(first) : await offerOf(first);
    expect(shared).toMatchObject({ quartersLeft: 0, state: 'filled', version: 1 });
    for (const row of rows) {
      const other = side === 'need' ? await offerOf(row) : await needOf(row);
      expect(other.quartersTotal - other.quartersLeft).toBe(row.state === 'approved' ? HOUR : 0);
    }
  });
});

test('50 rounds of everything at once, in mixed order: each hears what became of it, and the hours add up', async () => {
  const outcomes: Record<string, number> = {};
  const people = await Promise.all(
    [giver.owner, giver.member, receiver.owner, receiver.member, coordinator, cast.coordinatorNational].map((person) => by(person)),
  );
  const [gives, givesToo, receives, receivesToo, decides, decidesToo] = people as [Who, Who, Who, Who, Who, Who];
  for (const round of times(50)) {
    // Two needs and two offers, joined crosswise; of each there is enough for one request and a half.
    const [needs, offers] = await Promise.all([
      Promise.all(times(2).map(() => addNeed(receiver.owner, { quarters: 6 }))),
      Promise.all(times(2).map(() => addOffer(giver.owner, { quarters: 6 }))),
    ]);
    const pairs = needs.flatMap((needId) => offers.map((offerId) => ({ ...companyGives, needId, offerId })));
    const [a, b, c, d] = (await Promise.all(
      pairs.map((pair, index) =>
        addRequest(pair, { origin: 'pledge', state: index < 2 ? 'accepted' : 'proposed', terms: { quarters: HOUR } }),
      ),
    ).then((rows) => rows.map(({ id, version }) => ({ requestId: id, version, reason: 'Une raison assez longue.' })))) as [
      Input,
      Input,
      Input,
      Input,
    ];
    const free = pairs[3] as Pair;
    const commands: (() => Promise<Result<unknown>>)[] = [
      () => approveRequest(fresh(decides), a),
      () => approveRequest(fresh(decidesToo), b),
      () => withdrawRequest(fresh(gives), a),
      () => withdrawRequest(fresh(receives), b),
      () => consentToRequest(fresh(receives), c),
      () => consentToRequest(fresh(receivesToo), d),
      () => declineRequest(fresh(receivesToo), c),
      () => declineRequest(fresh(receives), d),
      () => withdrawRequest(fresh(givesToo), c),
      () => approveRequest(fresh(decides), { ...c, version: 2 }),
      () => approveRequest(fresh(decidesToo), { ...d, version: 2 }),
      () => pledgeExpertise(fresh(givesToo), termsOf(free)),
      () => askForExpertise(fresh(receivesToo), termsOf(free)),
    ];
    const { result, told, mails, deeds } = await watch(() => Promise.all(mixed(commands, round).map((command) => command())));
    for (const one of result) {
      const outcome = one.ok ? 'done' : (one.fields?.hours?.code ?? one.code);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    expect(deeds).toHaveLength(result.filter(({ ok }) => ok).length);
    expect(mails).toBe(told.length);

    const rows = await db.partnershipRequest.findMany({ where: { needId: { in: needs } } });
    for (const [needId, offerId] of [
      [needs[0], offers[0]],
      [needs[1], offers[1]],
    ] as const) {
      if (needId === undefined || offerId === undefined) throw new Error('No listings');
      const taken = (where: (row: (typeof rows)[number]) => boolean) =>
        rows.filter((row) => row.state === 'approved' && where(row)).reduce((sum, { quarters }) => sum + quarters, 0);
      expect((await needOf({ needId })).quartersLeft).toBe(6 - taken((row) => row.needId === needId));
      expect((await offerOf({ offerId })).quartersLeft).toBe(6 - taken((row) => row.offerId === offerId));
    }
  }
  const { done, changed, notEnoughHours, hoursBeyondLeft, alreadyAsked, ...others } = outcomes;
  expect(others).toEqual({});
  for (const refusals of [changed, notEnoughHours, hoursBeyondLeft, alreadyAsked]) expect(refusals).toBeGreaterThan(0);
  expect(done).toBeGreaterThan(50 * 3);
  // 650 commands on one machine that may do other things meanwhile.
}, 180_000);

type Who = Awaited<ReturnType<typeof by>>;
type Input = { requestId: number; version: number; reason: string };

/** Another press of a button by the same person. */
const fresh = (who: Who): Who => ({ ...who, submissionId: randomUUID() });

/** Another order for each round, the same in every run; 7 and 13 share no divisor. */
const mixed = <T>(commands: readonly T[], round: number): T[] =>
  commands.map((_, index) => commands[(index * (1 + (round % 12)) + round) % commands.length] as T);

describe('one form, sent 20 times at once', () => {
  test('by a giver: one request, one message, one line of audit, 20 equal answers', async () => {
    const pair = await addPair(companyGives);
    const fields = {
      needId: String(pair.needId),
      offerId: String(pair.offerId),
      hours: '10',
      startsOn: dayOf(addDays(today, 30)),
      mode: 'remote',
      message: '',
      _submission: randomUUID(),
    };
    const { result, told, mails, deeds } = await watch(() =>
      Promise.all(times(20).map(() => act(pledgeExpertiseAction, giver.owner, fields))),
    );
    const rows = await db.partnershipRequest.findMany({ where: { needId: pair.needId }, select: { id: true } });
    expect(rows).toHaveLength(1);
    expect(result).toEqual(times(20).map(() => ({ outcome: 'done', redirectTo: `/fr/requests/${rows[0]?.id}?done=pledged`, cookies: [] })));
    expect(told.map(({ userId }) => userId)).toEqual([receiver.owner.userId]);
    expect(mails).toBe(1);
    expect(deeds).toHaveLength(1);
    // Later, too.
    expect(await act(pledgeExpertiseAction, giver.owner, fields)).toEqual(result[0]);
  });

  test('by a coordinator: the hours leave once', async () => {
    const pair = await addPair(companyGives);
    const { id, version } = await addRequest(pair, { origin: 'pledge', state: 'accepted', terms: { quarters: HOUR } });
    const who = await by(coordinator);
    const { result, told, deeds } = await watch(() =>
      Promise.all(times(20).map(() => approveRequest(who, { requestId: id, version, reason: null }))),
    );
    expect(result).toEqual(times(20).map(() => ({ ok: true, value: { requestId: id } })));
    expect([(await needOf(pair)).quartersLeft, (await offerOf(pair)).quartersLeft]).toEqual([116, 596]);
    expect(await requestAt(id)).toMatchObject({ state: 'approved', version: 3 });
    expect([told.length, deeds.length]).toEqual([2, 1]);
  });
});

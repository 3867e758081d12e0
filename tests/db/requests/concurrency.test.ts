import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import { decideRequestAction, pledgeExpertiseAction } from '@/lib/requests/actions';
import {
  approveRequest,
  askForExpertise,
  consentToRequest,
  declineRequest,
  pledgeExpertise,
  rejectRequest,
  withdrawRequest,
} from '@/lib/requests/commands';
import { act } from '@/tests/support/act';
import { cast, coordinatorIn } from '@/tests/support/cast';
import { addPartners } from '@/tests/support/partnerships';
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

beforeAll(() => addPartners(companyGives));

const { giver, receiver, region } = companyGives;
const coordinator = coordinatorIn(region);
const HOUR = 4;
/** For a machine that is busy with other things. */
vi.setConfig({ testTimeout: 120_000 });

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
  const people = [giver.owner, giver.member, receiver.owner, receiver.member, coordinator, cast.coordinatorNational];
  const [gives, givesToo, receives, receivesToo, decides, decidesToo] = (await Promise.all(
    people.map((person) => by(person)),
  )) as SixOf<Who>;
  for (const round of times(50)) {
    // Two needs and two offers, joined crosswise. Every other round all four requests wait for a decision,
    // and there is enough for all; else two do, and of each listing there is enough for one and a half.
    const decisions = round % 2 === 0;
    const quarters = decisions ? 2 * HOUR : 1.5 * HOUR;
    const [needs, offers] = await Promise.all([
      Promise.all(times(2).map(() => addNeed(receiver.owner, { quarters }))),
      Promise.all(times(2).map(() => addOffer(giver.owner, { quarters }))),
    ]);
    const pairs = needs.flatMap((needId) => offers.map((offerId) => ({ ...companyGives, needId, offerId }))) as FourOf<Pair>;
    const requests = await Promise.all(
      pairs.map((pair, index) =>
        addRequest(pair, { origin: 'pledge', state: decisions || index < 2 ? 'accepted' : 'proposed', terms: { quarters: HOUR } }),
      ),
    );
    const [a, b, c, d] = requests.map(({ id }) => ({ requestId: id, version: 2, reason: 'Une raison assez longue.' })) as FourOf<Input>;
    const asked = { version: 1 };
    const terms = termsOf(pairs[3]);
    const common = [
      () => approveRequest(fresh(decides), a),
      () => approveRequest(fresh(decidesToo), b),
      () => approveRequest(fresh(decides), c),
      () => approveRequest(fresh(decidesToo), d),
      () => withdrawRequest(fresh(gives), a),
      () => pledgeExpertise(fresh(givesToo), terms),
      () => askForExpertise(fresh(receivesToo), terms),
    ];
    const commands = decisions
      ? [
          ...common,
          () => approveRequest(fresh(decidesToo), a),
          () => approveRequest(fresh(decides), b),
          () => approveRequest(fresh(decidesToo), c),
          () => approveRequest(fresh(decides), d),
          () => rejectRequest(fresh(decides), c),
          () => withdrawRequest(fresh(receives), d),
        ]
      : [
          ...common,
          () => withdrawRequest(fresh(receives), b),
          () => consentToRequest(fresh(receives), { ...c, ...asked }),
          () => consentToRequest(fresh(receivesToo), { ...d, ...asked }),
          () => declineRequest(fresh(receivesToo), { ...c, ...asked, why: 'other' }),
          () => declineRequest(fresh(receives), { ...d, ...asked, why: 'other' }),
          () => withdrawRequest(fresh(givesToo), { ...c, ...asked }),
        ];
    const { result, told, mails, deeds } = await watch(() => Promise.all(mixed(commands, round).map((command) => command())));
    for (const one of result) {
      const outcome = one.ok ? 'done' : (one.fields?.hours?.code ?? one.code);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    expect(deeds).toHaveLength(result.filter(({ ok }) => ok).length);
    expect(mails).toBe(told.length);

    const approved = await db.partnershipRequest.findMany({ where: { needId: { in: needs }, state: 'approved' } });
    for (const needId of needs) {
      const taken = approved.filter((row) => row.needId === needId).length * HOUR;
      expect((await needOf({ needId })).quartersLeft).toBe(quarters - taken);
    }
    for (const offerId of offers) {
      const taken = approved.filter((row) => row.offerId === offerId).length * HOUR;
      expect((await offerOf({ offerId })).quartersLeft).toBe(quarters - taken);
    }
  }
  // Which of them come, and how often, is a matter of the moment; nothing else may.
  const { done, changed, notEnoughHours, listingUnavailable, hoursBeyondLeft, alreadyAsked, ...others } = outcomes;
  expect(others).toEqual({});
  // Each of the four requests of a round ends, or waits anew.
  expect(done).toBeGreaterThanOrEqual(50 * 4);
});

type FourOf<T> = [T, T, T, T];
type SixOf<T> = [T, T, T, T, T, T];
type Who = Awaited<ReturnType<typeof by>>;
type Input = { requestId: number; version: number; reason: string };

/** Another press of a button by the same person. */
const fresh = (who: Who): Who => ({ ...who, submissionId: randomUUID() });

/** Another order for each round, the same in every run: 13, the number of commands, is prime. */
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

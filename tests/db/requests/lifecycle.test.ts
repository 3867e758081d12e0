import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import {
  amendRequest,
  approveRequest,
  consentToRequest,
  declineRequest,
  expireRequests,
  rejectRequest,
  setAsideRequests,
  withdrawRequest,
} from '@/lib/requests/commands';
import { LIVE_STATES, next, REQUEST_ACTIONS, REQUEST_STATES, type RequestAction, type RequestState } from '@/lib/requests/rules';
import type { Result } from '@/lib/result';
import { cast, coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { addPair, addRequest, by, companyGives, type Origin, type Pair, requestAt, today } from '@/tests/support/requests';

/*
 * Every state × every action × every role, walked against the one table of `lib/requests/rules.ts`: what it
 * allows is done and leads where it says; whatever else is refused, with the code that this role may know,
 * and leaves the request as it was.
 */

const { giver, receiver, region } = companyGives;

const roles = {
  giverOwner: giver.owner,
  giverMember: giver.member,
  receiverOwner: receiver.owner,
  receiverMember: receiver.member,
  strangeAssociation: cast.otherAssociationOwner,
  strangeCompany: cast.otherCompanyOwner,
  coordinatorInScope: coordinatorIn(region),
  coordinatorElsewhere: coordinatorOut(region),
  coordinatorNational: cast.coordinatorNational,
  administrator: cast.administrator,
  system: null,
} as const satisfies Record<string, Person | null>;
type Role = keyof typeof roles;

/** How a request came to its state: by whose asking, which decides whose consent holds. */
interface Situation {
  state: RequestState;
  origin: Origin;
}

const situations: Situation[] = REQUEST_STATES.flatMap((state) =>
  (state === 'proposed' || state === 'withdrawn' || state === 'expired'
    ? (['pledge', 'ask', 'pair'] as const)
    : (['pledge'] as const)
  ).flatMap((origin) => (state === 'withdrawn' && origin === 'pair' ? [] : [{ state, origin }])),
);

async function arrange({ state, origin }: Situation): Promise<{ pair: Pair; id: number; version: number }> {
  const pair = await addPair(companyGives);
  if (state !== 'not_chosen') {
    const { id, version } = await addRequest(pair, { origin, state });
    return { pair, id, version };
  }
  const { id } = await addRequest(pair, { origin, state: 'accepted' });
  await db.skillNeed.update({ where: { id: pair.needId }, data: { state: 'closed' } });
  await setAsideRequests('need', pair.needId, new Date());
  await db.skillNeed.update({ where: { id: pair.needId }, data: { state: 'open' } });
  return { pair, id, version: (await requestAt(id)).version };
}

const REASON = 'Une raison dite avec soin.';

type Commands = Record<Exclude<RequestAction, 'expire' | 'setAside'>, (person: Person, which: Which) => Promise<Result<unknown>>>;
interface Which {
  requestId: number;
  version: number;
}

const commands: Commands = {
  consent: async (person, which) => consentToRequest(await by(person), which),
  amend: async (person, which) =>
    amendRequest(await by(person), { ...which, quarters: 3, startsOn: dayOf(addDays(today, 30)), mode: 'remote', message: null, team: [] }),
  decline: async (person, which) => declineRequest(await by(person), { ...which, why: 'other', reason: REASON }),
  withdraw: async (person, which) => withdrawRequest(await by(person), which),
  approve: async (person, which) => approveRequest(await by(person), { ...which, reason: null }),
  reject: async (person, which) => rejectRequest(await by(person), { ...which, reason: REASON }),
};

/** Whose consent holds, as the story went. */
function consents({ state, origin }: Situation): Record<'giver' | 'receiver', boolean> {
  const both = state === 'accepted' || state === 'approved' || state === 'rejected' || state === 'not_chosen';
  return { giver: both || origin === 'pledge', receiver: both || origin === 'ask' };
}

/** Said once more, in a table of its own: what a role is entitled to, whatever the state. */
function isEntitled(role: Role, action: RequestAction, situation: Situation): boolean {
  const system = action === 'expire' || action === 'setAside';
  if (role === 'system' || system) return role === 'system' && system;
  const party = role.startsWith('giver') ? 'giver' : role.startsWith('receiver') ? 'receiver' : null;
  if (party === null)
    return (action === 'approve' || action === 'reject') && (role === 'coordinatorInScope' || role === 'coordinatorNational');
  const agreed = consents(situation)[party];
  return { consent: !agreed, decline: !agreed, withdraw: agreed, amend: true, approve: false, reject: false }[action];
}

/** The code of the result, or the state that it leads to. */
function expected(role: Role, action: RequestAction, situation: Situation): { outcome: string; state: RequestState } {
  const { state, origin } = situation;
  const refused = (outcome: string) => ({ outcome, state });
  if (role === 'strangeAssociation' || role === 'strangeCompany') return refused('notFound');
  if (!isEntitled(role, action, situation)) return refused('forbidden');
  const to = next(state, action);
  // A side that has agreed withdraws or is told what changed; who could act in no state is not entitled at all.
  if (to === undefined) {
    if (!LIVE_STATES.some((live) => next(live, action) !== undefined)) throw new Error(`${action} is possible nowhere`);
    return refused(state === 'expired' ? 'expired' : 'changed');
  }
  // The first of two consents leaves it as it is.
  return { outcome: 'done', state: action === 'consent' && origin === 'pair' ? 'proposed' : to };
}

const acting = (Object.keys(roles) as Role[]).filter((role) => role !== 'system');
const actions = REQUEST_ACTIONS.filter((action) => action !== 'expire' && action !== 'setAside');

describe.each(situations)('$state, from $origin', (situation) => {
  let shared: Awaited<ReturnType<typeof arrange>>;
  beforeAll(async () => {
    shared = await arrange(situation);
  });

  test.each(actions.flatMap((action) => acting.map((role) => ({ action, role, ...expected(role, action, situation) }))))(
    '$action by $role: $outcome',
    async ({ action, role, outcome, state }) => {
      const person = roles[role];
      if (person === null) throw new Error(role);
      // What is done changes the request, so it has one of its own; refusals share one, and leave it as it was.
      const { id, version } = outcome === 'done' ? await arrange(situation) : shared;
      const before = await requestAt(id);
      const result = await commands[action](person, { requestId: id, version });
      expect(result.ok ? 'done' : result.code).toBe(outcome);
      const after = await requestAt(id);
      if (outcome === 'done') expect(after.state).toBe(state);
      else expect(after).toEqual(before);
    },
  );

  test('the deadline ends it only while it waits for an answer', async () => {
    const { id } = await arrange(situation);
    const before = await requestAt(id);
    const allowed = next(situation.state, 'expire');
    await expireRequests(before.answerBy);
    // One past its deadline is expired already; here it is written down.
    const state = situation.state === 'expired' ? 'expired' : (allowed ?? situation.state);
    expect((await requestAt(id)).state).toBe(state);
  });

  test('a listing that is over ends it only while it is live', async () => {
    const { id, pair } = await arrange(situation);
    await db.expertiseOffer.update({ where: { id: pair.offerId }, data: { state: 'closed' } });
    await setAsideRequests('offer', pair.offerId, new Date());
    expect((await requestAt(id)).state).toBe(next(situation.state, 'setAside') ?? situation.state);
  });
});

test('the walk has every state and every action', () => {
  expect(new Set(situations.map(({ state }) => state))).toEqual(new Set(REQUEST_STATES));
  expect([...actions, 'expire', 'setAside'].sort()).toEqual([...REQUEST_ACTIONS].sort());
  const cells = situations.length * (actions.length * acting.length + 2);
  expect(cells).toBe(806);
});

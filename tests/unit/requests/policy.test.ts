import { describe, expect, test } from 'vitest';
import type { Actor, ActorMembership } from '@/lib/auth/actor';
import { allowedActions, canReadQueue, canReadRequest, partyOf, type RequestFacts, whyNotDecide } from '@/lib/requests/policy';
import { REQUEST_STATES, type RequestAction, type RequestState } from '@/lib/requests/rules';

const GIVER = 1;
const RECEIVER = 2;
const ELSEWHERE = 3;

const membership = (organisationId: number, more: Partial<ActorMembership> = {}): ActorMembership => ({
  organisationId,
  kind: organisationId === RECEIVER ? 'ASSOCIATION' : 'COMPANY',
  state: 'verified',
  role: 'owner',
  nameFr: '',
  nameAr: '',
  ...more,
});

function actor(organisationIds: number[], staff: Actor['staff'] = null): Actor {
  return {
    observer: false,
    userId: 'u',
    name: '',
    nameAr: null,
    email: '',
    locale: 'fr',
    memberships: organisationIds.map((id) => membership(id)),
    staff,
  };
}

const coordinator = (regions: string[] | null, organisationIds: number[] = []) =>
  actor(organisationIds, { coordinator: true, administrator: false, regions });

const people = {
  giver: actor([GIVER]),
  receiver: actor([RECEIVER]),
  stranger: actor([ELSEWHERE]),
  nobody: actor([]),
  inScope: coordinator(['03', '04']),
  outOfScope: coordinator(['05']),
  everywhere: coordinator(null),
  administrator: actor([], { coordinator: false, administrator: true, regions: null }),
  coordinatorOfGiver: coordinator(null, [GIVER]),
  coordinatorOfReceiver: coordinator(['04'], [RECEIVER]),
};
type Who = keyof typeof people;

type Consents = 'none' | 'giver' | 'receiver' | 'both';
function request(state: RequestState, consents: Consents): RequestFacts {
  return {
    state,
    giverId: GIVER,
    receiverId: RECEIVER,
    regionCode: '04',
    termsVersion: 2,
    giverConsentTerms: consents === 'giver' || consents === 'both' ? 2 : 1,
    receiverConsentTerms: consents === 'receiver' || consents === 'both' ? 2 : null,
  };
}

const answer: RequestAction[] = ['consent', 'amend', 'decline'];
const consented: RequestAction[] = ['amend', 'withdraw'];

describe('who may do what', () => {
  const decide: RequestAction[] = ['approve', 'reject'];
  const tables: [state: RequestState, consents: Consents, allowed: Partial<Record<Who, RequestAction[]>>][] = [
    ['proposed', 'giver', { giver: consented, receiver: answer, coordinatorOfGiver: consented, coordinatorOfReceiver: answer }],
    ['proposed', 'receiver', { giver: answer, receiver: consented, coordinatorOfGiver: answer, coordinatorOfReceiver: consented }],
    ['proposed', 'none', { giver: answer, receiver: answer, coordinatorOfGiver: answer, coordinatorOfReceiver: answer }],
    [
      'accepted',
      'both',
      {
        giver: consented,
        receiver: consented,
        inScope: decide,
        everywhere: decide,
        coordinatorOfGiver: consented,
        coordinatorOfReceiver: consented,
      },
    ],
    ...REQUEST_STATES.filter((state) => state !== 'proposed' && state !== 'accepted').map(
      (state): [RequestState, Consents, Partial<Record<Who, RequestAction[]>>] => [state, 'both', {}],
    ),
  ];
  const cells = tables.flatMap(([state, consents, allowed]) =>
    (Object.keys(people) as Who[]).map((who) => ({ state, consents, who, allowed: allowed[who] ?? [] })),
  );

  test.each(cells)('$state, consent of $consents, $who: $allowed', ({ state, consents, who, allowed }) => {
    expect(allowedActions(people[who], request(state, consents))).toEqual(allowed);
  });

  test('every state is in the table', () => {
    expect(new Set(tables.map(([state]) => state))).toEqual(new Set(REQUEST_STATES));
  });

  test('a member may what an owner may', () => {
    const member = { ...people.receiver, memberships: [membership(RECEIVER, { role: 'member' })] };
    expect(allowedActions(member, request('proposed', 'giver'))).toEqual(answer);
  });
});

const reads: [Who, 'giver' | 'receiver' | undefined, boolean, boolean, ReturnType<typeof whyNotDecide>][] = [
  // Party, reads the request, reads the desk, why they may not decide.
  ['giver', 'giver', true, false, 'notCoordinator'],
  ['receiver', 'receiver', true, false, 'notCoordinator'],
  ['stranger', undefined, false, false, 'notCoordinator'],
  ['nobody', undefined, false, false, 'notCoordinator'],
  ['inScope', undefined, true, true, undefined],
  ['outOfScope', undefined, true, true, 'outOfScope'],
  ['everywhere', undefined, true, true, undefined],
  ['administrator', undefined, true, true, 'notCoordinator'],
  ['coordinatorOfGiver', 'giver', true, true, 'ownSide'],
  ['coordinatorOfReceiver', 'receiver', true, true, 'ownSide'],
];
test.each(reads)('%s', (who, party, readsRequest, readsQueue, why) => {
  const facts = request('accepted', 'both');
  expect(partyOf(people[who], facts)).toBe(party);
  expect(canReadRequest(people[who], facts)).toBe(readsRequest);
  expect(canReadQueue(people[who])).toBe(readsQueue);
  expect(whyNotDecide(people[who], facts)).toBe(why);
});

test('who belongs to both sides is of the giver’s, and so agrees with nobody', () => {
  const both = actor([RECEIVER, GIVER]);
  expect(partyOf(both, request('proposed', 'giver'))).toBe('giver');
  expect(allowedActions(both, request('proposed', 'giver'))).toEqual(consented);
});

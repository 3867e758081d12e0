import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import {
  allowedActions,
  canConfirmMerge,
  canDecideChange,
  canEditProfile,
  canMerge,
  canReadFiles,
  canReadProfile,
  whyNotDecide,
} from '@/lib/organisations/policy';
import { ORGANISATION_STATES, type OrganisationAction, type OrganisationState } from '@/lib/organisations/rules';

const ID = 7;

function actor({ role, staff }: { role?: 'owner' | 'member'; staff?: Actor['staff'] }): Actor {
  return {
    observer: false,
    userId: 'u',
    name: 'x',
    nameAr: null,
    email: 'x@khibra.example',
    locale: 'fr',
    memberships: role ? [{ organisationId: ID, kind: 'ASSOCIATION', state: 'draft', role, nameFr: 'x', nameAr: null }] : [],
    staff: staff ?? null,
  };
}
const coordinator = (regions: string[] | null) => ({ coordinator: true, administrator: false, regions });

const people = {
  owner: actor({ role: 'owner' }),
  member: actor({ role: 'member' }),
  stranger: actor({}),
  inScope: actor({ staff: coordinator(['04']) }),
  outOfScope: actor({ staff: coordinator(['05']) }),
  national: actor({ staff: coordinator(null) }),
  administrator: actor({ staff: { coordinator: false, administrator: true, regions: null } }),
  /** A coordinator who is a member decides nothing of it, and does what a member does. */
  memberAndCoordinator: actor({ role: 'member', staff: coordinator(null) }),
  ownerAndCoordinator: actor({ role: 'owner', staff: coordinator(null) }),
};
type Who = keyof typeof people;

const steps: Record<OrganisationState, { owner: OrganisationAction[]; coordinator: OrganisationAction[] }> = {
  draft: { owner: ['submit'], coordinator: [] },
  submitted: { owner: [], coordinator: ['verify', 'return'] },
  returned: { owner: ['submit'], coordinator: [] },
  verified: { owner: [], coordinator: ['suspend'] },
  suspended: { owner: [], coordinator: ['reinstate'] },
};
const acts: Record<Who, 'owner' | 'coordinator' | 'nobody'> = {
  owner: 'owner',
  member: 'nobody',
  stranger: 'nobody',
  inScope: 'coordinator',
  outOfScope: 'nobody',
  national: 'coordinator',
  administrator: 'nobody',
  memberAndCoordinator: 'nobody',
  ownerAndCoordinator: 'owner',
};

describe.each(Object.keys(people) as Who[])('%s', (who) => {
  const organisation = (state: OrganisationState, mergedIntoId: number | null = null) => ({
    id: ID,
    state,
    regionCode: '04',
    mergedIntoId,
  });

  test.each(ORGANISATION_STATES)('%s', (state) => {
    const role = acts[who];
    expect(allowedActions(people[who], organisation(state))).toEqual(role === 'nobody' ? [] : steps[state][role]);
    expect(allowedActions(people[who], organisation(state, 1)), 'merged').toEqual([]);
    expect(canDecideChange(people[who], organisation(state))).toBe(role === 'coordinator');
    expect(canDecideChange(people[who], organisation(state, 1))).toBe(false);
  });
});

test('who reads and who changes a file', () => {
  const who = (may: (actor: Actor) => boolean) => (Object.keys(people) as Who[]).filter((name) => may(people[name]));
  expect(who((person) => canReadProfile(person, ID))).toEqual(['owner', 'member', 'memberAndCoordinator', 'ownerAndCoordinator']);
  expect(who((person) => canEditProfile(person, ID))).toEqual(['owner', 'ownerAndCoordinator']);
  expect(who(canReadFiles)).toEqual(['inScope', 'outOfScope', 'national', 'administrator', 'memberAndCoordinator', 'ownerAndCoordinator']);
});

test('why somebody may not decide', () => {
  const organisation = { id: ID, state: 'submitted' as const, regionCode: '04', mergedIntoId: null };
  const why = Object.fromEntries((Object.keys(people) as Who[]).map((who) => [who, whyNotDecide(people[who], organisation)]));
  expect(why).toEqual({
    owner: 'notCoordinator',
    member: 'notCoordinator',
    stranger: 'notCoordinator',
    inScope: undefined,
    outOfScope: 'outOfScope',
    national: undefined,
    administrator: 'notCoordinator',
    memberAndCoordinator: 'ownOrganisation',
    ownerAndCoordinator: 'ownOrganisation',
  });
});

describe('a merge', () => {
  const one = { id: ID, state: 'verified' as const, regionCode: '04', mergedIntoId: null };
  const other = { id: 8, state: 'submitted' as const, regionCode: '05', mergedIntoId: null };

  test('is for coordinators of either region, members of neither', () => {
    const may = (Object.keys(people) as Who[]).filter((who) => canMerge(people[who], one, other));
    expect(may).toEqual(['inScope', 'outOfScope', 'national']);
    expect(canMerge(actor({ staff: coordinator(['06']) }), one, other)).toBe(false);
    expect(canMerge(people.memberAndCoordinator, other, one)).toBe(false);
  });

  test('takes a second person', () => {
    expect(canConfirmMerge(people.national, one, other, 'u')).toBe(false);
    expect(canConfirmMerge(people.national, one, other, 'somebody else')).toBe(true);
    expect(canConfirmMerge(people.administrator, one, other, 'somebody else')).toBe(false);
  });
});

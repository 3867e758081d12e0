import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { allowedOn, canEndMembership, canManageTeam, canReadTeam } from '@/lib/memberships/policy';
import { keepsAnOwner, type Role } from '@/lib/memberships/rules';

test.each<[role: Role, others: number, keeps: boolean]>([
  ['member', 0, true],
  ['member', 1, true],
  ['owner', 0, false],
  ['owner', 1, true],
  ['owner', 2, true],
])('when a(n) %s of %i other owners goes', (role, others, keeps) => {
  expect(keepsAnOwner(role, others)).toBe(keeps);
});

const OWN = 7;
const actor = (role: Role | null, organisationId = OWN): Actor => ({
  observer: false,
  userId: 'me',
  name: 'Hiba',
  nameAr: null,
  email: 'hiba@nour.example',
  locale: 'fr',
  memberships: role === null ? [] : [{ organisationId, kind: 'ASSOCIATION', state: 'verified', role, nameFr: 'Nour', nameAr: null }],
  staff: role === null ? { coordinator: true, administrator: true, regions: null } : null,
});

describe('who may', () => {
  const table: [who: string, actor: Actor, read: boolean, manage: boolean, endOther: boolean][] = [
    ['an owner', actor('owner'), true, true, true],
    ['a member', actor('member'), true, false, false],
    ['an owner of another organisation', actor('owner', 8), false, false, false],
    ['staff', actor(null), false, false, false],
  ];
  test.each(table)('%s', (_who, person, read, manage, endOther) => {
    expect(canReadTeam(person, OWN)).toBe(read);
    expect(canManageTeam(person, OWN)).toBe(manage);
    expect(canEndMembership(person, { userId: 'other', organisationId: OWN })).toBe(endOther);
    expect(canEndMembership(person, { userId: 'me', organisationId: OWN })).toBe(true);
  });
});

test.each<[mine: Role, userId: string, role: Role, otherOwners: number, allowed: string[]]>([
  ['owner', 'other', 'member', 1, ['promote', 'remove']],
  ['owner', 'other', 'owner', 1, ['demote', 'remove']],
  ['owner', 'me', 'owner', 0, []],
  ['owner', 'me', 'owner', 1, ['demote', 'leave']],
  ['member', 'me', 'member', 1, ['leave']],
  ['member', 'other', 'member', 1, []],
  ['member', 'other', 'owner', 2, []],
])('an %s sees beside %s, %s with %i other owners: %j', (mine, userId, role, otherOwners, allowed) => {
  expect(allowedOn(actor(mine), { userId, organisationId: OWN, role, otherOwners })).toEqual(allowed);
});

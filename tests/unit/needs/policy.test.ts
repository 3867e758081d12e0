import { describe, expect, test } from 'vitest';
import type { Actor, ActorMembership } from '@/lib/auth/actor';
import { organisationOf } from '@/lib/listings/policy';
import { canManageNeed, type NoPledge, whyNotPledge } from '@/lib/needs/policy';
import { canAsk, canManageOffer, canReadOffer, offersListedFor, offersReadBy } from '@/lib/offers/policy';

function membership(organisationId: number, kind: ActorMembership['kind'], state: ActorMembership['state'] = 'verified'): ActorMembership {
  return { organisationId, kind, state, role: 'member', nameFr: 'Nom', nameAr: 'اسم' };
}

function person(memberships: ActorMembership[], staff: Actor['staff'] = null): Actor {
  return { observer: false, userId: 'u', name: 'Hiba', nameAr: null, email: 'hiba@khibra.example', locale: 'ar', memberships, staff };
}

const need = { id: 1, kind: 'ASSOCIATION' } as const;
const staff = person([], { coordinator: true, administrator: false, regions: null });

const people: Record<string, Actor> = {
  owner: person([membership(1, 'ASSOCIATION')]),
  'same kind': person([membership(2, 'ASSOCIATION')]),
  'other kind': person([membership(3, 'COMPANY')]),
  'other kind, not verified': person([membership(3, 'COMPANY', 'submitted')]),
  'other kind, suspended': person([membership(3, 'COMPANY', 'suspended')]),
  'other kind, one of two verified': person([membership(3, 'COMPANY', 'suspended'), membership(4, 'COMPANY')]),
  'owner who is also of a company': person([membership(3, 'COMPANY'), membership(1, 'ASSOCIATION')]),
  coordinator: staff,
  'nobody’s member': person([]),
};

describe('pledging on an association’s need', () => {
  const table: [who: string, reason: NoPledge | undefined][] = [
    ['owner', 'own'],
    ['same kind', 'sameKind'],
    ['other kind', undefined],
    // Its pledge waits until it is.
    ['other kind, not verified', undefined],
    ['other kind, suspended', 'notVerified'],
    ['other kind, one of two verified', undefined],
    ['owner who is also of a company', 'own'],
    ['coordinator', 'noOrganisation'],
    ['nobody’s member', 'noOrganisation'],
  ];
  test.each(table)('%s', (who, reason) => {
    expect(whyNotPledge(people[who] as Actor, need)).toBe(reason);
  });

  test('of a company, it is for associations', () => {
    expect(whyNotPledge(people['same kind'] as Actor, { id: 9, kind: 'COMPANY' })).toBeUndefined();
    expect(whyNotPledge(people['other kind'] as Actor, { id: 9, kind: 'COMPANY' })).toBe('sameKind');
  });
});

describe('offers of an association', () => {
  const table: [who: string, rights: { read: boolean; manage: boolean; ask: boolean }][] = [
    // Its own people find their own page.
    ['owner', { read: false, manage: true, ask: false }],
    ['same kind', { read: false, manage: false, ask: false }],
    ['other kind', { read: true, manage: false, ask: true }],
    ['other kind, not verified', { read: false, manage: false, ask: false }],
    ['other kind, one of two verified', { read: true, manage: false, ask: true }],
    ['coordinator', { read: true, manage: false, ask: false }],
    ['nobody’s member', { read: false, manage: false, ask: false }],
  ];
  test.each(table)('%s', (who, rights) => {
    const actor = people[who] as Actor;
    expect({ read: offersReadBy(actor).includes(need.kind), manage: canManageOffer(actor, need), ask: canAsk(actor, need) }).toEqual(
      rights,
    );
    expect(canManageNeed(actor, need)).toBe(rights.manage);
  });
});

test('what associations offer is anybody’s to read, what companies offer is not', () => {
  const [association, company] = [{ id: 1, kind: 'ASSOCIATION' } as const, { id: 2, kind: 'COMPANY' } as const];
  for (const actor of [null, ...Object.values(people)]) expect(canReadOffer(actor, association)).toBe(true);
  expect(canReadOffer(null, company)).toBe(false);
  expect(canReadOffer(people['nobody’s member'] as Actor, company)).toBe(false);
  expect(canReadOffer(people.coordinator as Actor, company)).toBe(true);
  expect([offersListedFor(null), offersListedFor(people['nobody’s member'] as Actor), offersListedFor(people.owner as Actor)]).toEqual([
    ['ASSOCIATION'],
    ['ASSOCIATION'],
    ['COMPANY'],
  ]);
  expect(offersListedFor(people.coordinator as Actor)).toEqual(['ASSOCIATION', 'COMPANY']);
});

describe('publishing', () => {
  test('is for the members of an organisation of the side, the first one of it', () => {
    const both = person([membership(5, 'COMPANY'), membership(6, 'ASSOCIATION'), membership(7, 'ASSOCIATION')]);
    expect(organisationOf(both, 'association')?.organisationId).toBe(6);
    expect(organisationOf(both, 'company')?.organisationId).toBe(5);
    expect(organisationOf(people.owner as Actor, 'company')).toBeUndefined();
    expect(organisationOf(staff, 'association')).toBeUndefined();
  });
});

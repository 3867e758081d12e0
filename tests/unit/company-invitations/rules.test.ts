import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { canInviteCompanies, canReadCompanyInvitations } from '@/lib/company-invitations/policy';
import { COMPANY_INVITATION_DAYS, companyInvitationExpiry, needNumberOf, wayOn } from '@/lib/company-invitations/rules';
import { inviteCompanySchema } from '@/lib/company-invitations/schema';
import { invitationState } from '@/lib/invitations/rules';

const NOW = new Date('2026-03-01T10:00:00Z');

describe('an invitation waits for thirty days', () => {
  const sent = { acceptedAt: null, revokedAt: null, expiresAt: companyInvitationExpiry(NOW) };

  test.each([
    [-1, 'waiting'],
    [0, 'expired'],
    [1, 'expired'],
  ])('%i ms from their end', (ms, state) => {
    expect(invitationState(sent, new Date(NOW.getTime() + COMPANY_INVITATION_DAYS * 86_400_000 + ms))).toBe(state);
  });
});

describe('a need, by its number or the address of its page', () => {
  test.each([
    ['7', 7],
    [' 42 ', 42],
    ['999999999', 999_999_999],
    ['https://khibra.example/fr/needs/12', 12],
    ['https://khibra.example/ar/needs/12/brief', 12],
    ['https://khibra.example/fr/needs/12?from=share', 12],
    ['/needs/12', 12],
    ['http://localhost:3000/fr/needs/12#apply', 12],
    ['9999999999', null],
    ['0', null],
    ['-7', null],
    ['7.5', null],
    ['', null],
    ['needs', null],
    ['https://khibra.example/fr/offers/12', null],
    ['/needs/', null],
  ])('%j', (typed, number) => {
    expect(needNumberOf(typed)).toBe(number);
  });
});

test.each([
  [false, false, 'register'],
  [false, true, 'signIn'],
  [true, false, 'signedIn'],
  [true, true, 'signedIn'],
] as const)('signed in: %s, the address has an account: %s: %s', (signedIn, hasAccount, way) => {
  expect(wayOn({ signedIn, hasAccount })).toBe(way);
});

describe('who invites', () => {
  const nobody: Actor = {
    ...{ userId: 'x', name: 'x', nameAr: null, email: 'x@khibra.example', locale: 'fr' },
    ...{ memberships: [], staff: null, observer: false },
  };
  const of = (more: Partial<Actor['memberships'][number]>): Actor => ({
    ...nobody,
    memberships: [
      { ...{ organisationId: 1, kind: 'ASSOCIATION', state: 'verified', role: 'member', nameFr: 'x', nameAr: null }, ...more } as const,
    ],
  });
  const staff = (more: Partial<NonNullable<Actor['staff']>>): Actor => ({
    ...nobody,
    staff: { coordinator: false, administrator: false, regions: null, ...more },
  });

  test.each([
    ['a member of it', of({}), 1, true, true],
    ['its owner', of({ role: 'owner' }), 1, true, true],
    ['of one that waits for verification', of({ state: 'submitted' }), 1, false, true],
    ['of one that is suspended', of({ state: 'suspended' }), 1, false, true],
    ['of a company', of({ kind: 'COMPANY' }), 1, false, true],
    ['of another', of({ organisationId: 2 }), 1, false, false],
    ['a member, for the programme', of({}), null, false, false],
    ['a coordinator', staff({ coordinator: true }), null, true, true],
    ['a coordinator of some regions', staff({ coordinator: true, regions: ['04'] }), null, true, true],
    ['an administrator', staff({ administrator: true }), null, false, true],
    ['a coordinator, for an association', staff({ coordinator: true }), 1, false, false],
    ['an observer', { ...nobody, observer: true }, null, false, false],
    ['nobody in particular', nobody, null, false, false],
  ] as const)('%s', (_who, actor, inviter, invites, reads) => {
    expect([canInviteCompanies(actor, inviter), canReadCompanyInvitations(actor, inviter)]).toEqual([invites, reads]);
  });
});

test('the form is read with what is optional left out', () => {
  const typed = { companyName: ['Atlas'], email: ['Rse@Atlas.Example '], language: ['ar'], need: ['٧'], words: [''] };
  expect(inviteCompanySchema.parse(typed)).toEqual({
    ...{ organisationId: null, companyName: 'Atlas', email: 'rse@atlas.example', language: 'ar', need: 7, words: null },
  });
  expect(inviteCompanySchema.parse({ ...typed, need: [' '], organisationId: ['3'] })).toMatchObject({ need: null, organisationId: 3 });
});

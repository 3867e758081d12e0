import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { canInvite, canJoin } from '@/lib/invitations/policy';
import { invitationExpiry, invitationState, wayIn } from '@/lib/invitations/rules';

const sent = new Date('2026-11-25T10:00:00.000Z');
const waiting = { acceptedAt: null, revokedAt: null, expiresAt: invitationExpiry(sent) };
const DAYS_7 = 7 * 24 * 60 * 60 * 1000;

describe('an invitation', () => {
  test.each([
    [-1, 'waiting'],
    [0, 'expired'],
    [1, 'expired'],
  ] as const)('%i ms after seven days is %s', (past, state) => {
    expect(invitationState(waiting, new Date(sent.getTime() + DAYS_7 + past))).toBe(state);
  });

  test('that was followed or taken back stays that, however late', () => {
    const late = new Date(sent.getTime() + DAYS_7 + 1);
    for (const now of [sent, late]) {
      expect(invitationState({ ...waiting, acceptedAt: sent }, now)).toBe('accepted');
      expect(invitationState({ ...waiting, revokedAt: sent }, now)).toBe('revoked');
    }
  });

  test.each([
    [false, null, 'newcomer'],
    [true, null, 'signIn'],
    [true, 'hiba@atlas.ma', 'join'],
    [true, 'omar@atlas.ma', 'otherPerson'],
    [false, 'omar@atlas.ma', 'otherPerson'],
  ] as const)('to an address that has an account: %s, opened by %s: %s', (hasAccount, signedInAs, expected) => {
    expect(wayIn('hiba@atlas.ma', hasAccount, signedInAs)).toBe(expected);
  });
});

describe('who may', () => {
  const actorOf = (role: 'owner' | 'member', state: Actor['memberships'][number]['state'] = 'verified'): Actor => ({
    observer: false,
    userId: 'hiba',
    name: 'Hiba Amrani',
    nameAr: null,
    email: 'hiba@atlas.ma',
    locale: 'fr',
    memberships: [{ organisationId: 1, kind: 'COMPANY', state, role, nameFr: 'Atlas', nameAr: null }],
    staff: null,
  });

  test.each([
    ['owner', 'verified', 1, true],
    ['owner', 'draft', 1, true],
    ['owner', 'submitted', 1, true],
    ['owner', 'returned', 1, true],
    ['owner', 'suspended', 1, false],
    ['owner', 'verified', 2, false],
    ['member', 'verified', 1, false],
    ['member', 'draft', 1, false],
  ] as const)('%s of a %s organisation invites to organisation %i: %s', (role, state, organisationId, expected) => {
    expect(canInvite(actorOf(role, state), organisationId)).toBe(expected);
  });

  test('follow one: whose address it was sent to', () => {
    expect(canJoin(actorOf('member'), { email: 'hiba@atlas.ma' })).toBe(true);
    expect(canJoin(actorOf('owner'), { email: 'omar@atlas.ma' })).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { allowedActions, canReadReviews, whyNotReview } from '@/lib/listings/policy';
import { LISTING_STATES } from '@/lib/listings/rules';
import { whyNotDecide } from '@/lib/skills/policy';

const nobody: Actor = {
  observer: false,
  userId: 'x',
  name: 'x',
  nameAr: null,
  email: 'x@x.example',
  locale: 'fr',
  memberships: [],
  staff: null,
};
const member = (organisationId: number): Pick<Actor, 'memberships'> => ({
  memberships: [{ organisationId, kind: 'ASSOCIATION', state: 'verified', role: 'member', nameFr: 'x', nameAr: null }],
});
const staff = (coordinator: boolean, regions: string[] | null): Pick<Actor, 'staff'> => ({
  staff: { coordinator, administrator: !coordinator, regions },
});

const listing = { organisationId: 1, regionCode: '04' };

describe('who reviews a listing, and who decides on a proposed skill', () => {
  test.each([
    ['a coordinator of the region', { ...nobody, ...staff(true, ['04']) }, undefined],
    ['a coordinator of everywhere', { ...nobody, ...staff(true, null) }, undefined],
    ['a coordinator of another region', { ...nobody, ...staff(true, ['08']) }, 'outOfScope'],
    ['a coordinator who belongs to the organisation', { ...nobody, ...member(1), ...staff(true, null) }, 'ownSide'],
    ['a coordinator who belongs to another', { ...nobody, ...member(2), ...staff(true, null) }, undefined],
    ['an administrator', { ...nobody, ...staff(false, null) }, 'notCoordinator'],
    ['a member of the organisation', { ...nobody, ...member(1) }, 'notCoordinator'],
    ['anybody else', nobody, 'notCoordinator'],
  ])('%s', (_, actor, expected) => {
    expect(whyNotReview(actor, listing)).toBe(expected);
    expect(whyNotDecide(actor, listing)).toBe(expected);
    expect(canReadReviews(actor)).toBe(actor.staff !== null);
  });
});

test.each(LISTING_STATES)('only its own people manage one that is %s', (state) => {
  expect(allowedActions({ ...nobody, ...member(1) }, { ...listing, state })).toContain('duplicate');
  for (const actor of [nobody, { ...nobody, ...member(2) }, { ...nobody, ...staff(true, null) }]) {
    expect(allowedActions(actor, { ...listing, state })).toEqual([]);
  }
});

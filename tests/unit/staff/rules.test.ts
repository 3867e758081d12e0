import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { canAdministerPeople } from '@/lib/staff/policy';
import { allowedOn, DISABLE_REASON, type PersonAction, type PersonFacts } from '@/lib/staff/rules';
import { coordinatorSchema, disableSchema, readPeopleAddress } from '@/lib/staff/schema';
import { cast } from '@/tests/support/cast';

const somebody: PersonFacts = { oneself: false, erased: false, disabled: false, coordinator: false, administrator: false, observer: false };

describe('what an administrator may do to an account', () => {
  const table: [who: string, change: Partial<PersonFacts>, allowed: PersonAction[]][] = [
    ['somebody', {}, ['coordinate', 'administrate', 'observe', 'disable']],
    ['a coordinator', { coordinator: true }, ['coordinate', 'endCoordination', 'administrate', 'observe', 'disable']],
    ['another administrator', { administrator: true }, ['coordinate', 'endAdministration', 'observe', 'disable']],
    ['both', { coordinator: true, administrator: true }, ['coordinate', 'endCoordination', 'endAdministration', 'observe', 'disable']],
    ['an observer', { observer: true }, ['coordinate', 'administrate', 'endObservation', 'disable']],
    ['a disabled observer', { disabled: true, observer: true }, ['endObservation', 'enable']],
    ['who is disabled', { disabled: true }, ['enable']],
    ['a disabled coordinator', { disabled: true, coordinator: true }, ['endCoordination', 'enable']],
    ['a disabled administrator', { disabled: true, administrator: true }, ['endAdministration', 'enable']],
    ['oneself', { oneself: true, administrator: true }, []],
    ['who was erased', { erased: true, disabled: true }, []],
  ];
  test.each(table)('%s', (_who, change, allowed) => {
    expect(allowedOn({ ...somebody, ...change })).toEqual(allowed);
  });
});

test.each<[who: string, staff: Actor['staff'], may: boolean]>([
  ['an administrator', { coordinator: false, administrator: true, regions: null }, true],
  ['a national coordinator', { coordinator: true, administrator: false, regions: null }, false],
  ['nobody of the programme', null, false],
])('%s', (_who, staff, may) => {
  expect(
    canAdministerPeople({ observer: false, userId: 'x', name: 'x', nameAr: null, email: 'x', locale: 'fr', memberships: [], staff }),
  ).toBe(may);
});

const { userId } = cast.associationOwner;

describe('where somebody coordinates', () => {
  test.each([
    [{ scope: ['national'], regions: ['04'] }, []],
    [{ scope: ['national'] }, []],
    [{ scope: ['regions'], regions: ['12', '04', '04'] }, ['04', '12']],
  ])('%j', (fields, regions) => {
    expect(coordinatorSchema.parse({ userId: [userId], ...fields })).toEqual({ userId, regions });
  });
  test.each([
    [{}, { scope: 'scopeMissing' }],
    [{ scope: ['regions'] }, { regions: 'regionsMissing' }],
    [{ scope: ['regions'], regions: ['13'] }, { regions: 'regionsMissing' }],
    [{ scope: ['national'], regions: ['x'] }, { regions: 'regionsMissing' }],
  ])('%j is refused', (fields, errors) => {
    const { error } = coordinatorSchema.safeParse({ userId: [userId], ...fields });
    expect(Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]))).toEqual(errors);
  });
});

test.each([
  [DISABLE_REASON.min - 1, 'tooShort'],
  [DISABLE_REASON.min, undefined],
  [DISABLE_REASON.max, undefined],
  [DISABLE_REASON.max + 1, 'tooLong'],
])('a reason of %i signs', (length, code) => {
  expect(disableSchema.safeParse({ userId: [userId], reason: ['x'.repeat(length)] }).error?.issues[0]?.message).toBe(code);
});

test.each([
  [{}, { q: '', after: null }],
  [
    { q: ' Hiba ', after: userId },
    { q: 'Hiba', after: userId },
  ],
  [
    { q: ['Hiba', 'Salma'], after: "1' OR '1'='1" },
    { q: 'Hiba', after: null },
  ],
  [{ q: 'a\u0000' }, { q: '', after: null }],
])('an address %j', (address, read) => {
  expect(readPeopleAddress(address)).toEqual(read);
});

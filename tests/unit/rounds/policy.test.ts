import { describe, expect, test } from 'vitest';
import type { Actor, ActorStaff } from '@/lib/auth/actor';
import { canConduct, canReadRounds } from '@/lib/rounds/policy';

const actor = (staff: ActorStaff | null): Actor => ({
  observer: false,
  userId: 'x',
  name: 'x',
  nameAr: null,
  email: 'x@khibra.example',
  locale: 'fr',
  memberships: [],
  staff,
});

const people: [who: string, staff: ActorStaff | null][] = [
  ['nobody of the programme', null],
  ['an administrator', { coordinator: false, administrator: true, regions: null }],
  ['a coordinator of 04 and 06', { coordinator: true, administrator: false, regions: ['04', '06'] }],
  ['a national coordinator', { coordinator: true, administrator: false, regions: null }],
];

const conducts: Record<string, (string | null)[]> = {
  'a coordinator of 04 and 06': ['04', '06'],
  'a national coordinator': ['04', '05', '06', null],
};

describe.each(people)('%s', (who, staff) => {
  test.each(['04', '05', '06', null])('conducts a round of %s, or not', (regionCode) => {
    expect(canConduct(actor(staff), { regionCode })).toBe(conducts[who]?.includes(regionCode) ?? false);
  });

  test('reads rounds, or not', () => {
    expect(canReadRounds(actor(staff))).toBe(staff !== null);
  });
});

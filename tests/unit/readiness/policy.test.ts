import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { canAnswer, canShare, type Reader, readerOf } from '@/lib/readiness/policy';
import type { Audience } from '@/lib/readiness/rules';

const ASSOCIATION = 7;
const [PARTNER, STRANGER] = [38, 40];

function actor(
  membership: { organisationId: number; role?: 'owner' | 'member' } | null,
  staff: Partial<Actor['staff']> | null = null,
): Actor {
  return {
    observer: false,
    userId: 'u',
    name: 'Hiba',
    nameAr: null,
    email: 'hiba@khibra.example',
    locale: 'fr',
    memberships: membership ? [{ kind: 'ASSOCIATION', state: 'verified', role: 'owner', nameFr: null, nameAr: null, ...membership }] : [],
    staff: staff && { coordinator: false, administrator: false, regions: null, ...staff },
  };
}

const people = {
  owner: actor({ organisationId: ASSOCIATION }),
  member: actor({ organisationId: ASSOCIATION, role: 'member' }),
  'somebody of a company it deals with': actor({ organisationId: PARTNER }),
  'somebody of another company': actor({ organisationId: STRANGER }),
  coordinator: actor(null, { coordinator: true }),
  'coordinator elsewhere': actor(null, { coordinator: true, regions: ['12'] }),
  administrator: actor(null, { administrator: true }),
} as const;

/** Who reads it as what, by whom it is shared with: nobody, coordinators, companies, both. */
const READS: Record<keyof typeof people, (Reader | undefined)[]> = {
  owner: ['association', 'association', 'association', 'association'],
  member: ['association', 'association', 'association', 'association'],
  'somebody of a company it deals with': [undefined, undefined, 'company', 'company'],
  'somebody of another company': [undefined, undefined, undefined, undefined],
  coordinator: [undefined, 'coordinator', undefined, 'coordinator'],
  'coordinator elsewhere': [undefined, 'coordinator', undefined, 'coordinator'],
  administrator: [undefined, undefined, undefined, undefined],
};
const SHARED: Audience[][] = [[], ['coordinators'], ['companies'], ['coordinators', 'companies']];

describe.each(Object.keys(people) as (keyof typeof people)[])('%s', (who) => {
  test.each(SHARED.map((sharedWith, index) => [sharedWith, READS[who][index]] as const))(
    'shared with %j reads as %s',
    (sharedWith, reader) => {
      expect(readerOf(people[who], { organisationId: ASSOCIATION, sharedWith }, [PARTNER])).toBe(reader);
    },
  );
});

test('its people answer, its owners share', () => {
  const own = { organisationId: ASSOCIATION };
  expect(Object.values(people).filter((person) => canAnswer(person, own))).toEqual([people.owner, people.member]);
  expect(Object.values(people).filter((person) => canShare(person, own))).toEqual([people.owner]);
});

import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { REQUEST_STATES } from '@/lib/requests/rules';
import { canReadThread, type NoWriting, threadSideOf, whyNotWrite } from '@/lib/threads/policy';
import type { ThreadSide } from '@/lib/threads/rules';

const GIVER = 1;
const RECEIVER = 2;
const request = {
  giverId: GIVER,
  receiverId: RECEIVER,
  regionCode: '04',
  termsVersion: 1,
  giverConsentTerms: 1,
  receiverConsentTerms: null,
};

function actor(organisationId: number | null, staff: Actor['staff'] = null): Actor {
  const membership = { kind: 'COMPANY', state: 'verified', role: 'member', nameFr: 'x', nameAr: null } as const;
  const memberships = organisationId === null ? [] : [{ ...membership, organisationId }];
  return { observer: false, userId: 'x', name: 'x', nameAr: null, email: 'x@khibra.example', locale: 'fr', memberships, staff };
}

const coordinator = (regions: readonly string[] | null) => ({ coordinator: true, administrator: false, regions });
const administrator = { coordinator: false, administrator: true, regions: null };

const table: [who: string, actor: Actor, reads: boolean, side: ThreadSide | undefined][] = [
  ['somebody of the giver', actor(GIVER), true, 'giver'],
  ['somebody of the receiver', actor(RECEIVER), true, 'receiver'],
  ['somebody of another organisation', actor(3), false, undefined],
  ['somebody of none', actor(null), false, undefined],
  ['a national coordinator', actor(null, coordinator(null)), true, 'programme'],
  ['a coordinator of the region', actor(null, coordinator(['03', '04'])), true, 'programme'],
  ['a coordinator of another region', actor(null, coordinator(['03'])), true, undefined],
  ['an administrator', actor(null, administrator), true, undefined],
  ['a coordinator of the region who belongs to a side', actor(GIVER, coordinator(['04'])), true, 'giver'],
  ['a coordinator of another region who belongs to a side', actor(RECEIVER, coordinator(['03'])), true, 'receiver'],
];

describe.each(table)('%s', (_who, person, reads, side) => {
  test.each(REQUEST_STATES)('and a request that is %s', (state) => {
    const facts = { ...request, state };
    const open = ['proposed', 'accepted', 'approved'].includes(state);
    const why: NoWriting | undefined = side === undefined ? 'onlyReads' : open ? undefined : 'ended';
    expect(canReadThread(person, facts)).toBe(reads);
    expect(threadSideOf(person, facts)).toBe(side);
    expect(whyNotWrite(person, facts)).toBe(why);
  });
});

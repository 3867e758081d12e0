import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { loadStart } from '@/lib/drafts/loaders';
import type { ListingState } from '@/lib/generated/prisma/enums';
import { addDays } from '@/lib/i18n/day';
import { loadNeed, loadNeedDraft, loadOwnNeeds } from '@/lib/needs/loaders';
import { routes, type Side } from '@/lib/routes';
import { cast, coordinatorIn, coordinatorOut, listings, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';

const owner = cast.associationOwner;

/** A need of `associationOwner` like the one of the seed, but for this. */
async function addNeed(change: {
  state?: ListingState;
  quartersLeft?: number;
  closesOn?: Date;
  submittedAt?: Date;
  organisationId?: number;
}): Promise<number> {
  const { id: _, ...need } = await db.skillNeed.findUniqueOrThrow({ where: { id: listings.databaseNeed.id } });
  return (await db.skillNeed.create({ data: { ...need, ...change } })).id;
}

const people: Record<string, Person | null> = {
  anonymous: cast.anonymous,
  owner,
  member: cast.associationMember,
  'another association': cast.otherAssociationOwner,
  company: cast.companyOwner,
  'suspended company': cast.suspendedOwner,
  coordinator: coordinatorIn('04'),
  'coordinator of another region': coordinatorOut('04'),
};

describe('the page of an open need', () => {
  const id = listings.databaseNeed.id;
  const table: [who: string, action: object][] = [
    ['anonymous', { kind: 'signIn', href: `/sign-in?next=${encodeURIComponent(`/needs/${id}/pledge`)}` }],
    ['owner', { kind: 'own', href: `/association/needs/${id}` }],
    ['member', { kind: 'own', href: `/association/needs/${id}` }],
    ['another association', { kind: 'none', reason: 'sameKind' }],
    ['company', { kind: 'pledge', href: `/needs/${id}/pledge` }],
    ['suspended company', { kind: 'none', reason: 'notVerified' }],
    ['coordinator', { kind: 'propose', href: routes.proposePair({ noun: 'need', id }) }],
    ['coordinator of another region', { kind: 'none', reason: 'noOrganisation' }],
  ];
  test.each(table)('%s', async (who, action) => {
    expect(await loadAs(people[who] ?? null, () => loadNeed(String(id)))).toMatchObject({ need: { id }, action });
  });

  test('carries no contact', async () => {
    const { email } = owner;
    expect(JSON.stringify(await loadAs(cast.companyOwner, () => loadNeed(String(id))))).not.toContain(email);
  });
});

describe('a need that is not public', () => {
  const hidden: Record<string, number> = {};
  beforeAll(async () => {
    hidden['on the day after its last'] = await addNeed({ closesOn: addDays(new Date(), -1) });
    hidden['with nothing left'] = await addNeed({ quartersLeft: 0 });
    for (const state of ['submitted', 'returned', 'paused', 'filled', 'closed', 'expired'] as const)
      hidden[state] = await addNeed({ state, submittedAt: new Date() });
  });

  test.each(Object.entries(people))('%s', async (who, person) => {
    for (const id of Object.values(hidden)) {
      const answer = await loadAs(person, () => loadNeed(String(id)));
      expect(answer).toBe(who === 'owner' || who === 'member' ? `/fr/association/needs/${id}` : 404);
    }
  });

  test('of an organisation that is not verified', async () => {
    const id = await addNeed({ organisationId: cast.unverifiedOwner.organisationId });
    expect(await loadAs(cast.companyOwner, () => loadNeed(String(id)))).toBe(404);
    expect(await loadAs(cast.unverifiedOwner, () => loadNeed(String(id)))).toBe(`/fr/association/needs/${id}`);
  });
});

test.each(['0', '-1', '1.5', 'abc', '99999999999', '1;', '٣', '01'])('no need is called %s', async (id) => {
  expect(await loadAs(cast.companyOwner, () => loadNeed(id))).toBe(404);
});

describe('the workspace', () => {
  test('lists the organisation’s own needs only, whatever their state', async () => {
    const paused = await addNeed({ state: 'paused' });
    const past = await addNeed({ closesOn: addDays(new Date(), -3) });
    const view = await viewAs(cast.associationMember, () => loadOwnNeeds('association'));
    const mine = await db.skillNeed.count({ where: { organisationId: owner.organisationId } });
    expect(view.needs).toHaveLength(mine);
    expect(view.needs.find(({ id }) => id === paused)?.state).toBe('paused');
    expect(view.needs.find(({ id }) => id === past)?.state).toBe('expired');
  });

  const pages: [path: string, load: (side: string) => Promise<{ side: Side }>][] = [
    ['/needs', loadOwnNeeds],
    ['/needs/new', (side) => loadStart(side, 'need')],
  ];
  test.each(pages)('%s is for members of an organisation of its side', async (path, load) => {
    expect(await loadAs(cast.anonymous, () => load('association'))).toBe(`/fr/sign-in?next=${encodeURIComponent(`/association${path}`)}`);
    expect(await loadAs(cast.companyOwner, () => load('association'))).toBe(403);
    expect(await loadAs(owner, () => load('company'))).toBe(403);
    expect(await loadAs(owner, () => load('elsewhere'))).toBe(404);
    expect(await loadAs(coordinatorIn('04'), () => load('association'))).toBe(403);
    expect(await loadAs(cast.companyOwner, () => load('company'))).toMatchObject({ side: 'company' });
  });

  test('the form starts in the organisation’s province, and the start says when nothing can be published', async () => {
    const { provinceCode } = await db.organisation.findUniqueOrThrow({ where: { id: owner.organisationId } });
    const { id } = await db.draft.create({
      data: { kind: 'need', organisationId: owner.organisationId, authorId: owner.userId, fields: {} },
    });
    expect(await loadAs(owner, () => loadNeedDraft('association', id))).toMatchObject({
      initial: { province: [provinceCode] },
      verified: true,
      first: false,
    });
    expect(await loadAs(cast.unverifiedOwner, () => loadStart('association', 'need'))).toMatchObject({ verified: false });
  });
});

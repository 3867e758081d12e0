import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { loadStart } from '@/lib/drafts/loaders';
import type { ListingState } from '@/lib/generated/prisma/enums';
import { addDays } from '@/lib/i18n/day';
import { loadOffer, loadOwnOffers } from '@/lib/offers/loaders';
import { routes, type Side } from '@/lib/routes';
import { cast, coordinatorOut, listings, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';

const id = listings.databaseOffer.id;

/** An offer of `companyOwner` like the one of the seed, but for this. */
async function addOffer(change: {
  state?: ListingState;
  quartersLeft?: number;
  availableFrom?: Date;
  availableUntil?: Date;
}): Promise<number> {
  const { id: _, ...offer } = await db.expertiseOffer.findUniqueOrThrow({ where: { id } });
  return (await db.expertiseOffer.create({ data: { ...offer, ...change } })).id;
}

describe('the page of an open offer', () => {
  const asks = { offer: { id }, action: { kind: 'ask', href: `/offers/${id}/ask` } };
  const proposes = { offer: { id }, action: { kind: 'propose', href: routes.proposePair({ noun: 'offer', id }) } };
  const reads = { offer: { id }, action: { kind: 'none' } };
  const table: [who: string, person: Person, answer: object][] = [
    ['an association', cast.associationOwner, asks],
    // Of a pair, the receiver's region decides.
    ['a coordinator of another region', coordinatorOut('04'), proposes],
    ['the administrator', cast.administrator, reads],
  ];
  test.each(table)('%s', async (_, person, answer) => {
    expect(await loadAs(person, () => loadOffer(String(id)))).toMatchObject(answer);
  });

  const elsewhere: [who: string, person: Person | null, answer: string | number][] = [
    ['anonymous', cast.anonymous, `/fr/sign-in?next=${encodeURIComponent(`/offers/${id}`)}`],
    ['its owner', cast.companyOwner, `/fr/company/offers/${id}`],
    ['its member', cast.companyMember, `/fr/company/offers/${id}`],
    ['an association that is not verified', cast.unverifiedOwner, 403],
    ['a suspended company', cast.suspendedOwner, 403],
    // No more than of one that never was.
    ['another company', cast.otherCompanyOwner, 404],
  ];
  test.each(elsewhere)('%s', async (_, person, answer) => {
    expect(await loadAs(person, () => loadOffer(String(id)))).toBe(answer);
  });
});

describe('the page of what an association offers', () => {
  const { id: auditId } = listings.auditOffer;
  const table: [who: string, person: Person | null, action: object][] = [
    ['anonymous', null, { kind: 'signIn', href: routes.signIn(`/offers/${auditId}/ask`) }],
    ['a company', cast.companyOwner, { kind: 'ask', href: `/offers/${auditId}/ask` }],
    ['a suspended company', cast.suspendedOwner, { kind: 'none' }],
    ['another association', cast.associationOwner, { kind: 'none' }],
    ['an association that is not verified', cast.unverifiedOwner, { kind: 'none' }],
    ['an observer', cast.observer, { kind: 'none' }],
  ];
  test.each(table)('is there for %s', async (_, person, action) => {
    expect(await loadAs(person, () => loadOffer(String(auditId)))).toMatchObject({ offer: { id: auditId }, action });
  });

  test('while it is open, and no longer', async () => {
    const { id: _, ...row } = await db.expertiseOffer.findUniqueOrThrow({ where: { id: auditId } });
    const paused = await db.expertiseOffer.create({ data: { ...row, state: 'paused' } });
    expect(await loadAs(cast.companyOwner, () => loadOffer(String(paused.id)))).toBe(404);
    expect(await loadAs(null, () => loadOffer(String(paused.id)))).toBe(404);
  });
});

test('an offer that is not open is there for its owner only', async () => {
  const hidden = [
    await addOffer({ state: 'paused' }),
    await addOffer({ quartersLeft: 0 }),
    await addOffer({ availableFrom: addDays(new Date(), -90), availableUntil: addDays(new Date(), -1) }),
  ];
  for (const offerId of hidden) {
    expect(await loadAs(cast.associationOwner, () => loadOffer(String(offerId)))).toBe(404);
    expect(await loadAs(cast.companyOwner, () => loadOffer(String(offerId)))).toBe(`/fr/company/offers/${offerId}`);
  }
  const view = await viewAs(cast.companyOwner, () => loadOwnOffers('company'));
  expect(hidden.map((offerId) => view.offers.find((offer) => offer.id === offerId)?.state)).toEqual(['paused', 'open', 'expired']);
});

test.each(['0', 'abc', '99999999999'])('no offer is called %s', async (offerId) => {
  expect(await loadAs(cast.associationOwner, () => loadOffer(offerId))).toBe(404);
});

const pages: [path: string, load: (side: string) => Promise<{ side: Side }>][] = [
  ['/offers', loadOwnOffers],
  ['/offers/new', (side) => loadStart(side, 'offer')],
];
test.each(pages)('%s is for members of an organisation of its side', async (path, load) => {
  expect(await loadAs(cast.anonymous, () => load('company'))).toBe(`/fr/sign-in?next=${encodeURIComponent(`/company${path}`)}`);
  expect(await loadAs(cast.associationOwner, () => load('company'))).toBe(403);
  expect(await loadAs(cast.companyMember, () => load('company'))).toMatchObject({ side: 'company' });
  expect(await loadAs(cast.associationMember, () => load('association'))).toMatchObject({ side: 'association' });
});

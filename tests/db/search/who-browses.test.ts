import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { loadNeedList, loadOfferList } from '@/lib/search/loaders';
import { cast, coordinatorIn, listings, type Person } from '@/tests/support/cast';
import { viewAs } from '@/tests/support/load-as';

describe('who browses offers, and whose', () => {
  const table: [who: string, person: Person | null, answer: string[]][] = [
    // What associations offer is there for anybody.
    ['anonymous', cast.anonymous, ['ASSOCIATION']],
    ['an association', cast.associationOwner, ['COMPANY']],
    ['its member', cast.associationMember, ['COMPANY']],
    ['a company', cast.companyOwner, ['ASSOCIATION']],
    ['an association that is not verified', cast.unverifiedOwner, ['ASSOCIATION']],
    ['a suspended company', cast.suspendedOwner, ['ASSOCIATION']],
    ['an observer', cast.observer, ['ASSOCIATION']],
    ['a coordinator', coordinatorIn('04'), ['ASSOCIATION', 'COMPANY']],
    ['the administrator', cast.administrator, ['ASSOCIATION', 'COMPANY']],
  ];
  test.each(table)('%s', async (_, person, answer) => {
    const kinds = new Set<string>();
    const pages = await Promise.all(['closing', 'newest'].map((sort) => viewAs(person, () => loadOfferList({ sort }))));
    for (const { card } of pages.flatMap(({ cards }) => cards)) kinds.add(card.owner.kind);
    for (const kind of kinds) expect(answer).toContain(kind);
    expect(pages[0]?.counts.total).toBe(
      await db.expertiseOffer.count({
        where: {
          state: 'open',
          quartersLeft: { gt: 0 },
          availableUntil: { gte: new Date(new Date().toISOString().slice(0, 10)) },
          organisation: { state: 'verified', kind: { in: answer as ('ASSOCIATION' | 'COMPANY')[] } },
        },
      }),
    );
  });
});

describe('the best match', () => {
  test('is in the engine’s order beside the offer that was chosen, with points and reason', async () => {
    const list = await viewAs(cast.companyOwner, () => loadNeedList({ sort: 'match', for: String(listings.databaseOffer.id) }));
    expect(list.filters.beside).toBe(listings.databaseOffer.id);
    const points = list.cards.map(({ match }) => match?.points ?? -1);
    expect(points[0]).toBeGreaterThan(0);
    expect(points).toEqual([...points].sort((a, b) => b - a));
    expect(list.cards[0]?.match?.parts).toHaveLength(8);
    expect(list.last?.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test.each([String(listings.databaseNeed.id), '999999', 'x', ''])('ignores an offer that is not one’s own: %s', async (beside) => {
    const foreign = await db.expertiseOffer.findFirstOrThrow({ where: { organisationId: { not: cast.companyOwner.organisationId } } });
    for (const id of [beside, String(foreign.id)]) {
      const list = await viewAs(cast.companyOwner, () => loadNeedList({ sort: 'match', for: id }));
      const own = list.own.map((offer) => offer.id);
      if (!own.includes(Number(id))) expect(list.filters.beside).toBe(own[0]);
    }
  });

  const without: [who: string, person: Person | null][] = [
    ['anonymous', null],
    ['a coordinator', coordinatorIn('04')],
    ['an association that is not verified', cast.unverifiedOwner],
    ['a suspended company', cast.suspendedOwner],
  ];
  test.each(without)('is not there for %s', async (_, person) => {
    const list = await viewAs(person, () => loadNeedList({ sort: 'match', for: String(listings.databaseOffer.id) }));
    expect(list).toMatchObject({ own: [], filters: { sort: 'closing', beside: null } });
    expect(list.cards.some(({ match }) => match !== undefined)).toBe(false);
  });
});

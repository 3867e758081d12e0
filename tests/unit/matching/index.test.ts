import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MatchIndex } from '@/lib/matching';
import * as oracle from '@/lib/matching/oracle';
import type { Context, NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { anyContext, anyNeed, anyOffer, context, need, offer, TODAY } from './facts';

/*
 * The index beside the oracle, on facts so close together that ties and refusals are the rule. Every answer is
 * compared whole: ids, points, parts and facts, in their order.
 */

const unique = { selector: ({ id }: { id: number }) => id, minLength: 0, maxLength: 60 };
const someNeeds = fc.uniqueArray(anyNeed, unique);
const someOffers = fc.uniqueArray(anyOffer, unique);
const anyK = fc.oneof(fc.constantFrom(0, 1, 5, 20), fc.integer({ min: 0, max: 70 }));

/** The same listings, plainly, for the oracle. */
class Plain {
  readonly needs: Map<number, NeedFacts>;
  readonly offers: Map<number, OfferFacts>;
  readonly index: MatchIndex;

  constructor(
    needs: readonly NeedFacts[],
    offers: readonly OfferFacts[],
    readonly context: Context,
  ) {
    this.needs = new Map(needs.map((need) => [need.id, need]));
    this.offers = new Map(offers.map((offer) => [offer.id, offer]));
    this.index = new MatchIndex(needs, offers, context);
  }

  /** @returns how many the oracle ranked */
  compare(offer: OfferFacts, need: NeedFacts, k: number): number {
    const needs = oracle.rankNeeds(offer, [...this.needs.values()], this.context, k);
    expect(this.index.rankNeeds(offer, k)).toEqual(needs.top);
    expect(this.index.countNeeds(offer)).toEqual({ setAside: needs.setAside, total: needs.total });
    const offers = oracle.rankOffers(need, [...this.offers.values()], this.context, k);
    expect(this.index.rankOffers(need, k)).toEqual(offers.top);
    expect(this.index.countOffers(need)).toEqual({ setAside: offers.setAside, total: offers.total });
    return needs.top.length + offers.top.length;
  }

  putNeed(need: NeedFacts): void {
    this.needs.set(need.id, need);
    this.index.putNeed(need);
  }

  dropNeed(id: number): void {
    this.needs.delete(id);
    this.index.dropNeed(id);
  }

  putOffer(offer: OfferFacts): void {
    this.offers.set(offer.id, offer);
    this.index.putOffer(offer);
  }

  dropOffer(id: number): void {
    this.offers.delete(id);
    this.index.dropOffer(id);
  }
}

/** Ids from 1 in no order. */
function many<Facts extends { id: number }>(facts: Facts, count: number, change: (index: number) => Partial<Facts> = () => ({})): Facts[] {
  return Array.from({ length: count }, (_, index) => ({ ...facts, ...change(index), id: 1 + ((index * 37) % count) }));
}

describe('the lists', () => {
  test('are those of the oracle, in both directions, with what was set aside', () => {
    let ranked = 0;
    fc.assert(
      fc.property(someNeeds, someOffers, anyOffer, anyNeed, anyContext, anyK, (needs, offers, asking, asked, anyContext, k) => {
        ranked += new Plain(needs, offers, anyContext).compare(asking, asked, k);
      }),
      { numRuns: 250 },
    );
    expect(ranked).toBeGreaterThan(250);
  });

  test('are those of every offer and need of one world, one after another', () => {
    fc.assert(
      fc.property(someNeeds, someOffers, anyContext, (needs, offers, anyContext) => {
        const world = new Plain(needs, offers, anyContext);
        for (const [index, asking] of offers.entries()) world.compare(asking, needs[index] ?? need, 20);
      }),
      { numRuns: 40 },
    );
  });

  test.each([1, 19, 20, 21, 210, 211, 300])('hold the older when all are tied (k = %i)', (k) => {
    const world = new Plain(many(need, 211), many(offer, 211), context);
    expect(world.compare(offer, need, k)).toBe(2 * Math.min(k, 211));
  });

  test.each(['attention', 'publishedDay'] as const)('tell one point of %s apart', (by) => {
    const one = by === 'attention' ? { attention: 49 } : { publishedDay: TODAY - 2 };
    const needs = many(need, 200, (index) => (index % 9 === 0 ? {} : one));
    const world = new Plain(needs, [], context);
    const points = world.index.rankNeeds(offer, 40).map(({ scored }) => scored.points);
    expect(new Set(points).size).toBe(2);
    for (const k of [20, 22, 23, 24, 40]) world.compare(offer, need, k);
  });

  test('are short, or empty, when few or none can be matched', () => {
    const closed = many(need, 50, () => ({ closesDay: TODAY - 1 }));
    const world = new Plain([...closed, { ...need, id: 100 }], [offer], context);
    expect(world.compare(offer, need, 20)).toBe(2);
    for (const change of [
      { open: false },
      { quartersLeft: 0 },
      { availableUntilDay: TODAY - 1 },
      { languages: [] },
      { skills: [] },
      { skills: [{ code: 'unheard_of', level: 4 as const }] },
      { remote: false, regions: [] },
      { kind: 'ASSOCIATION' as const },
      { organisationId: need.organisationId },
      { availableFromDay: TODAY + 61, availableUntilDay: TODAY + 90 },
    ]) {
      const asking = { ...offer, ...change };
      world.compare(asking, need, 20);
      expect(world.index.rankNeeds(asking, 20)).toEqual([]);
    }
    for (const change of [
      { open: false },
      { quartersLeft: 0 },
      { closesDay: TODAY - 1 },
      { languages: [] },
      { skills: [{ code: 'unheard_of', essential: true }] },
    ]) {
      const asked = { ...need, ...change };
      world.compare(offer, asked, 20);
      expect(world.index.rankOffers(asked, 20)).toEqual([]);
    }
    new Plain([], [], context).compare(offer, need, 20);
  });

  test('know places, regions and skills that no row has', () => {
    const world = new Plain(many(need, 30), many(offer, 30), context);
    world.compare({ ...offer, homeRegion: '09', homeProvince: '09.001', regions: ['06', '09'] }, { ...need, region: '12' }, 20);
    world.compare({ ...offer, skills: [{ code: 'cash_management', level: 3 }] }, need, 20);
    world.compare(offer, { ...need, skills: [{ code: 'budgeting', essential: true }] }, 20);
  });
});

describe('what comes and goes', () => {
  const change = fc.oneof(
    anyNeed.map((of) => (world: Plain) => world.putNeed({ ...of, id: of.id % 80 })),
    anyOffer.map((of) => (world: Plain) => world.putOffer({ ...of, id: of.id % 80 })),
    fc.nat(80).map((id) => (world: Plain) => world.dropNeed(id)),
    fc.nat(80).map((id) => (world: Plain) => world.dropOffer(id)),
  );

  test('changes the lists as it changes the world', () => {
    const small = { ...unique, maxLength: 25 };
    fc.assert(
      fc.property(
        fc.uniqueArray(
          anyNeed.map((of) => ({ ...of, id: of.id % 80 })),
          small,
        ),
        fc.uniqueArray(
          anyOffer.map((of) => ({ ...of, id: of.id % 80 })),
          small,
        ),
        fc.array(change, { maxLength: 60 }),
        anyOffer,
        anyNeed,
        (needs, offers, changes, asking, asked) => {
          const world = new Plain(needs, offers, context);
          for (const [index, apply] of changes.entries()) {
            apply(world);
            if (index % 7 === 0) world.compare(asking, asked, 20);
          }
          world.compare(asking, asked, 20);
          const built = new MatchIndex([...world.needs.values()], [...world.offers.values()], context);
          expect(built.rankNeeds(asking, 20)).toEqual(world.index.rankNeeds(asking, 20));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('is nothing when the same facts are put again', () => {
    fc.assert(
      fc.property(someNeeds, someOffers, anyContext, (needs, offers, anyContext) => {
        const { index } = new Plain(needs, offers, anyContext);
        for (const of of needs) index.putNeed({ ...of });
        for (const of of offers) index.putOffer({ ...of });
        index.dropNeed(5_000);
        index.dropOffer(5_000);
        expect(index.delta).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test('counts as delta until the next build, each change once', () => {
    const { index } = new Plain(many(need, 10), many(offer, 10), context);
    const changed = { ...need, id: 3, attention: 7 };
    index.putNeed(changed);
    // The row that went, and the one that came.
    expect(index.delta).toBe(2);
    index.putNeed(changed);
    expect(index.delta).toBe(2);
    index.dropOffer(4);
    index.dropOffer(4);
    expect(index.delta).toBe(3);
  });

  test('lets the winners go one after another, and come back', () => {
    const world = new Plain(
      many(need, 120, (index) => ({ attention: index % 50 })),
      many(offer, 120),
      context,
    );
    const gone: NeedFacts[] = [];
    for (let turn = 0; turn < 7; turn += 1) {
      world.compare(offer, need, 20);
      for (const { id } of world.index.rankNeeds(offer, 20)) {
        gone.push(world.needs.get(id) as NeedFacts);
        world.dropNeed(id);
      }
      for (const { id } of world.index.rankOffers(need, 20)) world.dropOffer(id);
    }
    expect(world.compare(offer, need, 20)).toBe(0);
    for (const back of gone) world.putNeed(back);
    expect(world.compare(offer, need, 20)).toBe(20);
  });
});

describe('the index', () => {
  test('is handed from one thread to another whole', () => {
    fc.assert(
      fc.property(someNeeds, someOffers, anyOffer, anyNeed, (needs, offers, asking, asked) => {
        const world = new Plain(needs, offers, context);
        const [expectedNeeds, expectedOffers] = [world.index.rankNeeds(asking, 20), world.index.rankOffers(asked, 20)];
        const { data, buffers } = world.index.toTransfer();
        const there = MatchIndex.fromTransfer(structuredClone(data, { transfer: buffers }));
        expect(there.rankNeeds(asking, 20)).toEqual(expectedNeeds);
        expect(there.rankOffers(asked, 20)).toEqual(expectedOffers);
        there.putNeed({ ...need, id: 2_000 });
        expect(there.delta).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  test('is not handed over once it has changed', () => {
    const { index } = new Plain([need], [offer], context);
    index.dropNeed(need.id);
    expect(() => index.toTransfer()).toThrow('not handed over');
  });

  test('reads few of many needs', () => {
    const regions = ['01', '02', '06', '12'];
    const needs = many(need, 4_000, (index) => {
      const region = regions[index % 4] as string;
      return { region, province: `${region}.1`, mode: 'on_site' as const, attention: index % 50 };
    });
    const { index } = new Plain(needs, [], context);
    index.rankNeeds(offer, 20);
    expect(index.counters.records).toBeLessThan(1_000);
    expect(index.counters.runs).toBeGreaterThan(0);
    expect(index.bytesPerNeed).toBeGreaterThan(20);
  });

  test('refuses what its numbers have no room for', () => {
    const build = (change: Partial<NeedFacts>) => () => new MatchIndex([{ ...need, ...change }], [], context);
    expect(build({ id: 2 ** 31 })).toThrow(RangeError);
    expect(build({ id: -1 })).toThrow(RangeError);
    expect(build({ organisationId: 2 ** 31 })).toThrow(RangeError);
    expect(build({ quartersLeft: 0.5 })).toThrow(RangeError);
    const skills = (count: number) => Array.from({ length: count }, (_, index) => ({ code: `skill_${index}`, essential: true }));
    expect(build({ skills: skills(255) })).not.toThrow();
    expect(build({ skills: skills(256) })).toThrow('256 skills');
    const each = (count: number) => skills(count).map((skill, index) => ({ ...need, id: index, skills: [skill] }));
    expect(() => new MatchIndex(each(1_024), [], context)).not.toThrow();
    expect(() => new MatchIndex(each(1_025), [], context)).toThrow('more than 1024 skills');
    const tooMany = { length: 2 ** 22, reduce: () => 0 } as unknown as NeedFacts[];
    expect(() => new MatchIndex(tooMany, [], context)).toThrow('4194304 needs');
    const heavy = { ...context.weights, skills: 500 };
    expect(() => new MatchIndex([need], [], { ...context, weights: heavy })).toThrow('sum_not_total');
  });
});

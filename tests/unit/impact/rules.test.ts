import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  byRegion,
  type Contribution,
  disclose,
  FEWEST,
  type Figures,
  NEIGHBOURS,
  NOTHING,
  partsOf,
  pictureOf,
  quarterOf,
  SHADES,
  shadeOf,
  sumOf,
  within,
} from '@/lib/impact/rules';
import { SECTORS, type Sector } from '@/lib/listings/rules';

const REGIONS = ['01', '02', '03'] as const;
const Q = quarterOf('2026-01-01');

let organisations = 0;
/** So many hours, of a mission of two organisations that are in no other. */
const one = (change: Partial<Contribution> = {}): Contribution => ({
  quarter: Q,
  region: '01',
  sector: 'education',
  organisations: [++organisations, ++organisations],
  isPublic: false,
  figures: { quarters: 4 },
  ...change,
});
const cellsOf = (contributions: readonly Contribution[]) =>
  disclose(contributions, Q + 3).cells.map(({ quarter, regions, sectors, figures: { quarters } }) => ({
    quarter: quarter - Q,
    regions: regions.join(' '),
    sectors: sectors.join(' '),
    quarters,
  }));

describe('with whom a cell is shared', () => {
  const [a, b, c] = ['disability', 'education', 'environment'] as const satisfies readonly Sector[];
  test.each<[string, Contribution[], ReturnType<typeof cellsOf>]>([
    ['nothing happened', [], []],
    ['four organisations wait', [one(), one()], []],
    [
      'five make a cell',
      [one({ organisations: [1, 2] }), one({ organisations: [3, 4] }), one({ organisations: [1, 5] })],
      [{ quarter: 0, regions: '01', sectors: b, quarters: 12 }],
    ],
    ['the same four, however often they meet', [1, 2, 3, 4].map((other) => one({ organisations: [other, 1 + (other % 4)] })), []],
    [
      'too few of each sector: the region',
      [one({ sector: a }), one({ sector: b }), one({ sector: c })],
      [{ quarter: 0, regions: '01', sectors: `${a} ${b} ${c}`, quarters: 12 }],
    ],
    [
      'too few in each region: the sector',
      [one(), one({ region: '02' }), one({ region: '03' })],
      [{ quarter: 0, regions: '01 02 03', sectors: b, quarters: 12 }],
    ],
    [
      'too few of either: all',
      [one({ sector: a }), one({ region: '02' }), one({ region: '03', sector: c })],
      [{ quarter: 0, regions: '01 02 03', sectors: `${a} ${b} ${c}`, quarters: 12 }],
    ],
    [
      'what is large enough does not wait for its neighbours, and they do not take of it',
      [one(), one(), one(), one({ sector: a }), one({ region: '02' })],
      [{ quarter: 0, regions: '01', sectors: b, quarters: 12 }],
    ],
    [
      'what waits is counted with the quarter that makes it enough',
      [one(), one(), one({ quarter: Q + 2 })],
      [{ quarter: 2, regions: '01', sectors: b, quarters: 12 }],
    ],
    ['what both sides show stands by itself', [one({ isPublic: true })], [{ quarter: 0, regions: '01', sectors: b, quarters: 4 }]],
    ['what is not public is not told before its quarter is over', [one(), one(), one()].map((each) => ({ ...each, quarter: Q + 4 })), []],
    ['what is public is', [one({ isPublic: true, quarter: Q + 4 })], [{ quarter: 4, regions: '01', sectors: b, quarters: 4 }]],
    ['and makes nothing else enough', [one({ isPublic: true }), one(), one()], [{ quarter: 0, regions: '01', sectors: b, quarters: 4 }]],
  ])('%s', (_what, contributions, cells) => {
    expect(cellsOf(contributions)).toEqual(cells);
  });

  test('is tried from the nearest to the furthest', () => {
    expect(NEIGHBOURS).toEqual([['region', 'sector'], ['region'], ['sector'], []]);
    expect(FEWEST).toBe(5);
  });
});

describe('the table of a region', () => {
  const contributions = [
    ...[one(), one(), one()],
    one({ region: '02', isPublic: true }),
    one({ region: '02', sector: 'environment' }),
    one({ region: '03', sector: 'disability' }),
  ];
  test('says what is a region’s own, and of which there is more', () => {
    const { rows, joined } = byRegion(disclose(contributions, Q + 3), REGIONS);
    expect(rows.map(({ key, figures: { quarters }, fewer }) => [key, quarters, fewer])).toEqual([
      ['01', 12, false],
      ['02', 4, true],
      ['03', 0, true],
    ]);
    expect(joined).toBeNull();
  });

  test('has what is of several in a row of its own', () => {
    const { rows, joined } = byRegion(disclose([...contributions, one({ region: '03', sector: 'disability' })], Q + 3), REGIONS);
    expect(rows.map(({ figures: { quarters }, fewer }) => [quarters, fewer])).toEqual([
      [12, false],
      [4, true],
      [0, true],
    ]);
    expect(joined).toEqual({ ...NOTHING, quarters: 12 });
  });
});

test.each([
  [0, false, 'none'],
  [0, true, 'fewer'],
  [-1, false, 'none'],
  [1, false, 'low'],
  [30, true, 'low'],
  [31, false, 'middle'],
  [60, false, 'middle'],
  [61, false, 'high'],
  [90, true, 'high'],
] as const)('%i of 90, more: %s, is drawn %s', (quarters, fewer, shade) => {
  expect(shadeOf({ figures: { ...NOTHING, quarters }, fewer }, 90)).toBe(shade);
  expect(SHADES).toContain(shade);
});

test.each([
  ['2026-01-01', 2026, 1],
  ['2026-03-31', 2026, 1],
  ['2026-04-01', 2026, 2],
  ['2026-12-31', 2026, 4],
  ['2027-01-01', 2027, 1],
] as const)('%s is of %i, quarter %i', (day, year, quarter) => {
  expect(partsOf(quarterOf(day))).toEqual({ year, quarter });
  expect(quarterOf('2027-01-01') - quarterOf('2026-12-31')).toBe(1);
});

/** Each hidden contribution is a power of two: a figure tells which of them it is made of. */
const world = fc
  .array(
    fc.record({
      quarter: fc.integer({ min: Q, max: Q + 3 }),
      region: fc.constantFrom(...REGIONS),
      sector: fc.constantFrom(...SECTORS.slice(0, 3)),
      organisations: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 18 })),
      isPublic: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((list) => list.map((contribution, index): Contribution => ({ ...contribution, figures: { quarters: 2 ** index } })));

/** Every figure that anybody can read: of the country and of each region, in every table. */
function published(contributions: readonly Contribution[]): number[] {
  const disclosure = disclose(contributions, Q + 3);
  const { rows, joined } = byRegion(disclosure, REGIONS);
  const pictures = [disclosure, ...REGIONS.map((region) => within(disclosure, region))].map((part) => pictureOf(part, SECTORS));
  const figures: (Figures | null)[] = [
    ...[...rows.map((row) => row.figures), joined],
    ...pictures.flatMap(({ total, bySector, overTime }) => [
      ...[total, bySector.joined],
      ...bySector.rows.map((row) => row.figures),
      ...overTime.map((row) => row.figures),
    ]),
  ];
  return figures.map((figure) => figure?.quarters ?? 0);
}

const hiddenIn = (contributions: readonly Contribution[], figure: number) =>
  contributions.filter(({ isPublic }, index) => !isPublic && Math.floor(figure / 2 ** index) % 2 === 1);
const organisationsOf = (contributions: readonly Contribution[]) => new Set(contributions.flatMap((each) => each.organisations)).size;
const safe = (contributions: readonly Contribution[]) => contributions.length === 0 || organisationsOf(contributions) >= FEWEST;

describe('whatever happened', () => {
  const runs = { numRuns: 300 };

  test('no figure, no difference of two and nothing that two share has one to four organisations behind it', () => {
    fc.assert(
      fc.property(world, (contributions) => {
        // Many figures are the same one, and an assertion for each two of them takes longer than what it looks at.
        const parts = [...new Set(published(contributions))].map((figure) => hiddenIn(contributions, figure));
        const unsafe = parts.flatMap((some) =>
          parts.flatMap((others) =>
            [some.filter((each) => !others.includes(each)), some.filter((each) => others.includes(each))].filter((left) => !safe(left)),
          ),
        );
        expect(unsafe).toEqual([]);
      }),
      runs,
    );
  });

  test('what a later quarter adds to any figure has at least five behind it, and cells that were made stay', () => {
    fc.assert(
      fc.property(world, (contributions) => {
        let before: ReturnType<typeof disclose>['cells'] = [];
        for (const until of [Q, Q + 1, Q + 2, Q + 3]) {
          const { cells } = disclose(contributions, until);
          for (const cell of before) expect(cells).toContainEqual(cell);
          const added = cells.filter((cell) => !before.some((known) => JSON.stringify(known) === JSON.stringify(cell)));
          for (const cell of added) expect(safe(hiddenIn(contributions, cell.figures.quarters))).toBe(true);
          before = cells;
        }
      }),
      runs,
    );
  });

  test('everything is counted once, or waits', () => {
    fc.assert(
      fc.property(world, (contributions) => {
        const { cells, waiting } = disclose(contributions, Q + 3);
        expect(sumOf([...cells, ...waiting])).toEqual(sumOf(contributions));
        expect(organisationsOf(waiting)).toBeLessThan(FEWEST);
        expect(waiting.some(({ isPublic }) => isPublic)).toBe(false);
        for (const table of [byRegion({ cells, waiting }, REGIONS), pictureOf({ cells, waiting }, SECTORS).bySector]) {
          expect(sumOf([...table.rows, { figures: table.joined ?? NOTHING }])).toEqual(sumOf(cells));
        }
      }),
      runs,
    );
  });

  test('the order that it is told in makes no difference', () => {
    fc.assert(
      fc.property(world, (contributions) => {
        const sorted = (list: readonly Contribution[]) =>
          disclose(list, Q + 3)
            .cells.map((cell) => JSON.stringify(cell))
            .sort();
        expect(sorted([...contributions].reverse())).toEqual(sorted(contributions));
      }),
      runs,
    );
  });
});

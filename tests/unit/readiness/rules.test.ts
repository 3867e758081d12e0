import { describe, expect, test } from 'vitest';
import templates from '@/lib/drafts/need-templates.json' with { type: 'json' };
import content from '@/lib/readiness/diagnostic.json' with { type: 'json' };
import {
  ALL_ITEMS,
  type Answers,
  BANDS,
  bandOf,
  DIMENSIONS,
  ENOUGH_ANSWERS,
  fromStrongest,
  ITEMS,
  type Item,
  isComplete,
  LEVELS,
  MINUTES,
  medianOf,
  minutesLeft,
  movesBetween,
  overwrites,
  proposalsFor,
  scoreOf,
  strongPointsOf,
  weakPointsOf,
} from '@/lib/readiness/rules';

const answers = (levels: Partial<Record<Item, number>>): Answers => new Map(Object.entries(levels));
const all = (level: number, but: Partial<Record<Item, number>> = {}) =>
  answers({ ...Object.fromEntries(ALL_ITEMS.map((item) => [item, level])), ...but });

test('the words are of the same dimensions, questions, levels and bands', () => {
  expect(content.dimensions.map(({ code }) => code)).toEqual(DIMENSIONS);
  expect(content.dimensions.map(({ items }) => items.map(({ code }) => code))).toEqual(DIMENSIONS.map((dimension) => ITEMS[dimension]));
  expect(content.levels).toHaveLength(LEVELS.length);
  for (const { items, results } of content.dimensions) {
    expect(Object.keys(results)).toEqual(BANDS);
    for (const { levels } of items) expect(levels).toHaveLength(LEVELS.length);
  }
  expect([Object.keys(content.bands), Object.keys(content.overall)]).toEqual([BANDS, BANDS]);
});

test('every question suggests a family that has a ready-made need', () => {
  const families = new Set(templates.templates.map(({ family }) => family));
  const items = content.dimensions.flatMap((dimension) => dimension.items);
  expect(items.filter(({ suggests }) => !suggests.some((family) => families.has(family)))).toEqual([]);
});

describe('a score', () => {
  test.each([
    ['too few answers', [3, 3, 3], null],
    ['just enough', [3, 3, 3, 3], 100],
    ['nothing yet', [0, 0, 0, 0], 0],
    ['rounded down', [1, 0, 0, 0], 8],
    ['of all six', [1, 1, 1, 1, 1, 1], 33],
    ['of five out of six', [2, 2, 2, 2, 3], 73],
  ])('%s', (_what, levels, score) => {
    const given = answers(Object.fromEntries(levels.map((level, index) => [ITEMS.governance[index] ?? '', level])));
    expect(scoreOf('governance', given)).toBe(score);
  });

  test.each([
    [0, 'weak'],
    [24, 'weak'],
    [25, 'developing'],
    [49, 'developing'],
    [50, 'solid'],
    [74, 'solid'],
    [75, 'strong'],
    [100, 'strong'],
  ])('of %i is %s', (score, band) => expect(bandOf(score)).toBe(band));

  test.each([
    [[], null],
    [[null, 40], 40],
    [[10, 90, 50], 50],
    [[10, 50, 60, 90], 50],
    [[100, 9, 20], 20],
  ])('the middle of %j is %j', (scores, median) => expect(medianOf(scores)).toBe(median));
});

test.each([
  ['all', all(0), true],
  ['nothing', answers({}), false],
  [
    'four of each',
    answers(Object.fromEntries(DIMENSIONS.flatMap((d) => ITEMS[d].slice(0, ENOUGH_ANSWERS).map((item) => [item, 1])))),
    true,
  ],
  ['one dimension short', new Map([...all(2)].filter(([item]) => !['val_problem', 'val_ask'].includes(item))), false],
])('with %s answered it is complete: %s', (_what, given, complete) => expect(isComplete(given)).toBe(complete));

test.each([
  [0, MINUTES],
  [1, MINUTES],
  [2, MINUTES - 1],
  [ALL_ITEMS.length - 1, 1],
  [ALL_ITEMS.length, 0],
])('%i answers leave %i minutes', (answered, minutes) => expect(minutesLeft(answered)).toBe(minutes));

test('dimensions go from the strongest, equal ones as they are asked, without those that have no score', () => {
  const given = new Map([...all(1, { com_audiences: 2, fin_books: 3 })].filter(([item]) => !item.startsWith('inc_')));
  expect(fromStrongest(given)).toEqual([
    'finance_compliance',
    'communication',
    'governance',
    'project_management',
    'value_proposition',
    'impact_evaluation',
  ]);
});

test('weak points: what is not there at all first, then the lowest dimension, then the order asked', () => {
  const given = all(3, { gov_roles: 1, gov_meetings: 0, val_problem: 1, val_offer: 2, val_ask: 1 });
  expect(weakPointsOf(given)).toEqual(['gov_meetings', 'val_problem', 'val_ask', 'gov_roles']);
});

test('strong points: what is proven, in the highest dimension first', () => {
  expect(strongPointsOf(all(1, { gov_roles: 3, com_audiences: 3, com_calendar: 3 }))).toEqual([
    'com_audiences',
    'com_calendar',
    'gov_roles',
  ]);
});

test('what is answered otherwise goes from the furthest up to the furthest down', () => {
  const before = all(1, { gov_roles: 3, com_audiences: 0 });
  const now = new Map([...all(1, { gov_roles: 1, com_audiences: 3, fin_books: 2 })].filter(([item]) => item !== 'inc_team'));
  expect(movesBetween(before, now)).toEqual([
    { item: 'com_audiences', from: 0, to: 3 },
    { item: 'fin_books', from: 1, to: 2 },
    { item: 'gov_roles', from: 3, to: 1 },
  ]);
});

describe('a proposal', () => {
  const made = [
    { code: 'plan', family: 'strategy', sector: null },
    { code: 'school', family: 'strategy', sector: 'education' },
    { code: 'contract', family: 'legal', sector: null },
  ];
  test.each([
    ['is of the first family', [['a', 'strategy', 'legal']], [], { a: 'plan' }],
    [
      'is of the next family once the first has none left',
      [
        ['a', 'strategy'],
        ['b', 'strategy', 'legal'],
      ],
      [],
      { a: 'plan', b: 'contract' },
    ],
    [
      'is of the own sector',
      [
        ['a', 'strategy'],
        ['b', 'strategy', 'legal'],
      ],
      ['education'],
      { a: 'plan', b: 'school' },
    ],
    [
      'is made once',
      [
        ['a', 'legal'],
        ['b', 'legal'],
      ],
      [],
      { a: 'contract' },
    ],
    ['may be missing', [['a', 'data']], [], {}],
  ])('%s', (_what, points, sectors, proposed) => {
    const asked = points.map(([item = '', ...suggests]) => ({ item, suggests }));
    expect(Object.fromEntries(proposalsFor(asked, made, sectors))).toEqual(proposed);
  });
});

describe('what a form would overwrite unseen', () => {
  const kept = { level: 2, evidence: 'Statuts', version: 5 };
  test.each([
    ['nothing that it has seen', kept, { level: 0, evidence: null }, 5, undefined],
    ['another level', kept, { level: 1, evidence: null }, 4, 'level'],
    ['the same level', kept, { level: 2, evidence: null }, 4, undefined],
    ['other words', kept, { level: 2, evidence: 'Liste' }, 4, 'evidence'],
    ['the same words', kept, { level: 2, evidence: 'Statuts' }, 4, undefined],
    ['words where there were none', { ...kept, evidence: null }, { level: 2, evidence: 'Liste' }, 4, undefined],
    ['what it leaves empty', kept, { level: null, evidence: null }, 4, undefined],
  ])('%s', (_what, before, sent, seen, lost) => expect(overwrites(before, sent, seen)).toBe(lost));
});

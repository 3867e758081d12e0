import { describe, expect, test } from 'vitest';
import { aliasesOf, bare, formsOf, namesOfPlace, nearestWords, slipsAllowed, slipsBetween, unitsOf } from '@/lib/search/rules';

describe('forms', () => {
  const table: [word: string, has: string[], hasNot: string[]][] = [
    ['محاسبه', ['المحاسبه', 'والمحاسبه', 'للمحاسبه', 'محاسبات'], ['محاسب']],
    ['وجده', ['وجده', 'بوجده'], ['جده', 'الجده']],
    ['son', ['son'], ['sons']],
    ['sons', ['sons'], ['son']],
    ['bilan', ['bilans'], ['bila']],
    ['locaux', ['local'], []],
    ['tableau', ['tableaux'], []],
    ['w3c', ['w3c'], ['w3cs']],
  ];
  test.each(table)('%s', (word, has, hasNot) => {
    const forms = formsOf(word);
    expect(forms[0]).toBe(word);
    expect(forms).toEqual(expect.arrayContaining(has));
    for (const other of hasNot) expect(forms).not.toContain(other);
    expect(new Set(forms).size).toBe(forms.length);
  });
});

test.each([
  ['المحاسبه', 'محاسبه'],
  ['والتسويق', 'تسويق'],
  ['ورزازات', 'ورزازات'],
  ['audit', 'audit'],
])('%s is bare as %s', (word, stem) => {
  expect(bare(word)).toBe(stem);
});

test.each([
  [4, 0],
  [5, 1],
  [7, 1],
  [8, 2],
])('a word of %i letters may have %i slips', (length, slips) => {
  expect(slipsAllowed(length)).toBe(slips);
});

test.each([
  ['', 'abc', 3],
  ['abc', 'abc', 0],
  ['abcd', 'abdc', 1],
  ['abcd', 'abxd', 1],
  ['abcd', 'abcde', 1],
  ['جماعه', 'جمعيه', 2],
])('%s and %s are %i slips apart', (a, b, slips) => {
  expect(slipsBetween(a, b)).toBe(slips);
  expect(slipsBetween(b, a)).toBe(slips);
});

test('the nearest words are those of fewest slips, with the right first letter', () => {
  expect(nearestWords('comptabilte', ['comptabilite', 'comptable', 'rentabilite'])).toEqual(['comptabilite']);
  expect(nearestWords('paie', ['paix', 'pain'])).toEqual([]);
});

test('names of several places in one give each where both scripts name as many', () => {
  expect(namesOfPlace('Tanger-Assilah', 'طنجة-أصيلة')).toEqual([
    ['Tanger-Assilah', 'طنجة-أصيلة'],
    ['Tanger', 'طنجة'],
    ['Assilah', 'أصيلة'],
  ]);
  expect(namesOfPlace('Agadir-Ida-Ou-Tanane', 'أكادير-إدا وتنان')).toHaveLength(1);
});

test('the longest name is one unit, and other words stay their own', () => {
  const aliases = aliasesOf([
    ['beni mellal', 'بني ملال'],
    ['beni', 'بني'],
  ]);
  expect(unitsOf(['web', 'beni', 'mellal'], aliases)).toEqual([
    { words: ['web'], names: [] },
    { words: ['beni', 'mellal'], names: [['بني', 'ملال']] },
  ]);
});

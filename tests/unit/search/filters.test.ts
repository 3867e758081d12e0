import { describe, expect, test } from 'vitest';
import { FILTERS, nearestFilter } from '@/lib/search/rules';
import { type Address, type ListFilters, listAddress, readFilters, without } from '@/lib/search/schema';

const none: ListFilters = {
  q: '',
  sectors: [],
  region: null,
  family: null,
  formats: [],
  modes: [],
  sort: 'closing',
  beside: null,
  cursor: null,
};

describe('the address of the list', () => {
  const full: ListFilters = {
    q: 'محاسبة وجدة',
    sectors: ['education', 'environment'],
    region: '08',
    family: 'finance_accounting',
    formats: ['day', 'mentoring'],
    modes: ['remote', 'on_site'],
    sort: 'match',
    beside: 17,
    cursor: { direction: 'before', key: '-1795424400000', tie: '-42', version: '20417.3.1' },
  };

  test.each([[none], [full]])('reads back what it wrote', (filters) => {
    const query = new URL(listAddress('need', filters), 'https://khibra.example').searchParams;
    const address = Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]));
    expect(readFilters(address)).toEqual(filters);
  });

  test('is bare without filters', () => {
    expect(listAddress('need', none)).toBe('/needs');
  });

  const nonsense: [what: string, address: Address][] = [
    ['unknown values', { sector: 'cars', mode: 'moon', sort: 'price', region: 'all', family: "'; DROP", format: 'x', for: '0' }],
    ['a wrong version', { after: '1_2_x.y' }],
    ['a wrong place', { after: 'x_y', before: '1_2_3' }],
    ['a place beyond numbers', { after: `${'9'.repeat(30)}_1` }],
    ['a NUL', { q: 'a\u0000b' }],
    ['half a sign', { q: 'a\ud800' }],
    ['names that are not asked for', { page: '2', id: ['1', '2'] }],
    ['spaces', { q: '   ' }],
  ];
  test.each(nonsense)('ignores %s', (_, address) => {
    expect(readFilters(address)).toEqual(none);
  });

  test('keeps the first hundred signs of a long query, and whole ones', () => {
    expect([...readFilters({ q: '🌍'.repeat(150) }).q]).toHaveLength(100);
  });

  test('a repeated value is one filter', () => {
    expect(readFilters({ sector: ['education', 'education'], region: ['08', '05'] })).toMatchObject({
      sectors: ['education'],
      region: '08',
    });
  });

  test.each(FILTERS.map((filter) => [filter]))('leaves %s out, and the place in the list', (filter) => {
    expect(without(full, filter)).toEqual({ ...full, [filter]: none[filter], cursor: null });
  });
});

describe('the filter to give up', () => {
  const counts = (change: Partial<Record<(typeof FILTERS)[number], number>>) => ({
    q: 0,
    sectors: 0,
    region: 0,
    family: 0,
    formats: 0,
    modes: 0,
    ...change,
  });
  test('is the one without which there is most', () => {
    expect(nearestFilter(counts({ region: 3, modes: 4 }))).toBe('modes');
  });
  test('is the earlier one of equals', () => {
    expect(nearestFilter(counts({ region: 4, modes: 4 }))).toBe('region');
  });
  test('is none when one is not enough', () => {
    expect(nearestFilter(counts({}))).toBeUndefined();
  });
});

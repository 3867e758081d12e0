import { describe, expect, it } from 'vitest';
import { deskAddress, deskQuery, readDesk, rowAddress } from '@/lib/desk/schema';

const everything = {
  scope: 'all',
  kind: 'organisation',
  urgency: 'due',
  region: '04',
  q: 'noqta & fils',
  after: '2026-11-03T08:00:00.125Z_merge_7',
} as const;

describe('the address of the desk', () => {
  it('says all that was asked, and is read as it was written', () => {
    const filters = readDesk(everything);
    expect(filters).toEqual({
      scope: 'all',
      kind: 'organisation',
      urgency: 'due',
      region: '04',
      q: 'noqta & fils',
      cursor: { direction: 'after', since: new Date('2026-11-03T08:00:00.125Z'), wait: 'merge', id: 7 },
    });
    const asked = Object.fromEntries(new URLSearchParams(deskQuery(filters)));
    expect(readDesk(asked)).toEqual(filters);
  });

  it('is short where nothing is asked', () => {
    expect(deskAddress(readDesk({}))).toBe('/programme');
    expect(rowAddress('request', 112, readDesk({}))).toBe('/programme/requests/112');
  });

  it('goes with the rows, without the place of the page', () => {
    const filters = readDesk({ kind: 'listing', before: '2026-11-03T08:00:00.000Z_need_61' });
    expect(rowAddress('need', 61, filters)).toBe('/programme/needs/61?kind=listing');
    expect(rowAddress('merge', 54, filters)).toBe('/programme/organisations/54?kind=listing');
  });

  it.each([
    ['a list where one is asked for', { kind: ['skill', 'request'] }, { kind: 'skill' }],
    ['words that nobody can read', { q: 'a\u0000b' }, { q: '' }],
    ['too many words', { q: 'x'.repeat(101) }, { q: 'x'.repeat(100) }],
    ['a region of three digits', { region: '004' }, { region: null }],
    ['a place of nothing', { after: '2026-11-03T08:00:00.000Z_moon_1' }, { cursor: null }],
  ])('makes the best of %s', (_what, address, expected) => {
    expect(readDesk(address)).toMatchObject(expected);
  });
});

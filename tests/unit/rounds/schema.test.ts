import { describe, expect, test } from 'vitest';
import { createRoundSchema, readPair, reviseRoundSchema, sendRoundSchema, writePair } from '@/lib/rounds/schema';

const standard = {
  region: '04',
  sector: '',
  startsFrom: '2026-12-01',
  startsUntil: '2027-03-31',
  mostPerNeed: '1',
  mostPerOrganisation: '3',
};
const form = (change: Record<string, string>) =>
  Object.fromEntries(Object.entries({ ...standard, ...change }).map(([name, value]) => [name, [value]]));

/** The codes of what is wrong, by field; an empty object when nothing is. */
function errorsOf(change: Record<string, string>): Record<string, string> {
  const read = createRoundSchema.safeParse(form(change));
  return read.success ? {} : Object.fromEntries(read.error.issues.map((issue) => [issue.path.join('.'), issue.message]));
}

describe('a new round', () => {
  test('without a region and a sector is about all of them', () => {
    expect(createRoundSchema.parse(form({ region: '' }))).toEqual({
      regionCode: null,
      sector: null,
      startsFrom: '2026-12-01',
      startsUntil: '2027-03-31',
      mostPerNeed: 1,
      mostPerOrganisation: 3,
      shares: [],
    });
  });

  test('keeps its shares in the order of their lines', () => {
    const shares = { 'share.2': 'region-05', 'percent.2': '٣٠', 'share.4': 'sector-education', 'percent.4': '100' };
    expect(createRoundSchema.parse(form({ region: '', ...shares })).shares).toEqual([
      { by: 'region', of: '05', atLeast: 30 },
      { by: 'sector', of: 'education', atLeast: 100 },
    ]);
  });

  test.each<[what: string, change: Record<string, string>, errors: Record<string, string>]>([
    ['a day only', { startsUntil: '2026-12-01' }, {}],
    ['a day too few', { startsUntil: '2026-11-30' }, { startsUntil: 'periodBackwards' }],
    ['0 for each need', { mostPerNeed: '0' }, { mostPerNeed: 'numberOutOfRange' }],
    ['20 for each need', { mostPerNeed: '20' }, {}],
    ['21 for each need', { mostPerNeed: '21' }, { mostPerNeed: 'numberOutOfRange' }],
    ['200 for each organisation', { mostPerOrganisation: '200' }, {}],
    ['201 for each organisation', { mostPerOrganisation: '201' }, { mostPerOrganisation: 'numberOutOfRange' }],
    ['a percent alone', { 'percent.1': '5' }, { 'share.1': 'shareMissing' }],
    ['a share alone', { 'share.1': 'sector-education' }, { 'percent.1': 'numberMissing' }],
    ['a share of the region that was chosen', { 'share.1': 'region-04', 'percent.1': '5' }, { 'share.1': 'shareOfChosen' }],
    [
      'the same share twice',
      { 'share.1': 'sector-education', 'percent.1': '5', 'share.2': 'sector-education', 'percent.2': '6' },
      { 'share.2': 'shareTwice' },
    ],
    ['all of the pairs', { 'share.1': 'sector-education', 'percent.1': '60', 'share.2': 'sector-disability', 'percent.2': '40' }, {}],
    [
      'more than all of them',
      { 'share.1': 'sector-education', 'percent.1': '60', 'share.2': 'sector-disability', 'percent.2': '41' },
      { 'percent.2': 'sharesBeyond' },
    ],
    [
      'regions and sectors, each for itself',
      { region: '', 'share.1': 'sector-education', 'percent.1': '60', 'share.2': 'region-05', 'percent.2': '60' },
      {},
    ],
  ])('%s', (_what, change, errors) => {
    expect(errorsOf(change)).toEqual(errors);
  });
});

test('a pair is written and read back', () => {
  expect(writePair({ needId: 12, offerId: 7 })).toBe('12-7');
  expect(readPair('12-7')).toEqual({ needId: 12, offerId: 7 });
});

test('a button of the table says what and which', () => {
  const which = { roundId: ['3'], version: ['1'] };
  expect(reviseRoundSchema.parse({ ...which, change: ['unpin.12-7'] }).change).toEqual({ change: 'unpin', pair: '12-7' });
  expect(sendRoundSchema.parse({ ...which, pair: ['12-7', '12-7', '1-2'] }).pair).toEqual(['12-7', '1-2']);
});

import { expect, test } from 'vitest';
import { isReadable, type Reader } from '@/lib/feedback/rules';

test.each<[Reader, boolean, number, boolean]>([
  ['own', false, 0, true],
  ['coordinator', false, 0, true],
  ['other', false, 0, false],
  ['other', false, 13, false],
  ['other', false, 14, true],
  ['other', true, 0, true],
  ['staff', false, 13, false],
  ['staff', false, 14, true],
  ['staff', true, 0, true],
])('read by %s, both %s, after %i days: %s', (reader, both, days, expected) => {
  expect(isReadable(reader, { both, days })).toBe(expected);
});

import { afterEach, expect, test, vi } from 'vitest';
import type { MatchIndex } from '@/lib/matching/index';
import { countedLately } from '@/lib/ranking/counted';
import { offer } from '../matching/facts';

afterEach(() => vi.useRealTimers());

const counts = (total: number) => ({ total, setAside: {} }) as ReturnType<MatchIndex['countNeeds']>;

test('counts are made once a minute, and anew for another index or another word of the listing', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const [one, other] = [{} as MatchIndex, {} as MatchIndex];
  const count = vi.fn(() => counts(7));
  expect(countedLately(one, offer, count)).toEqual(counts(7));
  vi.advanceTimersByTime(59_999);
  expect(countedLately(one, offer, count)).toEqual(counts(7));
  expect(count).toHaveBeenCalledTimes(1);
  countedLately(other, offer, count);
  countedLately(one, { ...offer, quartersLeft: offer.quartersLeft + 1 }, count);
  expect(count).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(1);
  countedLately(one, offer, count);
  expect(count).toHaveBeenCalledTimes(4);
});

test('of very many listings the oldest counts go first', () => {
  const index = {} as MatchIndex;
  for (let id = 1; id <= 1_001; id += 1) countedLately(index, { ...offer, id }, () => counts(id));
  const again = vi.fn(() => counts(0));
  expect(countedLately(index, { ...offer, id: 1_001 }, again)).toEqual(counts(1_001));
  expect(again).not.toHaveBeenCalled();
  countedLately(index, { ...offer, id: 1 }, again);
  expect(again).toHaveBeenCalledTimes(1);
});

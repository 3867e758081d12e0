import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cachedFor } from '@/lib/cached-for';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('reads once within its time, for those who ask at once too, and again after it', async () => {
  const read = vi.fn(async () => read.mock.calls.length);
  const cached = cachedFor(1_000, read);
  expect(await Promise.all([cached(), cached()])).toEqual([1, 1]);
  vi.advanceTimersByTime(999);
  expect(await cached()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(await cached()).toBe(2);
});

it('does not keep a failure', async () => {
  const read = vi.fn(async () => 'read').mockRejectedValueOnce(new Error('no connection'));
  const cached = cachedFor(1_000, read);
  await expect(cached()).rejects.toThrow('no connection');
  expect(await cached()).toBe('read');
});

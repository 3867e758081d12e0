import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LINKED, linkedOf, ORIGINS, originOf, percentOf, STEPS, sumOf } from '@/lib/origins/rules';

describe('what led a company here', () => {
  test.each([
    [false, null, false, 'direct'],
    [false, null, true, 'forum'],
    [false, 'forum', false, 'forum'],
    [false, 'forum', true, 'forum'],
    [false, 'share', false, 'share'],
    // The link that was followed, whatever forum it came to before.
    [false, 'share', true, 'share'],
    // What was for it alone, whatever else led there.
    [true, null, false, 'invitation'],
    [true, null, true, 'invitation'],
    [true, 'forum', true, 'invitation'],
    [true, 'share', false, 'invitation'],
  ] as const)('invited: %s, a link of %s, met: %s: %s', (invited, linked, met, origin) => {
    expect(originOf({ invited, linked, met })).toBe(origin);
  });

  test('an address says what a link may say, and nothing else', () => {
    for (const origin of ORIGINS) expect(linkedOf(origin)).toBe((LINKED as readonly string[]).includes(origin) ? origin : null);
    for (const none of [undefined, '', 'Share', ['share'], 1, null]) expect(linkedOf(none)).toBeNull();
  });
});

describe('how far they come', () => {
  test.each([
    [{ registered: 0, verified: 0, committed: 0, mission: 0 }, [null, null, null, null]],
    [{ registered: 3, verified: 2, committed: 1, mission: 0 }, [100, 67, 33, 0]],
    [{ registered: 8, verified: 8, committed: 1, mission: 1 }, [100, 100, 13, 13]],
  ] as const)('%j', (reached, percents) => {
    expect(STEPS.map((step) => percentOf(reached, step))).toEqual(percents);
  });

  test('together they are what they are one by one', () => {
    const count = fc.nat(1000);
    fc.assert(
      fc.property(fc.array(fc.record({ registered: count, verified: count, committed: count, mission: count })), (rows) => {
        for (const step of STEPS) expect(sumOf(rows)[step]).toBe(rows.reduce((sum, row) => sum + row[step], 0));
      }),
    );
  });
});

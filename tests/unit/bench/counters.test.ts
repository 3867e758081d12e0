import { describe, expect, it } from 'vitest';
import { grown } from '@/tests/bench/counters';

const accepted = { base: { records: { p50: 10, p99: 40, most: 50 } } };

describe('the counters of the bench', () => {
  it.each([
    [-1, []],
    [0, []],
    [1, ['base queries, records, p99: 41, accepted 40']],
  ])('%d more than accepted', (more, sentences) => {
    expect(grown({ base: { records: { p50: 10, p99: 40 + more, most: 50 } } }, accepted)).toEqual(sentences);
  });

  it('miss one that is no longer counted, and see one that nobody has accepted', () => {
    expect(grown({}, accepted)).toHaveLength(3);
    expect(grown({ ...accepted, hard: { runs: { p50: 1, p99: 1, most: 1 } } }, accepted)).toHaveLength(3);
  });
});

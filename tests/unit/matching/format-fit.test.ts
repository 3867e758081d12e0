import { describe, expect, test } from 'vitest';
import { FORMAT_FIT, FORMAT_FULL } from '@/lib/matching/format-fit';
import type { Format } from '@/lib/matching/pair';
import { FORMATS } from './facts';

const BY_LENGTH: Format[] = ['session_1h', 'day', 'mission_weeks', 'secondment'];

describe('the table of formats', () => {
  test('is full where they are the same, and only there', () => {
    for (const need of FORMATS) {
      for (const offer of FORMATS) {
        const fit = FORMAT_FIT[need][offer];
        expect(Number.isInteger(fit) && fit > 0, `${need}, ${offer}`).toBe(true);
        expect(fit === FORMAT_FULL, `${need}, ${offer}`).toBe(need === offer);
        expect(fit).toBeLessThanOrEqual(FORMAT_FULL);
      }
    }
  });

  test('holds a long offer for a short need better than the reverse', () => {
    BY_LENGTH.forEach((short, index) => {
      for (const long of BY_LENGTH.slice(index + 1)) {
        expect(FORMAT_FIT[short][long], `${short}, ${long}`).toBeGreaterThan(FORMAT_FIT[long][short]);
      }
    });
  });

  test('falls with the distance in length, on both sides', () => {
    BY_LENGTH.forEach((need, at) => {
      const fits = BY_LENGTH.map((offer) => FORMAT_FIT[need][offer]);
      expect(fits.slice(at), need).toEqual(fits.slice(at).toSorted((a, b) => b - a));
      expect(fits.slice(0, at + 1), need).toEqual(fits.slice(0, at + 1).toSorted((a, b) => a - b));
    });
  });
});

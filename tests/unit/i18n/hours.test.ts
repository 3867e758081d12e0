import { describe, expect, test } from 'vitest';
import { quarters } from '@/lib/actions/fields';
import { formatHours, formatHoursOblique, hoursTyped } from '@/lib/i18n/hours';

/** No-break spaces are asserted once below; here they would only hide the words. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const table: [quarters: number, french: string, arabic: string, oblique: string][] = [
  [0, '0 heure', 'لا ساعات', 'صفر ساعة'],
  [1, '15 min', 'ربع ساعة', 'ربع ساعة'],
  [2, '30 min', 'نصف ساعة', 'نصف ساعة'],
  [3, '45 min', '45 دقيقة', '45 دقيقة'],
  [4, '1 heure', 'ساعة واحدة', 'ساعة واحدة'],
  [5, '1 h 15', 'ساعة وربع', 'ساعة وربع الساعة'],
  [7, '1 h 45', 'ساعة و45 دقيقة', 'ساعة و45 دقيقة'],
  [8, '2 heures', 'ساعتان', 'ساعتين'],
  [10, '2 h 30', 'ساعتان ونصف', 'ساعتين ونصف الساعة'],
  [12, '3 heures', '3 ساعات', '3 ساعات'],
  [40, '10 heures', '10 ساعات', '10 ساعات'],
  [44, '11 heures', '11 ساعة', '11 ساعة'],
  [50, '12 h 30', '12 ساعة ونصف', '12 ساعة ونصف الساعة'],
  [400, '100 heures', '100 ساعة', '100 ساعة'],
  [412, '103 heures', '103 ساعات', '103 ساعات'],
  [4_000, '1 000 heures', '1 000 ساعة', '1 000 ساعة'],
  [4_000_000, '1 000 000 d’heures', '1 000 000 ساعة', '1 000 000 ساعة'],
];

describe('hours', () => {
  test.each(table)('%i quarters', (quarters, french, arabic, oblique) => {
    expect(plain(formatHours(quarters, 'fr'))).toBe(french);
    expect(plain(formatHoursOblique(quarters, 'fr'))).toBe(french);
    expect(plain(formatHours(quarters, 'ar'))).toBe(arabic);
    expect(plain(formatHoursOblique(quarters, 'ar'))).toBe(oblique);
  });

  test('a number never parts from its unit at the end of a line', () => {
    expect(formatHours(50, 'fr')).toBe('12\u00a0h\u00a030');
    expect(formatHours(48, 'fr')).toBe('12\u00a0heures');
    expect(formatHours(4_000, 'ar')).toBe('1\u00a0000\u00a0ساعة');
    expect(formatHours(7, 'ar')).toBe('ساعة و45\u00a0دقيقة');
  });
});

describe('hours as people type them', () => {
  const field = quarters({ minHours: 0, maxHours: 10_000 });

  test.each([
    [0, '0'],
    [1, '0,25'],
    [2, '0,5'],
    [4, '1'],
    [49, '12,25'],
    [50, '12,5'],
    [4_000, '1000'],
  ])('%i quarters are %s, and read back the same', (count, typed) => {
    expect(hoursTyped(count)).toBe(typed);
    expect(field.parse([typed])).toBe(count);
  });
});

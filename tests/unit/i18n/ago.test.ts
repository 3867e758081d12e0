import { expect, test } from 'vitest';
import { formatAgo } from '@/lib/i18n/ago';

const now = new Date('2026-11-23T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const table: [ageMs: number, french: string, arabic: string][] = [
  [-HOUR, 'il y a 1 minute', 'قبل دقيقة واحدة'],
  [0, 'il y a 1 minute', 'قبل دقيقة واحدة'],
  [2 * MINUTE, 'il y a 2 minutes', 'قبل دقيقتين'],
  [HOUR - 1, 'il y a 59 minutes', 'قبل 59 دقيقة'],
  [HOUR, 'il y a 1 heure', 'قبل ساعة واحدة'],
  [DAY - 1, 'il y a 23 heures', 'قبل 23 ساعة'],
  [DAY, 'il y a 1 jour', 'قبل يوم واحد'],
  [3 * DAY, 'il y a 3 jours', 'قبل 3 أيام'],
  [7 * DAY - 1, 'il y a 6 jours', 'قبل 6 أيام'],
  [7 * DAY, '16 novembre 2026', '16 نونبر 2026'],
];

test.each(table)('%i ms ago', (age, french, arabic) => {
  const date = new Date(now.getTime() - age);
  expect(formatAgo(date, now, 'fr').replaceAll('\u00a0', ' ')).toBe(french);
  expect(formatAgo(date, now, 'ar')).toBe(arabic);
});

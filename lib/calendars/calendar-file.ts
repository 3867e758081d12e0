import 'server-only';
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/locales';
import { inLocale } from '@/lib/routes';
import { type DayEntry, isMeeting, type MeetingEntry } from './rules';

interface Calendar {
  name: string;
  locale: Locale;
  entries: readonly (DayEntry | MeetingEntry)[];
}

/**
 * Entries as calendar programs read them (RFC 5545). Times are of UTC: what Casablanca's clock shows then is for
 * today's rules of the zone to say, and a program's own may be years old.
 */
export function calendarFile({ name, locale, entries }: Calendar): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Khibra', product: 'Missions', language: locale.toUpperCase() },
  });
  for (const entry of entries) {
    const url = new URL(inLocale(locale, entry.path), env.APP_URL).href;
    const common = {
      id: `${entry.id}@khibra`,
      summary: entry.title,
      sequence: entry.changes,
      stamp: entry.changedAt,
      lastModified: entry.changedAt,
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      description: url,
      url,
    };
    if (isMeeting(entry)) {
      const end = new Date(entry.startsAt.getTime() + entry.minutes * 60_000);
      const location = [entry.place, entry.link].filter((part) => part !== null).join('\n');
      calendar.createEvent({ ...common, start: entry.startsAt, end, location });
    } else {
      // A day on which something is due leaves its person free.
      calendar.createEvent({ ...common, start: entry.day, allDay: true, transparency: ICalEventTransparency.TRANSPARENT });
    }
  }
  return calendar.toString();
}

import 'server-only';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/require-actor';
import { currentActor, findActor } from '@/lib/auth/session';
import { contentDisposition } from '@/lib/files/rules';
import { instantAt, latestOf } from '@/lib/i18n/day';
import type { Locale } from '@/lib/i18n/locales';
import { localised, titleOf } from '@/lib/i18n/localised';
import { translator } from '@/lib/i18n/translator';
import { canFollowMission } from '@/lib/missions/policy';
import { findMission } from '@/lib/missions/queries';
import { routes, rowId } from '@/lib/routes';
import { calendarFile } from './calendar-file';
import { type CalendarMission, findFeedPerson, findFeedSince, listCalendarMissions } from './queries';
import { type DayEntry, FEED_TOKEN, type MeetingEntry } from './rules';

/** The page on which a person gives their calendar an address, or takes it away. */
export const loadOwnCalendar = cache(async (): Promise<{ since: Date | null }> => {
  const actor = await requireActor(routes.ownCalendar());
  return { since: await findFeedSince(actor.userId) };
});

/** The calendar of a mission, to be kept: `signedOut`, or null where there is none that this person may know of. */
export async function loadMissionCalendar(requestedId: string) {
  const actor = await currentActor();
  if (!actor) return 'signedOut';
  const id = rowId(requestedId);
  const row = id === null ? null : await findMission(id);
  if (!row || !canFollowMission(actor, row)) return null;
  const file = calendarOf(actor, await listCalendarMissions({ id: row.id }));
  return {
    bytes: new TextEncoder().encode(file),
    mediaType: 'text/calendar; charset=utf-8',
    disposition: contentDisposition(`${row.reference}.ics`),
  };
}

/** What a calendar program reads at a person's address: the missions that are theirs now; null where the address is nobody's. */
export async function loadFeed(token: string): Promise<string | null> {
  const userId = FEED_TOKEN.test(token) ? await findFeedPerson(token) : null;
  const actor = userId === null ? null : await findActor(userId);
  if (!actor) return null;
  const organisationIds = actor.memberships.map((membership) => membership.organisationId);
  return calendarOf(actor, await listCalendarMissions({ personId: actor.userId, organisationIds }));
}

function calendarOf({ locale }: Actor, missions: readonly CalendarMission[]): string {
  const t = translator(locale, 'calendar');
  const entries = missions.flatMap((mission) => entriesOf(mission, locale, t));
  return calendarFile({ name: t('name'), locale, entries });
}

type Words = ReturnType<typeof translator<'calendar'>>;

function entriesOf(mission: CalendarMission, locale: Locale, t: Words): (DayEntry | MeetingEntry)[] {
  const { id, version, updatedAt, startsOn, endsOn } = mission;
  const title = localised(titleOf(mission.need), locale).text;
  const isCancelled = mission.state === 'cancelled';
  const common = { changes: version - 1, changedAt: updatedAt, cancelled: isCancelled, path: routes.mission(id) };
  // What was planned changes once more with the end of its mission.
  const ended = Number(isCancelled);
  return [
    { ...common, id: `mission-${id}-start`, title: t('starts', { title }), day: startsOn },
    { ...common, id: `mission-${id}-end`, title: t('ends', { title }), day: endsOn },
    ...mission.planItems.map((item) => ({
      id: `item-${item.id}`,
      title: t(item.kind, { title: item.title }),
      changes: item.version - 1 + ended,
      changedAt: latestOf(item.updatedAt, updatedAt),
      cancelled: isCancelled || item.state === 'removed',
      path: routes.planItem(id, item.id),
      day: item.dueOn,
    })),
    ...mission.meetings.map((meeting) => ({
      id: `meeting-${meeting.id}`,
      title: meeting.title,
      changes: meeting.version - 1 + ended,
      changedAt: latestOf(meeting.updatedAt, updatedAt),
      cancelled: isCancelled || meeting.cancelledAt !== null,
      path: routes.meeting(id, meeting.id),
      startsAt: instantAt(meeting.heldOn, meeting.startsAt),
      ...{ minutes: meeting.minutes, place: meeting.place, link: meeting.link },
    })),
  ];
}

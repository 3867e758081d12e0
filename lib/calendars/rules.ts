/*
 * What a calendar program reads of missions. An entry keeps its id for good, and each change has a higher number:
 * by these a program knows what it has already, and what is newer (RFC 5545, 3.8.4.7 and 3.8.7.4).
 */

/** Missions that a person's calendar shows, the newest. */
export const MISSIONS_SHOWN = 100;

/** What the secret of a person's calendar looks like: 32 bytes as base64url. */
export const FEED_TOKEN = /^[\w-]{43}$/;

interface Entry {
  /** Names it for good, within the platform. */
  id: string;
  title: string;
  /** How often it was changed, 0 or more. */
  changes: number;
  changedAt: Date;
  cancelled: boolean;
  /** The page of it, without the language. */
  path: string;
}

/** A whole day, whatever the zone. */
export interface DayEntry extends Entry {
  /** Midnight UTC. */
  day: Date;
}

export interface MeetingEntry extends Entry {
  startsAt: Date;
  minutes: number;
  place: string | null;
  link: string | null;
}

export function isMeeting(entry: DayEntry | MeetingEntry): entry is MeetingEntry {
  return 'startsAt' in entry;
}

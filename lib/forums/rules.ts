/*
 * Forums: days on which associations stand before companies. Who comes registers, who is met becomes a contact.
 * Days are date columns, times instants; nothing here knows the clock.
 */

export const FORUM_NAME = { min: 3, max: 160 } as const;
export const PLACE_LENGTH = { min: 2, max: 160 } as const;
export const AGENDA_LENGTH = { max: 6_000 } as const;
export const PARTNER_LENGTH = 120;
export const MOST_PARTNERS = 20;
/** Days of a forum, the first and the last among them. */
export const MOST_DAYS = 14;
export const STAND_PLACE_LENGTH = 40;

/** Who comes to a forum. */
export const REGISTRANT_KINDS = ['company', 'association', 'visitor', 'partner'] as const;
export type RegistrantKind = (typeof REGISTRANT_KINDS)[number];

export const VISITOR_NAME = { min: 2, max: 120 } as const;
export const VISITOR_ORGANISATION = 160;
export const VISITOR_PHONE = 30;
export const SPOKE_OF_LENGTH = { min: 3, max: 500 } as const;

/** The wording that people consent to now: its words are `forums.consents.v<n>`, and older ones stay there. */
export const CONSENT_VERSION = 1;

/** Contacts that a device sends at once, and the bytes of such a message. */
export const CONTACTS_AT_ONCE = 50;
export const CAPTURE_BYTES = 128_000;

/** A contact that a device has kept for longer counts as met when it arrives. */
const DEVICE_DAYS = 31;

/**
 * When somebody was met, by a device's own clock, which may be wrong: never later than now, nor long before.
 * Complexity O(1); no errors.
 */
export function metAt(said: Date | null, now: Date): Date {
  if (said === null || Number.isNaN(said.getTime())) return now;
  const age = now.getTime() - said.getTime();
  return age >= 0 && age <= DEVICE_DAYS * 86_400_000 ? said : now;
}

/** Whether a forum is still to come or under way on a day. */
export function isOpenOn(forum: { endsOn: Date }, today: Date): boolean {
  return forum.endsOn >= today;
}

/** Whether anybody may register: it is published, and not over. */
export function takesRegistrations(forum: { publishedAt: Date | null; endsOn: Date }, today: Date): boolean {
  return forum.publishedAt !== null && isOpenOn(forum, today);
}

/** The names of partners as they are typed, one a line; empty lines and repetitions are left out. */
export function partnersOf(typed: string | null): string[] {
  const names = (typed ?? '').split('\n').map((line) => line.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/** People on a page of a list of a forum's. */
export const PEOPLE_PER_PAGE = 50;

/**
 * The page of a list that an address asks for, counted from 1: the last one where there are fewer, the first where it asks
 * for none. Complexity O(1); no errors.
 *
 * @param asked as it stands in the address
 */
export function pageOf(asked: string, total: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(total / PEOPLE_PER_PAGE));
  const wanted = /^[1-9]\d{0,6}$/.test(asked) ? Number(asked) : 1;
  return { page: Math.min(wanted, pages), pages };
}

/** Lists of people of a forum that can be taken along as a file. */
export const PEOPLE_LISTS = ['registrations', 'contacts'] as const;
export type PeopleList = (typeof PEOPLE_LISTS)[number];

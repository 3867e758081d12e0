import { type RequestState, withoutContacts } from '@/lib/requests/rules';

/*
 * The thread of a request: what its two sides and the coordinators write to each other, below it.
 */

/** For whom a message was written. */
export const THREAD_SIDES = ['giver', 'receiver', 'programme'] as const;
export type ThreadSide = (typeof THREAD_SIDES)[number];

/** Signs of a message. */
export const MESSAGE_LENGTH = { min: 1, max: 2_000 } as const;
/** Files that go with a message. */
export const MAX_FILES = 3;

/** States in which the people of a request still have something to say to each other. */
const OPEN_STATES = ['proposed', 'accepted', 'approved'] as const satisfies readonly RequestState[];

/** Whether a thread may be written in while its request is in this state, the one true now. Complexity O(1). */
export function isOpen(state: RequestState): boolean {
  return OPEN_STATES.some((open) => open === state);
}

/** Signs of a message that its notification shows. */
export const EXCERPT_LENGTH = 140;

/**
 * The beginning of a message on one line, for a notification and its mail: without contact details, which
 * no mail of the platform carries.
 *
 * @returns 1..141 signs, an ellipsis included. Complexity O(length); no errors.
 */
export function excerptOf(body: string): string {
  const signs = [...withoutContacts(body).replaceAll(/\s+/g, ' ').trim()];
  if (signs.length <= EXCERPT_LENGTH) return signs.join('');
  const cut = signs.slice(0, EXCERPT_LENGTH).join('');
  // At a word, where one ends not too far back.
  const space = cut.lastIndexOf(' ');
  return `${(space > EXCERPT_LENGTH / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** Hours after which somebody who has not read of a thread is told of it anew. */
export const QUIET_HOURS = 24;

/**
 * Whether a reader is told of another message: not while they have an unread notification of the thread,
 * unless it is a day old. They may have read the thread itself meanwhile, and would never be told again.
 *
 * @param unreadSince when the unread one was written; null when there is none. Complexity O(1); no errors.
 */
export function isToldAgain(unreadSince: Date | null, now: Date): boolean {
  return unreadSince === null || now.getTime() - unreadSince.getTime() >= QUIET_HOURS * 3_600_000;
}

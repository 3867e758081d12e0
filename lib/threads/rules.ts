import type { RequestState } from '@/lib/requests/rules';

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

/** Contacts are shown to the other side only after approval, and nobody goes round that here. Complexity O(1). */
export function mayNameContacts(state: RequestState): boolean {
  return state === 'approved';
}

export type Contact = 'email' | 'phone';

const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
const UNSEEN = /\p{Cf}/gu;

/** Digits of either script as Latin ones, forms of width as plain ones, and nothing that is not seen. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(UNSEEN, '')
    .replaceAll(ARABIC_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** Between the digits of a telephone number; a new line is another thing. */
const GAP = '(?:[^\\S\\n]|[./()·‐-―_-]){0,3}';
const digits = (least: number, most = least) => `(?:${GAP}\\d){${least},${most}}`;
const AFTER = '(?!(?:[^\\S\\n]|[./-])?\\d)';

/** What is no telephone number though it looks like one: calendar days with their year. */
const DAYS = [
  /(?<!\d)(?:0?[1-9]|[12]\d|3[01])([/. -])(?:0?[1-9]|1[0-2])\1(?:19|20)\d{2}(?!\d)/g,
  /(?<!\d)(?:19|20)\d{2}([/.-])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)/g,
];

const PHONES = [
  // +212 6 …, +212 (0)6 …, and those of other countries.
  new RegExp(`\\+${digits(10, 15)}`, 'g'),
  // The same with 00. An ICE has 15 digits and begins with 00 too.
  new RegExp(`(?<!\\d)00(?:[1-3]${digits(8, 11)}|[4-9]${digits(8, 13)})${AFTER}`, 'g'),
  // 2126 … as links and address books write it.
  new RegExp(`(?<!\\d)212${GAP}0?${GAP}[5-8]${digits(8)}${AFTER}`, 'g'),
  // 05, 06, 07, 08: in one piece, or in groups.
  /(?<!\d)0[5-8]\d{8}(?!\d)/g,
  new RegExp(`(?<!\\d)0${GAP}[5-8]${digits(8)}${AFTER}`, 'g'),
];

const NAME = '[\\p{L}\\p{N}._%+-]+';
const DOMAIN = '[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.\\p{L}{2,}';
const AT = '[\\[({<]\\s?(?:at|arobase|آت)\\s?[\\])}>]';

const EMAILS = [
  new RegExp(`${NAME}@${DOMAIN}`, 'gu'),
  // name (at) association.ma
  new RegExp(`${NAME}\\s?(?:${AT}|\\sarobase\\s)\\s?${DOMAIN}`, 'giu'),
];

/** A sign that stands for what was taken out, and that no pattern above goes over. */
const TAKEN_OUT = '…';

function without(text: string, patterns: readonly RegExp[]): string {
  return patterns.reduce((rest, pattern) => rest.replaceAll(pattern, TAKEN_OUT), text);
}

/**
 * The first kind of contact detail that a text holds, an address of electronic mail before a telephone
 * number, or undefined. Hours, days, amounts, an ICE, the number of a receipt or of a request are none.
 * What somebody means to hide (« zéro six… ») is not found, and is not looked for.
 *
 * Complexity O(length); no errors.
 */
export function contactIn(text: string): Contact | undefined {
  const plain = folded(text);
  if (without(plain, EMAILS) !== plain) return 'email';
  const undated = without(plain, DAYS);
  return without(undated, PHONES) === undated ? undefined : 'phone';
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
  const told = contactIn(body) === undefined ? body : without(folded(body), [...EMAILS, ...PHONES]);
  const signs = [...told.replaceAll(/\s+/g, ' ').trim()];
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

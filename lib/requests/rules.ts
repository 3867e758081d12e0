/**
 * A partnership request: one need, one offer, two consents, one decision.
 *
 * States end in `approved`, `declined`, `withdrawn`, `rejected`, `expired` or `not_chosen`.
 * Hours are whole quarter-hours throughout.
 */

export const REQUEST_STATES = ['proposed', 'accepted', 'approved', 'declined', 'withdrawn', 'rejected', 'expired', 'not_chosen'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const REQUEST_ACTIONS = ['consent', 'amend', 'decline', 'withdraw', 'approve', 'reject', 'expire', 'setAside'] as const;
export type RequestAction = (typeof REQUEST_ACTIONS)[number];

export type Party = 'giver' | 'receiver';

/** Who wrote the terms of a request: a side, or the coordinator who proposed the pair. */
export type TermsAuthor = Party | 'programme';

/** How long the side that was asked has to answer. */
export const ANSWER_DAYS = 14;

/** Days before the last one on which those who have not answered are reminded: the seventh and the twelfth after asking. */
export const REMINDED_BEFORE = [7, 2] as const;

/** Why the side that was asked says no. */
export const DECLINE_REASONS = ['no_time', 'other_dates', 'other_skills', 'too_far', 'already_covered', 'other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** Several employees on one need: so many functions may be named, in so many signs. */
export const TEAM_AT_MOST = 6;
export const FUNCTION_LENGTH = { max: 80 } as const;

/** The names of the fields of a team's lines in its form: a function, and its hours. */
export const teamLines = Array.from(
  { length: TEAM_AT_MOST },
  (_, index) => ({ role: `role.${index + 1}`, hours: `hours.${index + 1}` }) as const,
);
export type TeamLine = (typeof teamLines)[number];

/** One person of a team, by function and never by name: contacts are shown after approval. */
export interface TeamMember {
  role: string;
  /** Whole quarter-hours, at least 1. */
  quarters: number;
}

/** What the two sides agree on. */
export interface Terms {
  quarters: number;
  /** A date of a calendar day (midnight UTC). */
  startsOn: Date;
  mode: 'remote' | 'on_site' | 'either';
  /** Empty where one person comes, or nobody said who. */
  team: readonly TeamMember[];
}

export const TERMS_FIELDS = ['quarters', 'startsOn', 'mode', 'team'] as const satisfies readonly (keyof Terms)[];
export type TermsField = (typeof TERMS_FIELDS)[number];

/** Signs of a reason to decline or to reject, and of the words that go with a request. */
export const REASON_LENGTH = { min: 10, max: 500 } as const;
export const MESSAGE_LENGTH = { max: 2_000 } as const;

/**
 * The lifecycle. `consent` leads to `accepted` once both consents hold on the current terms;
 * the first of two leaves the request `proposed` (see `stateAfterConsent`).
 * What a state does not list is refused there.
 */
export const TRANSITIONS: Readonly<Record<RequestState, Readonly<Partial<Record<RequestAction, RequestState>>>>> = {
  proposed: {
    consent: 'accepted',
    amend: 'proposed',
    decline: 'declined',
    withdraw: 'withdrawn',
    expire: 'expired',
    setAside: 'not_chosen',
  },
  accepted: { amend: 'proposed', withdraw: 'withdrawn', approve: 'approved', reject: 'rejected', setAside: 'not_chosen' },
  approved: {},
  declined: {},
  withdrawn: {},
  rejected: {},
  expired: {},
  not_chosen: {},
};

/** States in which somebody may still act. */
export const LIVE_STATES = ['proposed', 'accepted'] as const satisfies readonly RequestState[];

/** The state an action leads to, or undefined where the lifecycle does not allow it. */
export function next(state: RequestState, action: RequestAction): RequestState | undefined {
  return TRANSITIONS[state][action];
}

/** The consents of a request: the terms each side agreed on, or null. */
export interface Consents {
  termsVersion: number;
  giverConsentTerms: number | null;
  receiverConsentTerms: number | null;
}

/** Whether a side's consent holds: it was given on the terms as they stand. */
export function hasConsented(request: Consents, party: Party): boolean {
  const terms = party === 'giver' ? request.giverConsentTerms : request.receiverConsentTerms;
  return terms === request.termsVersion;
}

/** The state once `party` consents: accepted when the other side's consent holds too. */
export function stateAfterConsent(request: Consents, party: Party): RequestState {
  return hasConsented(request, party === 'giver' ? 'receiver' : 'giver') ? 'accepted' : 'proposed';
}

/** The terms' fields that differ, in the order they are read. Complexity O(team); no errors. */
export function changedTerms(before: Terms, after: Terms): TermsField[] {
  const same: Record<TermsField, boolean> = {
    quarters: before.quarters === after.quarters,
    startsOn: before.startsOn.getTime() === after.startsOn.getTime(),
    mode: before.mode === after.mode,
    team:
      before.team.length === after.team.length &&
      before.team.every(({ role, quarters }, index) => role === after.team[index]?.role && quarters === after.team[index]?.quarters),
  };
  return TERMS_FIELDS.filter((field) => !same[field]);
}

/**
 * The terms that the newest ones are read beside: the last that somebody else wrote, so that what a side
 * changed in several goes is seen as one change; the first ever where nobody else wrote any.
 *
 * @param history every terms of a request, oldest first
 * @returns undefined where nothing was ever changed. Complexity O(history).
 */
export function termsBefore<Written extends { author: TermsAuthor }>(history: readonly Written[]): Written | undefined {
  const newest = history.at(-1);
  if (!newest || history.length < 2) return undefined;
  return history.findLast(({ author }) => author !== newest.author) ?? history[0];
}

/**
 * Whether those who have not answered are to be reminded now.
 *
 * @param daysLeft whole calendar days until the last one, negative once it is over
 * @param sent reminders of these terms so far, 0..2
 * @returns how many will have been sent then, or undefined. A reminder that was missed is not made up for.
 */
export function reminderDue(daysLeft: number, sent: number): number | undefined {
  if (daysLeft < 0) return undefined;
  const due = REMINDED_BEFORE.filter((days) => daysLeft <= days).length;
  return due > sent ? due : undefined;
}

/** Past its deadline a proposed request is expired, whether or not the job has written it down. */
export function isExpired(request: { state: RequestState; answerBy: Date }, now: Date): boolean {
  return request.state === 'proposed' && request.answerBy.getTime() <= now.getTime();
}

/** The state as it is true at `now`. */
export function stateAt(request: { state: RequestState; answerBy: Date }, now: Date): RequestState {
  return isExpired(request, now) ? 'expired' : request.state;
}

/**
 * Whether hours of a need or an offer can still be agreed on: it is open, and its last day is not over.
 * Past that day it has expired, whether or not the job has written it down.
 *
 * @param lastDay the need's closing day or the end of the offer's period, which still counts
 * @param today both are dates of calendar days (midnight UTC)
 */
export function isAvailable(listing: { state: string; lastDay: Date }, today: Date): boolean {
  return listing.state === 'open' && listing.lastDay >= today;
}

/** So many requests at most are approved in one go. */
export const BULK_MOST = 50;

/** Beyond so many quarter-hours (200 hours), two different coordinators approve. */
export const TWO_PERSONS_ABOVE = 800;

/** Whether approving takes two coordinators. @param quarters quarter-hours, above 0 */
export function needsTwo(quarters: number): boolean {
  return quarters > TWO_PERSONS_ABOVE;
}

/** How long a waiting request has waited, for the desk: 0–2 days fresh, 3–6 due, 7 and more late. */
export const DUE_FROM_DAYS = 3;
export const LATE_FROM_DAYS = 7;
export const URGENCIES = ['late', 'due', 'fresh'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** @param days whole calendar days of waiting, 0 or more */
export function urgencyOf(days: number): Urgency {
  if (days >= LATE_FROM_DAYS) return 'late';
  return days >= DUE_FROM_DAYS ? 'due' : 'fresh';
}

/** What a coordinator looks at before approving. A failed one stops the approval; a warning does not. */
export type Check =
  | 'organisationsVerified'
  | 'hoursInNeed'
  | 'hoursInOffer'
  | 'listingsUnchanged'
  | 'noConflict'
  | 'monthlyRate'
  | 'notOwnSide';
export type CheckResult = 'passed' | 'warning' | 'failed';

export interface CheckFacts {
  bothVerified: boolean;
  quarters: number;
  needOpen: boolean;
  needLeft: number;
  /** What other live requests on the need ask for. */
  needAskedBeside: number;
  needUnchanged: boolean;
  offerOpen: boolean;
  offerLeft: number;
  offerAskedBeside: number;
  offerUnchanged: boolean;
  quartersPerMonth: number;
  /** Months from the start to the end of the offer's period, a begun one counted, at least 1. */
  monthsLeft: number;
  ownSide: boolean;
}

/**
 * Whether a request and the other live ones beside it ask together for more than is left. One that alone
 * asks for too much is in conflict with nobody.
 *
 * @param quarters all in quarter-hours, 0 or more
 */
export function conflicts(quarters: number, askedBeside: number, left: number): boolean {
  return askedBeside > 0 && quarters + askedBeside > left;
}

/** Every check with its result, in the order they are read. */
export function checksOf(facts: CheckFacts): Record<Check, CheckResult> {
  const stop = (passes: boolean): CheckResult => (passes ? 'passed' : 'failed');
  return {
    organisationsVerified: stop(facts.bothVerified),
    hoursInNeed: stop(facts.needOpen && facts.quarters <= facts.needLeft),
    hoursInOffer: stop(facts.offerOpen && facts.quarters <= facts.offerLeft),
    listingsUnchanged: stop(facts.needUnchanged && facts.offerUnchanged),
    // Only one of them can be approved, or none: a choice, not a fault.
    noConflict:
      conflicts(facts.quarters, facts.needAskedBeside, facts.needLeft) || conflicts(facts.quarters, facts.offerAskedBeside, facts.offerLeft)
        ? 'warning'
        : 'passed',
    monthlyRate: facts.quarters <= facts.quartersPerMonth * facts.monthsLeft ? 'passed' : 'warning',
    notOwnSide: stop(!facts.ownSide),
  };
}

/**
 * Months from a day to a later one, a begun month counted; 1 when `until` is not later.
 * Both are dates of calendar days (midnight UTC).
 */
export function monthsBetween(from: Date, until: Date): number {
  const whole = (until.getUTCFullYear() - from.getUTCFullYear()) * 12 + until.getUTCMonth() - from.getUTCMonth();
  const begun = until.getUTCDate() > from.getUTCDate() ? 1 : 0;
  return Math.max(1, whole + begun);
}

/** The day so many whole months later; the last of its month where that month has none of this number. Dates of calendar days. */
function monthsLater(day: Date, months: number): Date {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day.getUTCDate(), lastOfMonth)));
}

/**
 * The last day of a mission as it is planned: as many months as its hours take at the offer's rate, and no longer
 * than the offer holds, but not before the start.
 *
 * @param quarters quarter-hours, as is the rate per month, both above 0; dates of calendar days (midnight UTC)
 */
export function plannedEnd(
  { quarters, startsOn }: Pick<Terms, 'quarters' | 'startsOn'>,
  { quartersPerMonth, availableUntil }: { quartersPerMonth: number; availableUntil: Date },
): Date {
  const end = monthsLater(startsOn, Math.ceil(quarters / quartersPerMonth));
  return new Date(Math.max(startsOn.getTime(), Math.min(end.getTime(), availableUntil.getTime())));
}

/** A mission has the number of its request: M-2026-0148 comes of R-2026-0148. */
export function missionReference(requestReference: string): string {
  return requestReference.replace(/^R/, 'M');
}

/** What was done with a request, as the audit names it after `request_`; whatever else is `other`. */
export const REQUEST_DEEDS = [
  'pledge',
  'ask',
  'pair',
  'amend',
  'change',
  'consent',
  'decline',
  'withdraw',
  'expire',
  'setAside',
  'approve_first',
  'approve',
  'reject',
] as const;
export type RequestDeed = (typeof REQUEST_DEEDS)[number] | 'other';

/** Contacts are shown to the other side only after approval, and nobody goes round that in what they write to it. Complexity O(1). */
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

/** The text without the contact details in it; as it was written where there are none. Complexity O(length); no errors. */
export function withoutContacts(text: string): string {
  return contactIn(text) === undefined ? text : without(folded(text), [...EMAILS, ...PHONES]);
}

/** Why words that the other side reads before approval are refused: a code of `errors`, or undefined. */
export function contactError(text: string): 'emailBeforeApproval' | 'phoneBeforeApproval' | undefined {
  const contact = contactIn(text);
  return contact && (contact === 'email' ? 'emailBeforeApproval' : 'phoneBeforeApproval');
}

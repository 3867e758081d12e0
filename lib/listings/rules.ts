/**
 * What needs and offers have in common: their closed lists and limits. Lengths are counted in
 * signs (code points) after trimming, hours in hours.
 */

export const SECTORS = ['disability', 'education', 'gender_equality', 'environment', 'economic_inclusion'] as const;
export type Sector = (typeof SECTORS)[number];

export const MODES = ['on_site', 'remote', 'either'] as const;
export type Mode = (typeof MODES)[number];

export const FORMATS = ['session_1h', 'day', 'mission_weeks', 'mentoring', 'secondment'] as const;
export type Format = (typeof FORMATS)[number];

/** Working languages, in the order they are offered. */
export const LANGUAGES = ['ar', 'fr', 'zgh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The languages a listing may be written in. */
export const WRITTEN_IN = ['ar', 'fr'] as const;

export const TITLE_LENGTH = { min: 10, max: 120 } as const;
/** The longest skill list: beyond it, a listing is several listings. */
export const MAX_SKILLS = 8;
/** Skills that the list lacks, besides those. */
export const MAX_PROPOSALS = 3;
export const PROPOSAL_LENGTH = { min: 3, max: 60 } as const;

/** Ready-made texts mark what is to be filled in with square brackets. */
export function hasBlank(text: string): boolean {
  return text.includes('[');
}

/** A listing is a need or an offer. */
export const NOUNS = ['need', 'offer'] as const;
export type Noun = (typeof NOUNS)[number];

export const LISTING_STATES = ['submitted', 'returned', 'open', 'paused', 'filled', 'closed', 'expired'] as const;
export type ListingState = (typeof LISTING_STATES)[number];

/** What the people of its organisation do with it, what a coordinator decides, and what happens by itself. */
export const OWNER_ACTIONS = ['edit', 'resubmit', 'pause', 'reopen', 'extend', 'close', 'duplicate'] as const;
export const REVIEW_ACTIONS = ['approve', 'return'] as const;
export const SYSTEM_ACTIONS = ['fill', 'expire'] as const;
export type OwnerAction = (typeof OWNER_ACTIONS)[number];
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];
export type ListingAction = OwnerAction | ReviewAction | (typeof SYSTEM_ACTIONS)[number];

/**
 * The lifecycle of needs and offers. What a state does not list is refused there; what leads to the
 * same state changes the words or the days, or (`duplicate`) only reads.
 */
export const TRANSITIONS: Readonly<Record<ListingState, Readonly<Partial<Record<ListingAction, ListingState>>>>> = {
  submitted: { approve: 'open', return: 'returned', edit: 'submitted', duplicate: 'submitted' },
  returned: { resubmit: 'submitted', duplicate: 'returned' },
  open: { edit: 'open', pause: 'paused', extend: 'open', close: 'closed', duplicate: 'open', fill: 'filled', expire: 'expired' },
  paused: { edit: 'paused', reopen: 'open', extend: 'paused', close: 'closed', duplicate: 'paused', expire: 'expired' },
  filled: { duplicate: 'filled' },
  closed: { duplicate: 'closed' },
  expired: { extend: 'open', close: 'closed', duplicate: 'expired' },
};

/** The state an action leads to, or undefined where the lifecycle does not allow it. */
export function next(state: ListingState, action: ListingAction): ListingState | undefined {
  return TRANSITIONS[state][action];
}

/** The state as it is true on the day `today`: past its last day a listing has expired, whether or not the job has written it down. */
export function stateOn(listing: { state: ListingState; lastDay: string }, today: string): ListingState {
  return listing.lastDay < today ? (next(listing.state, 'expire') ?? listing.state) : listing.state;
}

/** An organisation's first listing is reviewed; once one was open, the later ones open at once. */
export function firstState(everOpen: boolean): 'submitted' | 'open' {
  return everOpen ? 'open' : 'submitted';
}

/** How many days before its last one a listing's owners are told. */
export const CLOSING_SOON_DAYS = 7;

/** Signs of the reason for which a listing is returned. */
export const RETURN_REASON_LENGTH = { min: 10, max: 500 } as const;

/**
 * What requests rest on: a change of these sends them back to both sides. Wording of the title and
 * the context does not, nor hours and days, which every consent and approval checks again.
 */
export const RESTED_ON = {
  need: ['deliverable', 'skills', 'sector', 'province', 'mode', 'format', 'languages', 'accessNote'],
  offer: ['skills', 'sectors', 'places', 'format', 'regime', 'hoursPerMonth', 'peopleCount', 'languages'],
} as const satisfies Record<Noun, readonly string[]>;

/**
 * Listings are counted up to so many: to count a country's would be to read them. A count of one more says only that
 * there are more, and the messages say so by that number (`=10001`).
 */
export const MOST_COUNTED = 1_000;

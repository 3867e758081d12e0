import type { MailChoice } from '@/lib/notifications/rules';

/** A search that a person keeps of a list, and is told of what is new in it. */

export const SEARCH_NAME = { min: 1, max: 80 } as const;

/** Of one person: each is compared with everything that is published. */
export const SEARCHES_MOST = 20;

/** When a search tells: soon after a listing is published, or once a day with all of them. */
export type Rhythm = Exclude<MailChoice, 'none'>;

/** Listings that one run tells a search of at most; the next run goes on after them. */
export const TOLD_AT_ONCE = 500;

/** Minutes that a listing may be published before the transaction that publishes it is seen: longer than any lasts, with all its attempts. */
export const UNSEEN_MINUTES = 10;

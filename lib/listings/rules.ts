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

/** Ready-made texts mark what is to be filled in with square brackets. */
export function hasBlank(text: string): boolean {
  return text.includes('[');
}

export type ListingState = 'submitted' | 'returned' | 'open' | 'paused' | 'filled' | 'closed' | 'expired';

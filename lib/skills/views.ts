import type { Locale } from '@/lib/i18n/locales';
import type { Bilingual } from '@/lib/i18n/localised';

/** A skill as the picker shows and finds it. */
export interface SkillOption {
  code: string;
  family: string;
  label: string;
  /** The label in the other language: people know some skills by one name only. */
  otherLabel: string;
  /** Folded labels and synonyms of both languages; the synonyms are never shown. */
  search: string[];
}

export interface SkillFamily {
  code: string;
  label: string;
}

/** Families and skills, both in the order they are shown; a family's skills stand together. */
export interface SkillOptions {
  families: SkillFamily[];
  skills: SkillOption[];
}

/** A skill that somebody missed in the list, at the desk. */
export interface ProposalView {
  id: number;
  label: string;
  writtenIn: Locale;
  organisation: Bilingual;
  region: Bilingual;
  /** The listings that name it. */
  listings: { noun: 'need' | 'offer'; id: number; title: Bilingual }[];
  waiting: boolean;
  waitingDays: number;
  urgency: 'fresh' | 'due' | 'late';
  /** Why this reader may not decide, or undefined. */
  why: 'notCoordinator' | 'ownSide' | 'outOfScope' | undefined;
}
